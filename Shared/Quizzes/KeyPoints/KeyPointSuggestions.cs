namespace QuizHub.Quizzes;

/// <summary>A key point that an answer seems to make, with the words that say so.</summary>
/// <param name="Words">As they were typed: the part of the sentence.</param>
public sealed record KeyPointSuggestion(string Point, string Words);

/// <summary>
/// Which key points a typed answer seems to make: those of which a match term stands in it, at the start of a word ("bias" is not found in "unbiased", but in "biases"),
/// and is said in the sense in which the point says it. "Keeps running statistics" does not suggest "keeps no running statistics", nor "without noise" a point about noise.
/// A suggestion only: what counts is what the learner ticks.
/// </summary>
public static class KeyPointSuggestions
{
    public static IReadOnlyList<KeyPointSuggestion> Of(IReadOnlyList<KeyPointView> points, string? typed)
    {
        var clauses = Clause.Read(typed ?? "");
        return [.. points.Select(point => Find(point, clauses)).OfType<KeyPointSuggestion>()];
    }

    private static KeyPointSuggestion? Find(KeyPointView point, IReadOnlyList<Clause> clauses)
    {
        var own = Clause.Read(point.Text);
        var terms = point.MatchTerms.Select(TypedText.Fold).Where(term => term.Length > 0).ToList();
        var senses = terms.ConvertAll(term => Senses(own, term));
        // A term that the point's own words lack is meant as all the others are.
        var isAllNegated = senses.Any(sense => sense.Count > 0) && senses.All(sense => !sense.Contains(false));
        foreach (var (term, sense) in terms.Zip(senses))
        {
            var found = clauses.FirstOrDefault(clause => clause.SensesOf(term).Any(isNegated => sense.Count == 0 ? isNegated == isAllNegated : sense.Contains(isNegated)));
            if (found is not null)
            {
                return new(point.Id, found.Typed);
            }
        }

        return null;
    }

    private static HashSet<bool> Senses(IReadOnlyList<Clause> clauses, string term) => [.. clauses.SelectMany(clause => clause.SensesOf(term))];
}

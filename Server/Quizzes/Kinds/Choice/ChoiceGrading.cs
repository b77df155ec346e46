using QuizHub.Quizzes;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Options: max(0, (right − wrong) / keys), which for a single choice is right or wrong. Where facts are given, the options whose statement holds for
/// them are the keys, whatever the deck marks.</summary>
public static class ChoiceGrading
{
    public static GradingResult Grade(ChoiceBody body, ChoiceResponse? response, IReadOnlyDictionary<string, double>? facts)
    {
        var chosen = response?.Chosen.ToHashSet();
        if (chosen is not null && Problem(body, response!, chosen) is { } refused)
        {
            return refused;
        }

        var keys = body.Options.Where(option => IsKey(option, facts)).Select(option => option.Id).ToHashSet();
        var parts = body.Options
            .Select(option => (option.Id, Key: keys.Contains(option.Id), Chosen: chosen?.Contains(option.Id) ?? false))
            .Select(option => new GradedPart(option.Id, option.Key, option.Chosen ? option.Id : null, option.Key == option.Chosen))
            .ToList();
        if (keys.Count == 0)
        {
            return new Undecided(parts);
        }

        var right = parts.Count(part => part.IsKey && part.Given is not null);
        var wrong = parts.Count(part => !part.IsKey && part.Given is not null);
        // Two statements that both hold for a run would be an error of the deck; choosing one of them is right then.
        return new Graded(body.Multiple ? Grading.RightMinusWrong(right, wrong, keys.Count) : right, parts);
    }

    /// <summary>Of several: one of the subsets that are not empty.</summary>
    public static double GuessChance(ChoiceBody body) =>
        body.Multiple ? 1 / (Math.Pow(2, body.Options.Count) - 1) : 1.0 / body.Options.Count;

    private static Refused? Problem(ChoiceBody body, ChoiceResponse response, HashSet<string> chosen) =>
        !chosen.IsSubsetOf(body.Options.Select(option => option.Id)) ? new("response", GradingTexts.UnknownOption)
        : chosen.Count == 0 || (!body.Multiple && response.Chosen.Count > 1) ? new("response", GradingTexts.ChooseOne)
        : null;

    private static bool IsKey(Option option, IReadOnlyDictionary<string, double>? facts) =>
        facts is null || option.When is null
            ? option.IsKey
            : Formula.Parse(option.When, out _) is { } when && when.Names.All(facts.ContainsKey) && when.Truth(facts);
}

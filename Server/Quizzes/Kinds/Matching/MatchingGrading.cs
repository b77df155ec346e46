using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Pairs: max(0, (right − wrong) / pairs); a left side that is left open is neither.</summary>
public static class MatchingGrading
{
    public static GradingResult Grade(MatchingBody body, MatchingResponse? response)
    {
        var pairs = body.Rows.Where(row => row.Left is not null).ToList();
        if (response is not null && !(response.Pairs.Keys.All(left => pairs.Any(row => row.Id == left))
            && response.Pairs.Values.All(right => body.Rows.Any(row => row.Id == right))))
        {
            return new Refused("response", GradingTexts.UnknownOption);
        }

        if (response is { Pairs.Count: 0 })
        {
            return new Refused("response", GradingTexts.ChooseOne);
        }

        var parts = pairs.Select(row =>
        {
            var given = response?.Pairs.GetValueOrDefault(row.Id);
            return new GradedPart(row.Id, true, given, given is not null && SaysTheSame(row, body.Rows.First(other => other.Id == given)));
        }).ToList();
        var right = parts.Count(part => part.IsRight);
        var wrong = parts.Count(part => part is { IsRight: false, Given: not null });
        return new Graded(Grading.RightMinusWrong(right, wrong, parts.Count), parts);
    }

    /// <summary>Every left side gets one of the right sides, each used once: (r − l)! / r! of the ways.</summary>
    public static double GuessChance(MatchingBody body)
    {
        var (rights, lefts) = (body.Rows.Count, body.Rows.Count(row => row.Left is not null));
        return Enumerable.Range(0, lefts).Aggregate(1.0, (chance, index) => chance / (rights - index));
    }

    /// <summary>Two rows may have the same right side; which of the two is chosen can't matter.</summary>
    private static bool SaysTheSame(MatchRow one, MatchRow other) =>
        one.Id == other.Id || one.Right.ByLanguage.All(text => other.Right.ByLanguage.TryGetValue(text.Key, out var same) && same == text.Value);
}

using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Blanks: the mean of them, each right or wrong like a short text.</summary>
public static class ClozeGrading
{
    public const double GuessChance = 0;

    public static GradingResult Grade(ClozeBody body, ClozeResponse? response, int version)
    {
        if (response is not null && !response.Typed.Keys.All(id => body.Blanks.Any(blank => blank.Id == id)))
        {
            return new Refused("response", GradingTexts.UnknownOption);
        }

        if (response is not null && (response.Typed.Values.All(string.IsNullOrWhiteSpace) || response.Typed.Values.Any(typed => typed.Length > Grading.MaxTyped)))
        {
            return new Refused("response", GradingTexts.TypeSomething);
        }

        var parts = body.Blanks.Select(blank =>
        {
            var typed = response?.Typed.GetValueOrDefault(blank.Id);
            var given = string.IsNullOrWhiteSpace(typed) ? null : typed;
            var accepted = new KnownWords([.. blank.Accepted.Values.SelectMany(texts => texts)], body.Rivals ?? [], body.IsExact, version);
            int? slip = null;
            var isRight = given is not null && accepted.Typed(given, out slip).Contains(true);
            return new GradedPart(blank.Id, true, given, isRight, Spelling: slip is { } index ? accepted.Texts[index] : null);
        }).ToList();
        return new Graded(parts.Count(part => part.IsRight) / (double)parts.Count, parts);
    }
}

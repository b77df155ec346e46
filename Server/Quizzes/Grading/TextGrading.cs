using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>A short text: right when it is one of the accepted ones of any language, after <see cref="AnswerText.Fold"/>.</summary>
public static class TextGrading
{
    public const double GuessChance = 0;

    public static GradingResult Grade(ShortTextBody body, TextResponse? response)
    {
        var typed = response is null ? null : AnswerText.Fold(response.Typed);
        if (typed is { Length: 0 } or { Length: > Grading.MaxTyped })
        {
            return new Refused("response", GradingTexts.TypeSomething);
        }

        var parts = body.Texts.Select((known, index) =>
        {
            var isMet = typed is not null && AnswerText.Fold(known.Text) == typed;
            return new GradedPart(index.ToString(CultureInfo.InvariantCulture), known.IsKey, isMet ? response!.Typed : null, isMet == known.IsKey);
        }).ToList();
        return new Graded(parts.Any(part => part is { IsKey: true, Given: not null }) ? 1 : 0, parts);
    }
}

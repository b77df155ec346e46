using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>A short text: right when it is one of the accepted ones of any language, after <see cref="TypedText.Fold"/> and but for
/// slips of the finger.</summary>
public static class TextGrading
{
    public const double GuessChance = 0;

    public static GradingResult Grade(ShortTextBody body, TextResponse? response, int version)
    {
        var typed = response is null ? null : TypedText.Fold(response.Typed);
        if (typed is { Length: 0 } or { Length: > Grading.MaxTyped })
        {
            return new Refused("response", GradingTexts.TypeSomething);
        }

        // Accepted texts first: what is as near to one as to a known wrong one is right.
        var order = Enumerable.Range(0, body.Texts.Count).OrderBy(index => !body.Texts[index].IsKey).ToList();
        int? slip = null;
        var met = typed is null
            ? []
            : new KnownWords([.. order.Select(index => body.Texts[index].Text)], body.Rivals ?? [], body.IsExact, version).Typed(response!.Typed, out slip);
        var parts = body.Texts.Select((known, index) =>
        {
            var place = order.IndexOf(index);
            var isMet = typed is not null && met[place];
            return new GradedPart(
                index.ToString(CultureInfo.InvariantCulture), known.IsKey, isMet ? response!.Typed : null, isMet == known.IsKey,
                Spelling: slip == place ? known.Text : null);
        }).ToList();
        return new Graded(parts.Any(part => part is { IsKey: true, Given: not null }) ? 1 : 0, parts);
    }
}

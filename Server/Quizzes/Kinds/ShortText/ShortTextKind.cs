using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>A word or a few to type.</summary>
public sealed class ShortTextKind : ItemKind<ShortTextBody, TextResponse>
{
    protected override TextResponse ToDeck(TextResponse response, PartIds ids) => new(response.Typed ?? "");

    protected override GradingResult Grade(
        ShortTextBody body, IReadOnlyDictionary<string, double> parameters, TextResponse? response, IReadOnlyDictionary<string, double>? facts, int version) =>
        TextGrading.Grade(body, response, version);

    protected override double GuessChance(ShortTextBody body) => TextGrading.GuessChance;

    protected override ItemBodyView View(ShortTextBody body, ShownItem item) => TextHtml.View(body);

    protected override IReadOnlyList<PartVerdict> Parts(ShortTextBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        TextHtml.Parts(body, item, parts);

    protected override string? Key(ShortTextBody body, ShownItem item, IReadOnlyList<GradedPart> parts) => TextHtml.Key(body, item);
}

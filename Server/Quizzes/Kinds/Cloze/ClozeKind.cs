using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Blanks in a text to fill.</summary>
public sealed class ClozeKind : ItemKind<ClozeBody, ClozeResponse>
{
    protected override ClozeResponse ToDeck(ClozeResponse response, PartIds ids) =>
        new((response.Typed ?? new Dictionary<string, string>()).ToDictionary(blank => blank.Key, blank => blank.Value ?? ""));

    protected override GradingResult Grade(
        ClozeBody body, IReadOnlyDictionary<string, double> parameters, ClozeResponse? response, IReadOnlyDictionary<string, double>? facts, int version) =>
        ClozeGrading.Grade(body, response, version);

    protected override double GuessChance(ClozeBody body) => ClozeGrading.GuessChance;

    protected override ItemBodyView View(ClozeBody body, ShownItem item) => ClozeHtml.View(body, item);

    protected override IReadOnlyList<PartVerdict> Parts(ClozeBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        ClozeHtml.Parts(body, item, parts.ToDictionary(part => part.Id));
}

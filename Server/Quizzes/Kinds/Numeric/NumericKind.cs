using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>A number to type.</summary>
public sealed class NumericKind : ItemKind<NumericBody, NumberResponse>
{
    protected override NumberResponse ToDeck(NumberResponse response, PartIds ids) => new(response.Typed ?? "");

    protected override GradingResult Grade(
        NumericBody body, IReadOnlyDictionary<string, double> parameters, NumberResponse? response, IReadOnlyDictionary<string, double>? facts, int version) =>
        NumberGrading.Grade(body, parameters, response, facts);

    protected override double GuessChance(NumericBody body) => NumberGrading.GuessChance;

    protected override ItemBodyView View(NumericBody body, ShownItem item) => NumberHtml.View(body, item);

    protected override IReadOnlyList<PartVerdict> Parts(NumericBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        NumberHtml.Parts(body, item, parts);

    protected override string? Key(NumericBody body, ShownItem item, IReadOnlyList<GradedPart> parts) => NumberHtml.Key(body, item, parts);
}

using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Options to choose from: single and multiple choice, true or false, and predictions and checks by choice.</summary>
public sealed class ChoiceKind : ItemKind<ChoiceBody, ChoiceResponse>
{
    /// <summary>True and false keep their order.</summary>
    public override IReadOnlyList<string> Order(Item item, ulong seed)
    {
        var ids = ((ChoiceBody)item.Body).Options.Select(option => option.Id);
        return item.Type == ItemType.TrueFalse ? [.. ids] : new SplitMix(seed).Shuffle(ids);
    }

    protected override (IEnumerable<string> Main, IEnumerable<string> Rights) Ids(ChoiceBody body) => (body.Options.Select(option => option.Id), []);

    protected override ChoiceResponse ToDeck(ChoiceResponse response, PartIds ids) => new([.. (response.Chosen ?? []).Select(ids.Deck)]);

    protected override GradingResult Grade(
        ChoiceBody body, IReadOnlyDictionary<string, double> parameters, ChoiceResponse? response, IReadOnlyDictionary<string, double>? facts, int version) =>
        ChoiceGrading.Grade(body, response, facts);

    protected override double GuessChance(ChoiceBody body) => ChoiceGrading.GuessChance(body);

    protected override bool HasSecondTry(ChoiceBody body) => body is not { Multiple: false, Options.Count: <= 2 };

    protected override ItemBodyView View(ChoiceBody body, ShownItem item) => ChoiceHtml.View(body, item);

    protected override IReadOnlyList<PartVerdict> Parts(ChoiceBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        ChoiceHtml.Parts(body, item, parts.ToDictionary(part => part.Id));
}

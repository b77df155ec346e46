using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>A right side for each left one.</summary>
public sealed class MatchingKind : ItemKind<MatchingBody, MatchingResponse>
{
    /// <summary>The right sides.</summary>
    public override IReadOnlyList<string> Order(Item item, ulong seed) => new SplitMix(seed).Shuffle(((MatchingBody)item.Body).Rows.Select(row => row.Id));

    protected override (IEnumerable<string> Main, IEnumerable<string> Rights) Ids(MatchingBody body) =>
        (body.Rows.Where(row => row.Left is not null).Select(row => row.Id), body.Rows.Select(row => row.Id));

    protected override MatchingResponse ToDeck(MatchingResponse response, PartIds ids) => new((response.Pairs ?? new Dictionary<string, string>())
        .GroupBy(pair => ids.Deck(pair.Key)).ToDictionary(pairs => pairs.Key, pairs => ids.DeckRight(pairs.First().Value)));

    protected override GradingResult Grade(
        MatchingBody body, IReadOnlyDictionary<string, double> parameters, MatchingResponse? response, IReadOnlyDictionary<string, double>? facts,
        int version) =>
        MatchingGrading.Grade(body, response);

    protected override double GuessChance(MatchingBody body) => MatchingGrading.GuessChance(body);

    protected override ItemBodyView View(MatchingBody body, ShownItem item) => MatchingHtml.View(body, item);

    protected override IReadOnlyList<PartVerdict> Parts(MatchingBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        MatchingHtml.Parts(body, item, parts.ToDictionary(part => part.Id));
}

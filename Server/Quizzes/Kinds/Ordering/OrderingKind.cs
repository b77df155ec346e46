using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Entries to put in order.</summary>
public sealed class OrderingKind : ItemKind<OrderingBody, OrderingResponse>
{
    /// <summary>Never solved from the start, where there are two entries or more.</summary>
    public override IReadOnlyList<string> Order(Item item, ulong seed)
    {
        var right = ((OrderingBody)item.Body).Entries.Select(entry => entry.Id).ToList();
        var draw = new SplitMix(seed);
        var order = draw.Shuffle(right);
        while (right.Count > 1 && order.SequenceEqual(right))
        {
            order = draw.Shuffle(right);
        }

        return order;
    }

    protected override (IEnumerable<string> Main, IEnumerable<string> Rights) Ids(OrderingBody body) => (body.Entries.Select(entry => entry.Id), []);

    protected override OrderingResponse ToDeck(OrderingResponse response, PartIds ids) => new([.. (response.Order ?? []).Select(ids.Deck)]);

    protected override GradingResult Grade(
        OrderingBody body, IReadOnlyDictionary<string, double> parameters, OrderingResponse? response, IReadOnlyDictionary<string, double>? facts,
        int version) =>
        OrderingGrading.Grade(body, response);

    protected override double GuessChance(OrderingBody body) => OrderingGrading.GuessChance(body);

    protected override ItemBodyView View(OrderingBody body, ShownItem item) => OrderingHtml.View(body, item);

    protected override IReadOnlyList<PartVerdict> Parts(OrderingBody body, ShownItem item, IReadOnlyList<GradedPart> parts) =>
        OrderingHtml.Parts(body, item, parts.ToDictionary(part => part.Id));
}

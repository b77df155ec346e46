using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>Decisions about an answer in the making.</summary>
public static class Responses
{
    /// <summary>What an item holds before the learner has touched it: only an order is there from the start.</summary>
    public static ItemResponse? Untouched(ItemBodyView body) =>
        body is OrderingView ordering ? new OrderingResponse([.. ordering.Entries.Select(entry => entry.Id)]) : null;

    /// <summary>Whether there is anything to grade: one choice, one blank, one pair is enough.</summary>
    public static bool IsGiven(ItemResponse? response) => response switch
    {
        ChoiceResponse choice => choice.Chosen.Count > 0,
        NumberResponse number => !string.IsNullOrWhiteSpace(number.Typed),
        TextResponse text => !string.IsNullOrWhiteSpace(text.Typed),
        ClozeResponse cloze => cloze.Typed.Values.Any(typed => !string.IsNullOrWhiteSpace(typed)),
        MatchingResponse matching => matching.Pairs.Count > 0,
        OrderingResponse => true,
        _ => false,
    };

    /// <summary>Whether an answer that was kept is one to this item: of its kind, and of parts that it has.</summary>
    public static bool Fits(ItemResponse? response, ItemBodyView body) => (response, body) switch
    {
        (null, _) => true,
        (ChoiceResponse { Chosen: { } chosen }, ChoiceView view) => chosen.All(id => Has(view.Options, id)) && (view.Multiple || chosen.Count <= 1),
        (NumberResponse { Typed: not null }, NumberView) or (TextResponse { Typed: not null }, TextView) => true,
        (ClozeResponse { Typed: { } typed }, ClozeView view) => typed.Keys.All(id => view.Parts.Any(part => part.BlankId == id)),
        (MatchingResponse { Pairs: { } pairs }, MatchingView view) => pairs.All(pair => Has(view.Lefts, pair.Key) && Has(view.Rights, pair.Value)),
        (OrderingResponse { Order: { } order }, OrderingView view) =>
            order.Order(StringComparer.Ordinal).SequenceEqual(view.Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal)),
        _ => false,
    };

    private static bool Has(IEnumerable<OptionView> options, string id) => options.Any(option => option.Id == id);

    /// <summary>Chooses an option: with several allowed it is turned over, else it replaces what was chosen.</summary>
    public static ChoiceResponse Choose(ChoiceView view, ChoiceResponse? before, string id)
    {
        var chosen = before?.Chosen ?? [];
        if (!view.Multiple)
        {
            return new ChoiceResponse([id]);
        }

        var after = chosen.Contains(id) ? chosen.Where(other => other != id) : chosen.Append(id);
        // In the order shown, so that the same choice is the same answer however it came about.
        return new ChoiceResponse([.. view.Options.Select(option => option.Id).Where(after.Contains)]);
    }

    /// <summary>Moves one entry by one place; null when it stands at that end already.</summary>
    /// <param name="by">−1 towards the front, +1 towards the end.</param>
    public static OrderingResponse? Move(OrderingResponse before, string id, int by)
    {
        var order = before.Order.ToList();
        var from = order.IndexOf(id);
        var to = from + by;
        if (from < 0 || to < 0 || to >= order.Count)
        {
            return null;
        }

        (order[from], order[to]) = (order[to], order[from]);
        return new OrderingResponse(order);
    }
}

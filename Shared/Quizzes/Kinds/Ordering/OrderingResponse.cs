namespace QuizHub.Quizzes;

/// <summary>All entry ids, first to last.</summary>
public sealed record OrderingResponse(IReadOnlyList<string> Order) : ItemResponse
{
    public override bool IsGiven() => true;

    /// <summary>Moves one entry by one place; null when it stands at that end already.</summary>
    /// <param name="by">−1 towards the front, +1 towards the end.</param>
    public OrderingResponse? Move(string id, int by)
    {
        var order = Order.ToList();
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

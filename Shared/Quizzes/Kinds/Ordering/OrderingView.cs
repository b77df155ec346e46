namespace QuizHub.Quizzes;

/// <summary>Entries shuffled.</summary>
public sealed record OrderingView(IReadOnlyList<OptionView> Entries) : ItemBodyView
{
    /// <summary>An order is there from the start.</summary>
    public override OrderingResponse Untouched() => new([.. Entries.Select(entry => entry.Id)]);

    public override bool Fits(ItemResponse response) => response is OrderingResponse { Order: { } order }
        && order.Order(StringComparer.Ordinal).SequenceEqual(Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal));
}

namespace QuizHub.Quizzes;

/// <summary>Left sides in the deck's order, right sides shuffled; there may be more right sides than left ones.</summary>
public sealed record MatchingView(IReadOnlyList<OptionView> Lefts, IReadOnlyList<OptionView> Rights) : ItemBodyView
{
    public override bool Fits(ItemResponse response) =>
        response is MatchingResponse { Pairs: { } pairs } && pairs.All(pair => Has(Lefts, pair.Key) && Has(Rights, pair.Value));
}

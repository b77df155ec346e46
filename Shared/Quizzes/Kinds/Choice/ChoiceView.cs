namespace QuizHub.Quizzes;

/// <summary>Options in the order drawn for this session.</summary>
public sealed record ChoiceView(bool Multiple, IReadOnlyList<OptionView> Options) : ItemBodyView
{
    public override bool Fits(ItemResponse response) =>
        response is ChoiceResponse { Chosen: { } chosen } && chosen.All(id => Has(Options, id)) && (Multiple || chosen.Count <= 1);

    /// <summary>Chooses an option: with several allowed it is turned over, else it replaces what was chosen.</summary>
    public ChoiceResponse Choose(ChoiceResponse? before, string id)
    {
        var chosen = before?.Chosen ?? [];
        if (!Multiple)
        {
            return new ChoiceResponse([id]);
        }

        var after = chosen.Contains(id) ? chosen.Where(other => other != id) : chosen.Append(id);
        // In the order shown, so that the same choice is the same answer however it came about.
        return new ChoiceResponse([.. Options.Select(option => option.Id).Where(after.Contains)]);
    }
}

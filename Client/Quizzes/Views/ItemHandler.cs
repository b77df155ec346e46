using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>Of views that show an item in whatever phase it is.</summary>
public abstract class ItemViewHandler<TView, TPart> : ViewHandler<TView, TPart>
    where TView : SessionView
    where TPart : SessionPart<TView>
{
    public override string Name(SessionState state) => state.Phase.ToString().ToLowerInvariant();

    public override bool ShowsRefusals(SessionState state) => state.Phase is StepPhase.Answer or StepPhase.Retry or StepPhase.Check;

    public override string? Announcement(SessionState state, Language language)
    {
        var item = ItemOf(Of(state));
        if (state.Phase == StepPhase.Verdict)
        {
            var words = VerdictWords.Of(item, language);
            return $"{words.Headline} {words.Then}";
        }

        return state.Phase == StepPhase.Retry && item.FirstTry is { } first
            ? $"{RetryPhase.Headline(first).In(language)} {SecondTryTexts.TryOnceMore.In(language)}"
            : null;
    }

    public override bool Keeps(string[] place, SessionState state) => place switch
    {
        ["answer", var index, var item] => IsAt(index, state) && item == Asked(state)?.ItemId,
        ["remedy", var index] => IsAt(index, state) && ItemOf(Of(state)).Case is not null,
        _ => base.Keeps(place, state),
    };

    protected abstract ItemStep ItemOf(TView view);

    private static bool IsAt(string index, SessionState state) => int.TryParse(index, out var number) && number == state.Index;

    /// <summary>What is to be answered now.</summary>
    private ItemView? Asked(SessionState state) => state.Phase switch
    {
        StepPhase.Recall or StepPhase.Answer or StepPhase.Retry => ItemOf(Of(state)).View,
        StepPhase.Check => ItemOf(Of(state)).Demo?.Check,
        _ => null,
    };
}

public sealed class ItemHandler : ItemViewHandler<ItemStep, ItemPart>
{
    protected override ItemStep ItemOf(ItemStep view) => view;
}

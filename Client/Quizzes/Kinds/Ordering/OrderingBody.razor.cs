using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class OrderingBody
{
    private readonly Dictionary<string, Buttons> _moves = [];
    private IReadOnlyList<OptionView> _ordered = [];
    private (string Id, int By)? _inFocus;
    private bool _isMoved;

    private IReadOnlyList<OptionView> Ordered => _ordered;

    protected override void OnParametersSet()
    {
        var byId = View.Entries.ToDictionary(entry => entry.Id);
        _ordered = Response is null ? View.Entries : [.. Response.Order.Select(id => byId[id])];
        foreach (var entry in View.Entries)
        {
            _moves.TryAdd(entry.Id, new Buttons());
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // An element that is moved within its list loses the focus.
        if (_isMoved && _inFocus is { } focus)
        {
            _isMoved = false;
            await _moves[focus.Id].For(focus.By).FocusAsync();
        }
    }

    /// <summary>Goes to the entry.</summary>
    public override Func<Task>? Pick(int index) => index < View.Entries.Count ? () => _moves[_ordered[index].Id].Down.FocusAsync().AsTask() : null;

    /// <summary>Moves the entry that has the focus.</summary>
    public override Func<Task>? Move(int by) => () => _inFocus is { } focus ? MoveAsync(focus.Id, by) : Task.CompletedTask;

    private async Task MoveAsync(string id, int by)
    {
        var before = Response ?? View.Untouched();
        if (before.Move(id, by) is not { } after)
        {
            return;
        }

        _isMoved = true;
        await OnChange.InvokeAsync(after);
        var text = PlainText.FromHtml(View.Entries.Single(entry => entry.Id == id).Html);
        var place = after.Order.Index().Single(entry => entry.Item == id).Index + 1;
        await OnAnnounce.InvokeAsync(Frame.Say(OrderingTexts.NowAtPlace, text, $"{place}", $"{after.Order.Count}"));
    }

    private sealed class Buttons
    {
        public ElementReference Up { get; set; }

        public ElementReference Down { get; set; }

        public ElementReference For(int by) => by < 0 ? Up : Down;
    }
}

using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class ItemPhase(SessionBrowser browser, RecalledTexts recalled, TimeProvider time)
{
    private IKeyTaker? _phase;
    private StepPhase _shown;
    private bool _startsNow;

    // What was answered and is still on its way: the form shows it, also after a reload. The version makes a new form of it.
    private GivenAnswer? _draft;
    private int _formVersion;

    [CascadingParameter]
    public required ISessionDesk Desk { get; set; }

    [Parameter, EditorRequired]
    public required SessionState State { get; set; }

    [Parameter, EditorRequired]
    public required ItemStep Item { get; set; }

    [Parameter]
    public bool IsLast { get; set; }

    private SessionStepReference Reference => new(State.SessionId, State.Index);

    public Func<Task>? Take(KeyCommand command) => _phase?.Take(command);

    public bool TakeUp(OutboxEntry entry)
    {
        var now = Desk.State;
        if (entry.Path == OutboxRequest.Advance && now.Phase == StepPhase.Recall
            && entry.Read<AdvanceRequest>() is { Phase: StepPhase.Recall } left && left.Index == now.Index)
        {
            _shown = StepPhase.Answer;
            Desk.Replace(now with { Phase = _shown });
            return false;
        }

        if (entry.Path == OutboxRequest.Answers && entry.Read<SubmitAnswerRequest>() is { } answer && answer.Index == now.Index
            && answer.ForCheck == (now.Phase == StepPhase.Check) && answer.SecondTry == (now.Phase == StepPhase.Retry))
        {
            _draft = new GivenAnswer(answer.Response, answer.Confidence);
            _formVersion++;
        }

        return true;
    }

    protected override void OnInitialized() => _shown = State.Phase;

    protected override void OnParametersSet()
    {
        if (State.Phase != _shown)
        {
            _startsNow = (_shown, State.Phase) == (StepPhase.Answer, StepPhase.Run);
            (_draft, _shown) = (null, State.Phase);
        }
    }

    private async Task AnswerAsync(GivenAnswer given)
    {
        if (Desk.IsLocked)
        {
            return;
        }

        _draft = given;
        var clock = browser.ReadClock();
        var now = time.GetUtcNow();
        await Desk.ChangeAsync(OutboxRequest.Answers, new SubmitAnswerRequest(
            OutboxRequest.NewId(now), State.Index, State.Phase == StepPhase.Check, given.Response, given.Confidence, given.Revealed,
            clock.ActiveMilliseconds, now.ToUnixTimeMilliseconds(), clock.TimeZone, State.Phase == StepPhase.Retry));
    }

    private async Task NextAsync()
    {
        if (State.Phase != StepPhase.Recall)
        {
            await Desk.NextAsync();
        }
        else if (!Desk.IsLocked)
        {
            // The options are here already: asking for them is stored, and needs no reply to go on.
            var left = new AdvanceRequest(State.Index, State.Phase);
            Desk.Show(State with { Phase = StepPhase.Answer });
            Desk.Take(await Desk.PostAsync(OutboxRequest.Advance, left));
        }
    }

    private Task RecallAsync(string? text) => recalled.SetAsync(State.Index, Item.View.QuestionSlug, text);
}

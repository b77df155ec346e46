using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class ItemPhase(SessionBrowser browser, RecalledTexts recalled, TimeProvider time)
{
    private IKeyTaker? phase;
    private StepPhase shown;
    private bool startsNow;

    // What was answered and is still on its way: the form shows it, also after a reload. The version makes a new form of it.
    private GivenAnswer? draft;
    private int formVersion;

    [CascadingParameter]
    public required ISessionDesk Desk { get; set; }

    [Parameter, EditorRequired]
    public required SessionState State { get; set; }

    [Parameter, EditorRequired]
    public required ItemStep Item { get; set; }

    [Parameter]
    public bool IsLast { get; set; }

    private SessionStepReference Reference => new(State.SessionId, State.Index);

    public Func<Task>? Take(KeyCommand command) => phase?.Take(command);

    public bool TakeUp(OutboxEntry entry)
    {
        var now = Desk.State;
        if (entry.Path == OutboxRequest.Advance && now.Phase == StepPhase.Recall
            && entry.Read<AdvanceRequest>() is { Phase: StepPhase.Recall } left && left.Index == now.Index)
        {
            shown = StepPhase.Answer;
            Desk.Replace(now with { Phase = shown });
            return false;
        }

        if (entry.Path == OutboxRequest.Answers && entry.Read<SubmitAnswerRequest>() is { } answer && answer.Index == now.Index
            && answer.ForCheck == (now.Phase == StepPhase.Check) && answer.SecondTry == (now.Phase == StepPhase.Retry))
        {
            draft = new GivenAnswer(answer.Response, answer.Confidence);
            formVersion++;
        }

        return true;
    }

    protected override void OnInitialized() => shown = State.Phase;

    protected override void OnParametersSet()
    {
        if (State.Phase != shown)
        {
            startsNow = (shown, State.Phase) == (StepPhase.Answer, StepPhase.Run);
            (draft, shown) = (null, State.Phase);
        }
    }

    private async Task AnswerAsync(GivenAnswer given)
    {
        if (Desk.IsLocked)
        {
            return;
        }

        draft = given;
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

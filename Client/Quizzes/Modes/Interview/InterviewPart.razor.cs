using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>One question of an interview: what is begun in its phases, and what is sent from them.</summary>
public sealed partial class InterviewPart(SessionBrowser browser, Drafts drafts, TimeProvider time)
{
    private InterviewPhase? _phase;
    private InterviewDraft? _begun;
    private string? _place;
    private bool _isTakenUp;
    private int _formVersion;

    // Of the phase at hand, before this page was opened.
    private long _millisecondsBefore;

    private string Place => InterviewHandler.PlaceOf(State, View);

    private InterviewDraft Draft => _begun?.Place == Place ? _begun : new(Place);

    public override Func<Task>? Take(KeyCommand command) => _phase?.Take(command);

    protected override void OnParametersSet()
    {
        if (_place != Place)
        {
            (_place, _millisecondsBefore) = (Place, 0);
        }

        // What was begun in this phase, on a page before this one.
        if (Frame.IsReady && !_isTakenUp)
        {
            _isTakenUp = true;
            _begun = InterviewDraft.Of(drafts, Place);
            _millisecondsBefore = _begun.Milliseconds;
            _formVersion++;
        }
    }

    private async Task KeepAsync(InterviewDraft draft)
    {
        if (draft.Place == Place)
        {
            _begun = draft;
            await drafts.KeepAsync(InterviewDraft.Under(draft.Place), draft);
        }
    }

    /// <param name="typed">Empty when it was said aloud, null when she does not know.</param>
    private async Task ReplyAsync(string? typed)
    {
        if (Desk.IsLocked)
        {
            return;
        }

        var clock = browser.ReadClock();
        var now = time.GetUtcNow();
        var kind = typed switch { null => ReplyKind.Passed, "" => ReplyKind.Aloud, _ => ReplyKind.Typed };
        await Desk.ChangeAsync(InterviewPaths.Replies, new ReplyRequest(
            OutboxRequest.NewId(now), State.Index, View.FollowUp?.Id, kind, kind == ReplyKind.Typed ? typed : null,
            _millisecondsBefore + clock.ActiveMilliseconds, now.ToUnixTimeMilliseconds()));
    }

    private Task SettleAsync(IReadOnlyList<string> covered) => Desk.IsLocked
        ? Task.CompletedTask
        : Desk.ChangeAsync(InterviewPaths.Points, new SettlePointsRequest(OutboxRequest.NewId(time.GetUtcNow()), State.Index, View.FollowUp?.Id, covered));

    private Task EndAsync() => Desk.IsLocked ? Task.CompletedTask : Desk.ChangeAsync(InterviewPaths.End, new EndInterviewRequest(State.Index));
}

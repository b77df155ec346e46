using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>What interviews do in the island beyond other sessions.</summary>
public sealed partial class SessionIsland
{
    private InterviewDraft? begun;

    // Of the phase at hand, before this page was opened.
    private long millisecondsBefore;

    private InterviewDraft Draft => begun?.Place == InterviewDraft.PlaceOf(state) ? begun : new(InterviewDraft.PlaceOf(state));

    /// <summary>Takes up what was begun in this phase, on a page before this one.</summary>
    private void TakeUpInterview()
    {
        if (state.Interview is not null)
        {
            begun = InterviewDraft.Of(drafts, state);
            millisecondsBefore = begun.Milliseconds;
            formVersion++;
        }
    }

    private async Task KeepDraftAsync(InterviewDraft draft)
    {
        if (draft.Place == InterviewDraft.PlaceOf(state))
        {
            begun = draft;
            await drafts.KeepAsync(DraftPlace.Interview(draft.Place), draft);
        }
    }

    /// <param name="typed">Empty when it was said aloud, null when she does not know.</param>
    private async Task ReplyAsync(string? typed)
    {
        if (isLocked)
        {
            return;
        }

        isLocked = true;
        var clock = browser.ReadClock();
        var now = time.GetUtcNow();
        var kind = typed switch { null => ReplyKind.Passed, "" => ReplyKind.Aloud, _ => ReplyKind.Typed };
        await ChangeAsync(OutboxRequest.Replies, new ReplyRequest(
            NewId(now), state.Index, state.Interview!.FollowUp?.Id, kind, kind == ReplyKind.Typed ? typed : null,
            millisecondsBefore + clock.ActiveMilliseconds, now.ToUnixTimeMilliseconds()));
    }

    private Task SettleAsync(IReadOnlyList<string> covered) => isLocked
        ? Task.CompletedTask
        : ChangeAsync(OutboxRequest.Points, new SettlePointsRequest(NewId(time.GetUtcNow()), state.Index, state.Interview!.FollowUp?.Id, covered));

    private Task EndInterviewAsync() => isLocked ? Task.CompletedTask : ChangeAsync(OutboxRequest.End, new EndInterviewRequest(state.Index));

    private async Task PrintAsync() => await browser.PrintAsync();
}

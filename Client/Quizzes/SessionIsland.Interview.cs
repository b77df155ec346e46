using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>What interviews do in the island beyond other sessions.</summary>
public sealed partial class SessionIsland
{
    private InterviewDraft? begun;

    // Of the phase at hand, before this page was opened.
    private long millisecondsBefore;

    private InterviewDraft Draft => begun?.Place == InterviewDraft.PlaceOf(state) ? begun : new(InterviewDraft.PlaceOf(state));

    private string DraftKey => $"quizhub.interview.{state.SessionId}";

    /// <summary>Takes up what was begun in this phase, on a page before this one.</summary>
    private async Task TakeUpDraftAsync()
    {
        if (state.Interview is not null)
        {
            begun = InterviewDraft.Read(await browser.KeptAsync(DraftKey), state);
            millisecondsBefore = begun.Milliseconds;
            formVersion++;
        }
    }

    private async Task KeepDraftAsync(InterviewDraft draft)
    {
        if (draft.Place == InterviewDraft.PlaceOf(state))
        {
            begun = draft;
            await browser.KeepAsync(DraftKey, draft.ToJson());
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
        var clock = await browser.ReadClockAsync();
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

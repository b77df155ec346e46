using Microsoft.JSInterop;
using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What happens when the page is left, and when it comes back.</summary>
public sealed partial class SessionIsland
{
    // It has come back and does not know yet where the session stands.
    private bool isReturning;

    /// <summary>Called by the page in the moment in which it is left or put away. Returns what the server must have and has not been sent yet; null when that
    /// is nothing. All else lies in the browser already: drafts as they were typed, changes in the outbox.</summary>
    [JSInvokable]
    public LastWord? Leave(AnswerTime clock)
    {
        if (phase is not ExamPhase exam || isLocked || isGone || exam.Leave(clock) is not { } answer)
        {
            return null;
        }

        // An earlier answer to the same item that still waits would undo the one that overtakes it.
        var body = JsonSerializer.Serialize(answer, Json.Options);
        var mayOvertake = !outbox.Waiting.Any(entry => entry.SessionId == state.SessionId && entry.Path == OutboxRequest.ExamAnswers
            && Read<SubmitAnswerRequest>(entry) is { } other && other.Index == answer.Index && other.Id != answer.Id);
        return mayOvertake && SessionClient.OutlivesPage(body)
            ? new LastWord("/" + SessionClient.Address(state.SessionId, OutboxRequest.ExamAnswers, state.Language), body)
            : null;
    }

    /// <summary>Called by the page when it comes back out of the browser's memory: it shows what was, so it stays hidden until it has asked where the session
    /// stands.</summary>
    [JSInvokable]
    public Task ReturnAsync() => GuardAsync(async () =>
    {
        isReturning = true;
        StateHasChanged();
        var reply = await outbox.AskAsync(cancel => client.ReadAsync(state.SessionId, state.Language, cancel), gone.Token);
        isReturning = false;
        Take(reply);
        if (isGone)
        {
            await drafts.KeepOnlyAsync(_ => false);
        }

        await browser.WakeAsync();
    });
}

/// <summary>What is sent while a page goes away.</summary>
public sealed record LastWord(string Url, string Body);

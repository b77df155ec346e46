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

    // What stands on an exam's form and is not known to be stored, and how it lies ready to be sent.
    private SubmitAnswerRequest? unsent;
    private LastWord? ready;

    private void Hold(SubmitAnswerRequest? answer)
    {
        unsent = answer;
        PrepareToLeave();
    }

    /// <summary>Lays ready what the server must have should the page be left. All else lies in the browser already: drafts as they were typed, changes in the
    /// outbox.</summary>
    /// <remarks>It lies ready as it will be sent, since a page that is left has a third of a second: on a slow telephone .NET does not even begin in that.</remarks>
    private void PrepareToLeave()
    {
        var word = isGone ? null : LastWordOf(unsent);
        if (word != ready)
        {
            ready = word;
            browser.Hold(word);
        }
    }

    private LastWord? LastWordOf(SubmitAnswerRequest? answer)
    {
        // An earlier answer to the same item that still waits would undo the one that overtakes it.
        if (answer is null || outbox.Waiting.Any(entry => entry.SessionId == state.SessionId && entry.Path == OutboxRequest.ExamAnswers
            && Read<SubmitAnswerRequest>(entry) is { } other && other.Index == answer.Index && other.Id != answer.Id))
        {
            return null;
        }

        var body = JsonSerializer.Serialize(answer, Json.Options);
        return SessionClient.OutlivesPage(body) ? new LastWord("/" + SessionClient.Address(state.SessionId, OutboxRequest.ExamAnswers, state.Language), body) : null;
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
/// <param name="Body">A <see cref="SubmitAnswerRequest"/> as JSON.</param>
public sealed record LastWord(string Url, string Body);

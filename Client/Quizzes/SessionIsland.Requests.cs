using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What is sent, and what is made of the reply.</summary>
public sealed partial class SessionIsland
{
    // Changes that this page has made, while what was left by others may still be on its way.
    private int posted;

    public async Task NextAsync()
    {
        if (!isLocked)
        {
            await ChangeAsync(OutboxRequest.Advance, new AdvanceRequest(state.Index, state.Phase));
        }
    }

    public async Task RefreshAsync()
    {
        if (isLocked)
        {
            // What it waits for was given up in the same moment: that reply tells.
            return;
        }

        isLocked = true;
        var reply = await outbox.AskAsync(cancel => client.ReadAsync(state.SessionId, state.Language, cancel), gone.Token);
        isLocked = false;
        Take(reply);
    }

    public async Task ChangeAsync<T>(string path, T request)
    {
        isLocked = true;
        StateHasChanged();
        var reply = await PostAsync(path, request);
        isLocked = false;
        Take(reply);
    }

    public async Task<SessionReply> PostAsync<T>(string path, T request)
    {
        hasWaited = false;
        posted++;
        var reply = await outbox.PostAsync(new OutboxRequest(state.SessionId, path, state.Language, JsonSerializer.Serialize(request, Json.Options)), gone.Token);
        announcement = hasWaited ? QuizTexts.Sent.In(Language) : "";
        return reply;
    }

    public void Take(SessionReply reply)
    {
        (notice, problem) = (null, null);
        switch (reply)
        {
            case Arrived(var next):
                Show(next);
                break;
            case MovedOn(var next, var text):
                // Who has gone the same way elsewhere need not hear of it.
                notice = (next.Index, next.Phase) == (state.Index, state.Phase) && state.Phase == StepPhase.Answer ? null : text;
                Show(next);
                break;
            case Gone:
                isGone = true;
                notice = QuizTexts.Gone.In(Language);
                break;
            case Refused(_, var text) when Handler.ShowsRefusals(state):
                problem = text;
                break;
            case Refused(_, var text):
                notice = QuizTexts.NotStored.Fill(Language, text);
                break;
        }

        StateHasChanged();
    }

    public void Show(SessionState next)
    {
        if (next.Revision < state.Revision)
        {
            return;
        }

        var (before, place) = (Handler, Handler.Place(state));
        state = ViewHandlers.Of(next.View).Whole(next, state);
        if (Handler != before || Handler.Place(state) != place)
        {
            isFocusDue = true;
            announcement = Handler.Announcement(state, Language) ?? announcement;
        }

        StateHasChanged();
    }

    public void Replace(SessionState now)
    {
        state = now;
        StateHasChanged();
    }
}

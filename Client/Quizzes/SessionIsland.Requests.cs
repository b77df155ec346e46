using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What is sent, and what is made of the reply.</summary>
public sealed partial class SessionIsland
{
    // Changes that this page has made, while what was left by others may still be on its way.
    private int _posted;

    public async Task NextAsync()
    {
        if (!_isLocked)
        {
            await ChangeAsync(OutboxRequest.Advance, new AdvanceRequest(_state.Index, _state.Phase));
        }
    }

    public async Task RefreshAsync()
    {
        if (_isLocked)
        {
            // What it waits for was given up in the same moment: that reply tells.
            return;
        }

        _isLocked = true;
        var reply = await outbox.AskAsync(cancel => client.ReadAsync(_state.SessionId, _state.Language, cancel), _gone.Token);
        _isLocked = false;
        Take(reply);
    }

    public async Task ChangeAsync<T>(string path, T request)
    {
        _isLocked = true;
        StateHasChanged();
        var reply = await PostAsync(path, request);
        _isLocked = false;
        Take(reply);
    }

    public async Task<SessionReply> PostAsync<T>(string path, T request)
    {
        _hasWaited = false;
        _posted++;
        var reply = await outbox.PostAsync(new OutboxRequest(_state.SessionId, path, _state.Language, JsonSerializer.Serialize(request, Json.Options)), _gone.Token);
        _announcement = _hasWaited ? QuizTexts.Sent.In(Language) : "";
        return reply;
    }

    public void Take(SessionReply reply)
    {
        (_notice, _problem) = (null, null);
        switch (reply)
        {
            case Arrived(var next):
                Show(next);
                break;
            case MovedOn(var next, var text):
                // Who has gone the same way elsewhere need not hear of it.
                _notice = (next.Index, next.Phase) == (_state.Index, _state.Phase) && _state.Phase == StepPhase.Answer ? null : text;
                Show(next);
                break;
            case Gone:
                _isGone = true;
                _notice = QuizTexts.Gone.In(Language);
                break;
            case Refused(_, var text) when Handler.ShowsRefusals(_state):
                _problem = text;
                break;
            case Refused(_, var text):
                _notice = QuizTexts.NotStored.Fill(Language, text);
                break;
        }

        StateHasChanged();
    }

    public void Show(SessionState next)
    {
        if (next.Revision < _state.Revision)
        {
            return;
        }

        var (before, place) = (Handler, Handler.Place(_state));
        _state = ViewHandlers.Of(next.View).Whole(next, _state);
        if (Handler != before || Handler.Place(_state) != place)
        {
            _isFocusDue = true;
            _announcement = Handler.Announcement(_state, Language) ?? _announcement;
        }

        StateHasChanged();
    }

    public void Replace(SessionState now)
    {
        _state = now;
        StateHasChanged();
    }
}

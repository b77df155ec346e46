using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What is sent while an exam goes on. Rows show a change at once; the server's word replaces it when it comes.</summary>
public sealed partial class ExamPhase
{
    /// <summary>Stores what stands on the form, if it is whole and not stored yet.</summary>
    /// <param name="isAsked">She went on: a refusal is shown. What is stored by itself while she still types is refused in silence.</param>
    private async Task StoreAsync(bool isAsked)
    {
        if (!_drafts.TryGetValue(_at, out var draft) || !Responses.IsGiven(draft.Response))
        {
            return;
        }

        if (isAsked)
        {
            _drafts.Remove(_at);
        }

        await SendAnswerAsync(_at, draft, isAsked);
    }

    private async Task ClearAsync()
    {
        _isBegun = true;
        _drafts.Remove(_at);
        _problems.Remove(_at);
        await Drafts.DropAsync(ExamDraft.PlaceOf(_at));
        if (_rows[_at].Response is not null)
        {
            await SendAnswerAsync(_at, new GivenAnswer(null, null), isAsked: true);
        }

        _said = Frame.Say(ExamTexts.Cleared);
        StateHasChanged();
    }

    private async Task SendAnswerAsync(int index, GivenAnswer given, bool isAsked)
    {
        var answer = AnswerFor(index, given);
        var row = _rows[index] with { Response = given.Response, Confidence = given.Confidence, ActiveMilliseconds = answer.ActiveMilliseconds };
        // Both begin in this very moment, which may be the page's last; what settles drops what is kept.
        var keeping = Drafts.KeepAsync(ExamDraft.PlaceOf(index), new ExamDraft(given, answer));
        _ = SendAsync(index, isAsked ? row : _rows[index], ExamPaths.Answers, answer, reply => SettleAsync(answer, given, reply, isAsked));
        await keeping;
    }

    /// <summary>The request by which an answer goes out: the same one, whether the page sends it or what outlives the page, so that it counts once however often it
    /// is sent.</summary>
    private SubmitAnswerRequest AnswerFor(int index, GivenAnswer given)
    {
        if (_requests.TryGetValue(index, out var before) && before.Given == given)
        {
            return before.Sent!;
        }

        var (now, clock) = (Time.GetUtcNow(), Browser.ReadClock());
        var active = given.Response is null ? 0 : _spent[index] + (index == _at ? clock.ActiveMilliseconds : 0);
        var answer = new SubmitAnswerRequest(
            OutboxRequest.NewId(now), index, ForCheck: false, given.Response, given.Confidence, Revealed: false, active,
            now.ToUnixTimeMilliseconds(), clock.TimeZone);
        _requests[index] = new ExamDraft(given, answer);
        return answer;
    }

    private async Task SettleAsync(SubmitAnswerRequest answer, GivenAnswer given, SessionReply reply, bool isAsked)
    {
        var index = answer.Index;
        var isNewest = _requests.TryGetValue(index, out var last) && last.Sent == answer;
        if (isNewest)
        {
            _requests.Remove(index);
        }

        if (reply is Refused(_, var text))
        {
            if (isAsked)
            {
                _drafts.TryAdd(index, given);
                _problems[index] = text;
            }

            return;
        }

        if (_drafts.GetValueOrDefault(index) == given)
        {
            _drafts.Remove(index);
        }

        if (isNewest && !_drafts.ContainsKey(index))
        {
            await Drafts.DropAsync(ExamDraft.PlaceOf(index));
        }
    }

    /// <summary>Hands the page what it must send should it be left: at that moment there is no time to find out.</summary>
    private void LayReady()
    {
        var stands = !IsClosed && _requests.TryGetValue(_at, out var made) && _drafts.GetValueOrDefault(_at) == made.Given ? made.Sent : null;
        if (stands != _held)
        {
            _held = stands;
            Hold(stands);
        }
    }

    /// <summary>Takes up what stood on the forms of a page before this one and is not stored: it is shown, and sent once more.</summary>
    private async Task TakeUpAsync()
    {
        foreach (var index in Enumerable.Range(0, _rows.Length))
        {
            if (Items is not { } items || Drafts.Read<ExamDraft>(ExamDraft.PlaceOf(index)) is not { Given: { } given } kept)
            {
                continue;
            }

            var isAnswer = Responses.IsGiven(given.Response) && Responses.Fits(given.Response, items[index].View.Body);
            if (IsStored(index, given) || !(isAnswer || kept.Sent is { Response: null }))
            {
                await Drafts.DropAsync(ExamDraft.PlaceOf(index));
                continue;
            }

            if (kept.Sent is not null)
            {
                _requests[index] = kept;
            }

            if (isAnswer)
            {
                _drafts[index] = given;
                (_at, _isBegun, _isClockDue, _request) = (index, true, true, RequestFor(index));
            }

            await SendAnswerAsync(index, given, isAsked: false);
        }

        StateHasChanged();
    }

    private bool IsStored(int index, GivenAnswer given) =>
        JsonSerializer.Serialize(given, Json.Options) == JsonSerializer.Serialize(new GivenAnswer(_rows[index].Response, _rows[index].Confidence), Json.Options);

    private async Task FlagAsync()
    {
        _isBegun = true;
        var flagged = !_rows[_at].Flagged;
        var flag = new FlagItemRequest(OutboxRequest.NewId(Time.GetUtcNow()), _at, flagged);
        _ = SendAsync(_at, _rows[_at] with { Flagged = flagged }, ExamPaths.Flags, flag, _ => Task.CompletedTask);
        await OnAnnounce.InvokeAsync(Frame.Say(flagged ? ExamTexts.FlagSet : ExamTexts.FlagGone));
        StateHasChanged();
    }

    private async Task SendAsync(int index, ExamRow row, string path, object request, Func<SessionReply, Task> settle)
    {
        try
        {
            _rows[index] = row;
            _underWay[index] = _underWay.GetValueOrDefault(index) + 1;
            var reply = await Post(path, request);
            _underWay[index]--;
            await settle(reply);
            TakeRows();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page is gone; the outbox is not.
        }
    }

    private async Task AskAsync()
    {
        await StoreAsync(isAsked: true);
        StateHasChanged();
        await Browser.ShowDialogAsync(_confirm!.Element);
    }

    private async Task HandInAsync()
    {
        _isHandingIn = true;
        StateHasChanged();
        var reply = await Post(ExamPaths.HandIn, new HandInRequest());
        _isHandingIn = reply is not (Arrived or MovedOn);
    }

    private async Task RunOutAsync()
    {
        if (_isOver)
        {
            return;
        }

        await StoreAsync(isAsked: true);
        _isOver = true;
        await OnAnnounce.InvokeAsync(Frame.Say(ExamTexts.TimeIsUp));
        StateHasChanged();
        await OnTimeUp.InvokeAsync();
    }
}

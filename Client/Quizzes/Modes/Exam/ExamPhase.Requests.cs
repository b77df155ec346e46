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
        if (!drafts.TryGetValue(at, out var draft) || !Responses.IsGiven(draft.Response))
        {
            return;
        }

        if (isAsked)
        {
            drafts.Remove(at);
        }

        await SendAnswerAsync(at, draft, isAsked);
    }

    private async Task ClearAsync()
    {
        isBegun = true;
        drafts.Remove(at);
        problems.Remove(at);
        await Drafts.DropAsync(ExamDraft.PlaceOf(at));
        if (rows[at].Response is not null)
        {
            await SendAnswerAsync(at, new GivenAnswer(null, null), isAsked: true);
        }

        said = Frame.Say(ExamTexts.Cleared);
        StateHasChanged();
    }

    private async Task SendAnswerAsync(int index, GivenAnswer given, bool isAsked)
    {
        var answer = AnswerFor(index, given);
        var row = rows[index] with { Response = given.Response, Confidence = given.Confidence, ActiveMilliseconds = answer.ActiveMilliseconds };
        // Both begin in this very moment, which may be the page's last; what settles drops what is kept.
        var keeping = Drafts.KeepAsync(ExamDraft.PlaceOf(index), new ExamDraft(given, answer));
        _ = SendAsync(index, isAsked ? row : rows[index], ExamPaths.Answers, answer, reply => SettleAsync(answer, given, reply, isAsked));
        await keeping;
    }

    /// <summary>The request by which an answer goes out: the same one, whether the page sends it or what outlives the page, so that it counts once however often it
    /// is sent.</summary>
    private SubmitAnswerRequest AnswerFor(int index, GivenAnswer given)
    {
        if (requests.TryGetValue(index, out var before) && before.Given == given)
        {
            return before.Sent!;
        }

        var (now, clock) = (Time.GetUtcNow(), Browser.ReadClock());
        var active = given.Response is null ? 0 : spent[index] + (index == at ? clock.ActiveMilliseconds : 0);
        var answer = new SubmitAnswerRequest(
            OutboxRequest.NewId(now), index, ForCheck: false, given.Response, given.Confidence, Revealed: false, active,
            now.ToUnixTimeMilliseconds(), clock.TimeZone);
        requests[index] = new ExamDraft(given, answer);
        return answer;
    }

    private async Task SettleAsync(SubmitAnswerRequest answer, GivenAnswer given, SessionReply reply, bool isAsked)
    {
        var index = answer.Index;
        var isNewest = requests.TryGetValue(index, out var last) && last.Sent == answer;
        if (isNewest)
        {
            requests.Remove(index);
        }

        if (reply is Refused(_, var text))
        {
            if (isAsked)
            {
                drafts.TryAdd(index, given);
                problems[index] = text;
            }

            return;
        }

        if (drafts.GetValueOrDefault(index) == given)
        {
            drafts.Remove(index);
        }

        if (isNewest && !drafts.ContainsKey(index))
        {
            await Drafts.DropAsync(ExamDraft.PlaceOf(index));
        }
    }

    /// <summary>Hands the page what it must send should it be left: at that moment there is no time to find out.</summary>
    private void LayReady()
    {
        var stands = !IsClosed && requests.TryGetValue(at, out var made) && drafts.GetValueOrDefault(at) == made.Given ? made.Sent : null;
        if (stands != held)
        {
            held = stands;
            Hold(stands);
        }
    }

    /// <summary>Takes up what stood on the forms of a page before this one and is not stored: it is shown, and sent once more.</summary>
    private async Task TakeUpAsync()
    {
        foreach (var index in Enumerable.Range(0, rows.Length))
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
                requests[index] = kept;
            }

            if (isAnswer)
            {
                drafts[index] = given;
                (at, isBegun, isClockDue, request) = (index, true, true, RequestFor(index));
            }

            await SendAnswerAsync(index, given, isAsked: false);
        }

        StateHasChanged();
    }

    private bool IsStored(int index, GivenAnswer given) =>
        JsonSerializer.Serialize(given, Json.Options) == JsonSerializer.Serialize(new GivenAnswer(rows[index].Response, rows[index].Confidence), Json.Options);

    private async Task FlagAsync()
    {
        isBegun = true;
        var flagged = !rows[at].Flagged;
        var flag = new FlagItemRequest(OutboxRequest.NewId(Time.GetUtcNow()), at, flagged);
        _ = SendAsync(at, rows[at] with { Flagged = flagged }, ExamPaths.Flags, flag, _ => Task.CompletedTask);
        await OnAnnounce.InvokeAsync(Frame.Say(flagged ? ExamTexts.FlagSet : ExamTexts.FlagGone));
        StateHasChanged();
    }

    private async Task SendAsync(int index, ExamRow row, string path, object request, Func<SessionReply, Task> settle)
    {
        try
        {
            rows[index] = row;
            underWay[index] = underWay.GetValueOrDefault(index) + 1;
            var reply = await Post(path, request);
            underWay[index]--;
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
        await Browser.ShowDialogAsync(confirm!.Element);
    }

    private async Task HandInAsync()
    {
        isHandingIn = true;
        StateHasChanged();
        var reply = await Post(ExamPaths.HandIn, new HandInRequest());
        isHandingIn = reply is not (Arrived or MovedOn);
    }

    private async Task RunOutAsync()
    {
        if (isOver)
        {
            return;
        }

        await StoreAsync(isAsked: true);
        isOver = true;
        await OnAnnounce.InvokeAsync(Frame.Say(ExamTexts.TimeIsUp));
        StateHasChanged();
        await OnTimeUp.InvokeAsync();
    }
}

using QuizHub.Quizzes;

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
        if (rows[at].Response is not null)
        {
            await SendAnswerAsync(at, new GivenAnswer(null, null), isAsked: true);
        }

        said = Frame.Say(ExamTexts.Cleared);
        StateHasChanged();
    }

    private async Task SendAnswerAsync(int index, GivenAnswer given, bool isAsked)
    {
        var clock = await Browser.ReadClockAsync();
        var now = Time.GetUtcNow();
        var active = given.Response is null ? 0 : spent[index] + (index == at ? clock.ActiveMilliseconds : 0);
        var answer = new SubmitAnswerRequest(
            SessionIsland.NewId(now), index, ForCheck: false, given.Response, given.Confidence, Revealed: false, active, now.ToUnixTimeMilliseconds(), clock.TimeZone);
        var row = rows[index] with { Response = given.Response, Confidence = given.Confidence, ActiveMilliseconds = active };
        _ = SendAsync(index, isAsked ? row : rows[index], OutboxRequest.ExamAnswers, answer, reply =>
        {
            if (reply is Refused(_, var text))
            {
                if (isAsked)
                {
                    drafts.TryAdd(index, given);
                    problems[index] = text;
                }
            }
            else if (drafts.GetValueOrDefault(index) == given)
            {
                drafts.Remove(index);
            }
        });
    }

    private async Task FlagAsync()
    {
        isBegun = true;
        var flagged = !rows[at].Flagged;
        var flag = new FlagItemRequest(SessionIsland.NewId(Time.GetUtcNow()), at, flagged);
        _ = SendAsync(at, rows[at] with { Flagged = flagged }, OutboxRequest.ExamFlags, flag, _ => { });
        await OnAnnounce.InvokeAsync(Frame.Say(flagged ? ExamTexts.FlagSet : ExamTexts.FlagGone));
        StateHasChanged();
    }

    private async Task SendAsync(int index, ExamRow row, string path, object request, Action<SessionReply> settle)
    {
        try
        {
            rows[index] = row;
            underWay[index] = underWay.GetValueOrDefault(index) + 1;
            var reply = await Post(path, request);
            underWay[index]--;
            settle(reply);
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
        var reply = await Post(OutboxRequest.ExamHandIn, new HandInRequest());
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

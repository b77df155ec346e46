using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What is sent, and what is made of the reply.</summary>
public sealed partial class SessionIsland
{
    private async Task AnswerAsync(GivenAnswer given)
    {
        if (isLocked)
        {
            return;
        }

        isLocked = true;
        draft = given;
        var clock = await browser.ReadClockAsync();
        var now = time.GetUtcNow();
        var request = new SubmitAnswerRequest(
            Guid.CreateVersion7(now), state.Index, state.Phase == StepPhase.Check, given.Response, given.Confidence, given.Revealed,
            clock.ActiveMilliseconds, now.ToUnixTimeMilliseconds(), clock.TimeZone, state.Phase == StepPhase.Retry);
        await SendAnswerAsync(JsonSerializer.Serialize(request, Json.Options));
    }

    /// <summary>An answer that was under way when the page was left or reloaded is sent again, the same to the byte.</summary>
    private async Task SendKeptAsync()
    {
        if (await browser.KeptAsync(UnsentKey) is not { } body)
        {
            return;
        }

        SubmitAnswerRequest? request;
        try
        {
            request = JsonSerializer.Deserialize<SubmitAnswerRequest>(body, Json.Options);
        }
        catch (JsonException)
        {
            request = null;
        }

        if (request is null)
        {
            // Not written by this page, or by another version of it: nothing that could be sent.
            await browser.KeepAsync(UnsentKey, null);
            return;
        }

        if (request.Index == state.Index && request.ForCheck == (state.Phase == StepPhase.Check) && request.SecondTry == (state.Phase == StepPhase.Retry))
        {
            draft = new GivenAnswer(request.Response, request.Confidence);
            formVersion++;
        }

        await SendAnswerAsync(body);
    }

    private async Task SendAnswerAsync(string body)
    {
        isLocked = true;
        isAnswerUnsent = true;
        await browser.KeepAsync(UnsentKey, body);
        await browser.WarnOnLeaveAsync(true);
        var at = state;
        var reply = await SendAsync(cancel => client.AnswerAsync(at, body, cancel));
        isAnswerUnsent = false;
        await browser.KeepAsync(UnsentKey, null);
        await browser.WarnOnLeaveAsync(false);
        isLocked = false;
        Take(reply);
    }

    private async Task NextAsync()
    {
        if (isLocked)
        {
            return;
        }

        isLocked = true;
        StateHasChanged();
        await ticking;
        var at = state;
        var reply = await SendAsync(cancel => client.AdvanceAsync(at, new AdvanceRequest(at.Index, at.Phase), cancel));
        isLocked = false;
        Take(reply);
    }

    /// <summary>A run moves the session on by itself: this fetches where it stands.</summary>
    private async Task RefreshAsync()
    {
        if (isLocked)
        {
            // The run was skipped in the same moment: that reply tells.
            return;
        }

        isLocked = true;
        var at = state;
        var reply = await SendAsync(cancel => client.ReadAsync(at, cancel));
        isLocked = false;
        Take(reply);
    }

    /// <summary>Ticks show at once; what was ticked last is sent when the one before has arrived.</summary>
    private Task TickAsync(IReadOnlyList<string> ticked)
    {
        state = state with { Say = state.Say! with { Ticked = ticked } };
        ticksToSend = new TickKeyPointsRequest(state.Index, ticked, state.Say.Typed);
        StateHasChanged();
        return ticking = ticking.IsCompleted ? SendTicksAsync() : ticking;
    }

    private async Task SendTicksAsync()
    {
        while (ticksToSend is { } request)
        {
            ticksToSend = null;
            var at = state;
            var reply = await SendAsync(cancel => client.TickAsync(at, request, cancel));
            if (ticksToSend is null)
            {
                Take(reply);
            }
        }
    }

    /// <summary>Ticks what was already written before the options appeared; once, because the server then holds the text.</summary>
    private void PreTick()
    {
        if (state.Say is { Typed: null } say && recalled.About(say.QuestionSlug) is { } typed)
        {
            state = state with { Say = say with { Typed = typed } };
            _ = GuardAsync(() => TickAsync(KeyPointMatch.Made(say.KeyPoints, typed)));
        }
    }

    private async Task<SessionReply> SendAsync(Func<CancellationToken, Task<SessionReply>> send)
    {
        var hasFailed = false;
        var reply = await outbox.SendAsync(
            async cancel =>
            {
                var tried = await send(cancel);
                hasFailed |= tried is Unreachable;
                return tried;
            },
            gone.Token);
        announcement = hasFailed ? QuizTexts.Sent.In(Language) : "";
        return reply;
    }

    private void Take(SessionReply reply)
    {
        (notice, problem) = (null, null);
        switch (reply)
        {
            case Arrived(var next):
                Show(next);
                break;
            case MovedOn(var next, var text):
                Show(next);
                notice = text;
                break;
            case Gone:
                isGone = true;
                notice = QuizTexts.Gone.In(Language);
                break;
            case Refused(_, var text) when state.Item is not null && state.Phase is StepPhase.Answer or StepPhase.Retry or StepPhase.Check:
                problem = text;
                break;
            case Refused(_, var text):
                notice = QuizTexts.NotStored.Fill(Language, text);
                break;
        }

        StateHasChanged();
    }

    private void Show(SessionState next)
    {
        if (next.Revision < state.Revision)
        {
            return;
        }

        var before = state;
        state = next;
        if ((before.Index, before.Phase) == (next.Index, next.Phase))
        {
            return;
        }

        isFocusDue = true;
        draft = null;
        startsNow = before.Index == next.Index && before.Phase == StepPhase.Answer && next.Phase == StepPhase.Run;
        if (next is { Phase: StepPhase.Verdict, Item: { } item })
        {
            var words = item.Verdict is null || item.Demo is { Skipped: true }
                ? VerdictWords.Skipped(Language)
                : VerdictWords.Of(item.Verdict, item.Confidence, item.Revealed, Language);
            announcement = $"{words.Headline} {words.Then}";
        }

        else if (next is { Phase: StepPhase.Retry, Item.FirstTry: { } first })
        {
            announcement = $"{RetryPhase.Headline(first).In(Language)} {PracticeTexts.TryOnceMore.In(Language)}";
        }

        PreTick();
    }
}

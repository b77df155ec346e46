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
        var clock = browser.ReadClock();
        var now = time.GetUtcNow();
        var request = new SubmitAnswerRequest(
            NewId(now), state.Index, state.Phase == StepPhase.Check, given.Response, given.Confidence, given.Revealed,
            clock.ActiveMilliseconds, now.ToUnixTimeMilliseconds(), clock.TimeZone, state.Phase == StepPhase.Retry);
        await ChangeAsync(OutboxRequest.Answers, request);
    }

    private async Task NextAsync()
    {
        if (isLocked)
        {
            return;
        }

        var left = new AdvanceRequest(state.Index, state.Phase);
        if (state is { Item: not null, Phase: StepPhase.Recall })
        {
            // The options are here already: asking for them is stored, and needs no reply to go on.
            Show(state with { Phase = StepPhase.Answer });
            StateHasChanged();
            Take(await PostAsync(OutboxRequest.Advance, left));
            return;
        }

        await ChangeAsync(OutboxRequest.Advance, left);
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
        var reply = await outbox.AskAsync(cancel => client.ReadAsync(state.SessionId, state.Language, cancel), gone.Token);
        isLocked = false;
        Take(reply);
    }

    /// <summary>Ticks show at once. Each is sent, and the last one's reply is taken.</summary>
    private async Task TickAsync(IReadOnlyList<string> ticked)
    {
        state = state with { Say = state.Say! with { Ticked = ticked } };
        StateHasChanged();
        var posted = ++ticksPosted;
        var reply = await PostAsync(OutboxRequest.Ticks, new TickKeyPointsRequest(state.Index, ticked, state.Say.Typed));
        if (posted == ticksPosted)
        {
            Take(reply);
        }
    }

    /// <summary>Brings what was already written before the options appeared; once, because the server then holds the text.</summary>
    private void BringTyped()
    {
        if (state.Say is { Typed: null } say && recalled.About(say.QuestionSlug) is { } typed)
        {
            state = state with { Say = say with { Typed = typed } };
            _ = GuardAsync(() => TickAsync(say.Ticked));
        }
    }

    /// <summary>UUIDv7 counts from 1970; a browser's clock may stand before that.</summary>
    internal static Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : now);

    /// <summary>Changes the session in a way that the step cannot go on without: it is locked until the reply is here.</summary>
    private async Task ChangeAsync<T>(string path, T request)
    {
        isLocked = true;
        StateHasChanged();
        var reply = await PostAsync(path, request);
        isLocked = false;
        Take(reply);
    }

    /// <summary>Sends a change of this session so that it cannot be lost: it is on disk before it is sent, survives the page, and arrives after everything that
    /// was posted before it. The step need not wait for the reply, unless it shows what the reply brings.</summary>
    /// <param name="path">Of the endpoint, under the session's own address. It answers with a <see cref="SessionState"/> or a problem, and takes a repeated request
    /// for what it is.</param>
    private async Task<SessionReply> PostAsync<T>(string path, T request)
    {
        hasWaited = false;
        var reply = await outbox.PostAsync(new OutboxRequest(state.SessionId, path, state.Language, JsonSerializer.Serialize(request, Json.Options)), gone.Token);
        announcement = hasWaited ? QuizTexts.Sent.In(Language) : "";
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
                // Who has gone the same way elsewhere need not hear of it.
                notice = (next.Index, next.Phase) == (state.Index, state.Phase) && state.Phase == StepPhase.Answer ? null : text;
                Show(next);
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
        state = Whole(next);
        if (InterviewDraft.PlaceOf(before) == InterviewDraft.PlaceOf(next))
        {
            return;
        }

        isFocusDue = true;
        millisecondsBefore = 0;
        draft = null;
        startsNow = before.Exam is null && before.Index == next.Index && before.Phase == StepPhase.Answer && next.Phase == StepPhase.Run;
        if (IsHandedIn)
        {
            // What comes to the eye is the way into the review, and its heading is read.
            announcement = "";
        }
        else if (next is { Phase: StepPhase.Verdict, Item: { } item })
        {
            var words = VerdictWords.Of(item, Language);
            announcement = $"{words.Headline} {words.Then}";
        }
        else if (next is { Phase: StepPhase.Retry, Item.FirstTry: { } first })
        {
            announcement = $"{RetryPhase.Headline(first).In(Language)} {PracticeTexts.TryOnceMore.In(Language)}";
        }

        BringTyped();
    }
}

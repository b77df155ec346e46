using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What earlier pages of this session left in the outbox, and what other tabs do meanwhile.</summary>
public sealed partial class SessionIsland
{
    /// <summary>Shows what waits as if it had been done on this page: options asked for, answers as given, points as ticked.</summary>
    private void TakeUp(IEnumerable<OutboxEntry> left)
    {
        foreach (var entry in left)
        {
            if (entry.IsExam)
            {
                ShowWaiting(entry);
                continue;
            }

            if (entry.Path == OutboxRequest.Advance && Read<AdvanceRequest>(entry) is { Phase: StepPhase.Recall } shown
                && state is { Item: not null, Phase: StepPhase.Recall } && shown.Index == state.Index)
            {
                state = state with { Phase = StepPhase.Answer };
                continue;
            }

            if (entry.Path == OutboxRequest.Ticks)
            {
                if (Read<TickKeyPointsRequest>(entry) is { } ticks && state.Say is { } say && ticks.Index == state.Index)
                {
                    state = state with { Say = say with { Ticked = ticks.Ticked, Typed = ticks.Typed } };
                }

                continue;
            }

            if (entry.Path == OutboxRequest.Answers && Read<SubmitAnswerRequest>(entry) is { } answer && answer.Index == state.Index
                && answer.ForCheck == (state.Phase == StepPhase.Check) && answer.SecondTry == (state.Phase == StepPhase.Retry))
            {
                draft = new GivenAnswer(answer.Response, answer.Confidence);
                formVersion++;
            }

            // Where the session goes from here is in the reply.
            isLocked = true;
        }
    }

    /// <summary>Takes the replies as they come: each, but of ticks only the last.</summary>
    private async Task FinishAsync(List<OutboxEntry> left)
    {
        foreach (var (place, entry) in left.Index())
        {
            var reply = await outbox.ReplyToAsync(entry, gone.Token);
            if (entry.Path == OutboxRequest.Ticks)
            {
                if (place == left.Count - 1 && ticksPosted == 0)
                {
                    Take(reply);
                }

                continue;
            }

            if (left.Skip(place + 1).All(later => later.Path == OutboxRequest.Ticks))
            {
                isLocked = false;
            }

            announcement = QuizTexts.Sent.In(Language);
            Take(reply);
        }
    }

    /// <summary>Another tab has changed this session: shows where it stands, unless this page waits for a reply that tells it anyway.</summary>
    private async Task FollowAsync(Guid session)
    {
        if (session != state.SessionId || isLocked || isGone)
        {
            return;
        }

        var reply = await client.ReadAsync(session, state.Language, gone.Token);
        if (isLocked || reply is not Arrived(var next) || next.Revision <= state.Revision)
        {
            return;
        }

        var hasMoved = (next.Index, next.Phase) != (state.Index, state.Phase);
        Take(reply);
        notice = hasMoved ? SessionTexts.MovedOn.In(Language) : null;
        StateHasChanged();
    }

    /// <summary>Null for what another version of the page wrote: it is sent all the same, and only not shown.</summary>
    private static T? Read<T>(OutboxEntry entry)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(entry.Body, Json.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}

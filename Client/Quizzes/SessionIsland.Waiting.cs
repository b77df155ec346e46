using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>What earlier pages of this session left in the outbox, and what other tabs do meanwhile.</summary>
public sealed partial class SessionIsland
{
    /// <summary>Shows what waits as if it had been done on this page: options asked for, answers as given, points as ticked. Tells for each whether the page
    /// waits for its reply.</summary>
    private List<(OutboxEntry Entry, bool Locks)> TakeUp(IEnumerable<OutboxEntry> left)
    {
        var waiting = left.Select(entry => (entry, Part?.TakeUp(entry) ?? true)).ToList();
        // Where the session goes from here is in the reply.
        _isLocked |= waiting.Exists(one => one.Item2);
        return waiting;
    }

    /// <summary>Takes the replies as they come: each, but where the page does not wait for one only the last, and none once this page has changed something
    /// itself.</summary>
    private async Task FinishAsync(List<(OutboxEntry Entry, bool Locks)> waiting)
    {
        foreach (var (place, (entry, locks)) in waiting.Index())
        {
            var reply = await outbox.ReplyToAsync(entry, _gone.Token);
            var later = waiting.Skip(place + 1).ToList();
            if (!locks && reply is Arrived && (later.Count > 0 || _posted > 0))
            {
                continue;
            }

            if (locks && !later.Exists(one => one.Locks))
            {
                _isLocked = false;
            }

            if (locks || entry.IsAnswer)
            {
                _announcement = QuizTexts.Sent.In(Language);
            }

            Take(reply);
        }
    }

    /// <summary>Another tab has changed this session: shows where it stands, unless this page waits for a reply that tells it anyway.</summary>
    private async Task FollowAsync(Guid session)
    {
        if (session != _state.SessionId || _isLocked || _isGone)
        {
            return;
        }

        var reply = await client.ReadAsync(session, _state.Language, _gone.Token);
        if (_isLocked || reply is not Arrived(var next) || next.Revision <= _state.Revision)
        {
            return;
        }

        var hasMoved = (next.Index, next.Phase) != (_state.Index, _state.Phase);
        Take(reply);
        _notice = hasMoved ? SessionTexts.MovedOn.In(Language) : null;
        StateHasChanged();
    }
}

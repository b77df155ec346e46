using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Quizzes;

/// <summary>How a change of a session ended, and all that its reply is made from.</summary>
/// <param name="Context">As the change left it; null when the learner has no such session.</param>
public sealed record SessionChange(SessionOutcome Outcome, AnswerContext? Context);

/// <summary>Settles changes of sessions one after the other, each on the outcome of the one before it, from what is kept in memory.</summary>
public sealed class SessionSettler(AttemptWriter writer, AnswerContexts contexts, AnswerContextReader reader, DeckLibrary library)
{
    /// <summary>So often a context is read ahead and found out of date before it is read while all others wait.</summary>
    private const int Tries = 3;

    /// <param name="settle">What the change comes to; run where no other change can come between, perhaps more than once, and stores nothing itself.</param>
    /// <returns>Once it is durable.</returns>
    public async Task<SessionChange> SettleAsync(
        Guid learnerId, Guid sessionId, Func<QuizHubDbContext, AnswerContext, Task<Settlement>> settle, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!await contexts.PrepareAsync(learnerId, sessionId, cancel))
            {
                return new SessionChange(new SessionOutcome.NotFound(), null);
            }

            var isLast = attempt >= Tries;
            try
            {
                if (await writer.WriteAsync(database => TryAsync(database, learnerId, sessionId, settle, isLast), cancel, undone: () => contexts.Drop(sessionId)) is { } change)
                {
                    return change;
                }
            }
            catch (SqliteException exception) when (exception.IsDuplicate())
            {
                // The id of an answer that was stored elsewhere; or the copy was older than an answer of this session, which reading it anew will show.
                if (isLast)
                {
                    return new SessionChange(new SessionOutcome.OtherAnswer(), contexts.Find(sessionId));
                }
            }
        }
    }

    /// <summary>Null when the copy was out of date, or there was none.</summary>
    private async Task<SessionChange?> TryAsync(
        QuizHubDbContext database, Guid learnerId, Guid sessionId, Func<QuizHubDbContext, AnswerContext, Task<Settlement>> settle, bool isLast)
    {
        var context = isLast ? await reader.ReadAsync(database, learnerId, sessionId, CancellationToken.None) : contexts.Find(sessionId);
        if (context is null || context.Learner.Id != learnerId)
        {
            return isLast ? new SessionChange(new SessionOutcome.NotFound(), null) : null;
        }

        // Questions may have other names since.
        if (!ReferenceEquals(context.Deck, library.Current.FindDeck(context.Open.Plan.DeckSlug)) && !isLast)
        {
            contexts.Drop(sessionId);
            return null;
        }

        var settled = await settle(database, context);
        var next = settled.Stored is not null ? SettlementWriter.TryStore(database, settled)
            : await IsCurrentAsync(database, context.Learner) ? context
            : null;
        if (next is null)
        {
            contexts.Drop(sessionId);
            return null;
        }

        contexts.Keep(next);
        return new SessionChange(settled.Outcome, next);
    }

    /// <summary>What is refused must not be refused because of a copy that is out of date.</summary>
    private static Task<bool> IsCurrentAsync(QuizHubDbContext database, Learner learner) =>
        database.Learners().AnyAsync(row => row.Id == learner.Id && row.Revision == learner.Revision);
}

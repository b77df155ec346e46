using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>What the next answers of open sessions depend on, kept in memory after first use: as many as fit, those that were used last. A copy may be out of date at any
/// time; whoever stores a change finds that out (<see cref="SettlementWriter"/>) and drops it.</summary>
public sealed class AnswerContexts(IDbContextFactory<QuizHubDbContext> databases, AnswerContextReader reader) : IDisposable
{
    /// <summary>Items of all sessions that are kept; each takes about a kilobyte.</summary>
    private const int ItemsKept = 100_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _contexts = new(new MemoryCacheOptions { SizeLimit = ItemsKept });

    /// <summary>Null when none is kept.</summary>
    public AnswerContext? Find(Guid sessionId) => _contexts.Get<AnswerContext>(sessionId);

    public void Keep(AnswerContext context) =>
        _contexts.Set(context.SessionId, context, new MemoryCacheEntryOptions { SlidingExpiration = Kept, Size = 10 + context.Items.Count });

    public void Drop(Guid sessionId) => _contexts.Remove(sessionId);

    /// <summary>Reads a context where none is kept, so that nobody who stores has to wait for it. False when this learner has no such session.</summary>
    public async Task<bool> PrepareAsync(Guid learnerId, Guid sessionId, CancellationToken cancel)
    {
        if (Find(sessionId) is { } known)
        {
            return known.Learner.Id == learnerId;
        }

        await using var database = await databases.CreateDbContextAsync(cancel);
        await using var reading = await database.BeginReadingAsync(cancel);
        if (await reader.ReadAsync(database, learnerId, sessionId, cancel) is not { } context)
        {
            return false;
        }

        Keep(context);
        return true;
    }

    public void Dispose() => _contexts.Dispose();
}

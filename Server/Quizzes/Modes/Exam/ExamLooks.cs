using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Single items of an exam, to look at again.</summary>
public sealed class ExamLooks(IDbContextFactory<QuizHubDbContext> databases, DeckLibrary library, StepViews views)
{
    /// <summary>One item with its verdict; null when there is none, or the exam and its review are not over.</summary>
    public async Task<ItemStep?> FindAsync(Guid id, int index, Learner learner, Language language, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var open = await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learner.Id, cancel);
        return open is { Progress: { HandedIn: not null, IsOver: true } } && open.Plan.Steps.ElementAtOrDefault(index) is { Item: not null }
            ? await views.ItemAsync(new SessionSight(database, open, learner, library.DeckOf(open.Plan), language), index, StepPhase.Verdict, cancel)
            : null;
    }
}

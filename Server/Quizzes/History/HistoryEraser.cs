using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes.History;

/// <summary>Deletes what a learner answered, and makes what was derived from it anew, in one transaction. Doing it twice changes nothing more.</summary>
public sealed class HistoryEraser(AttemptWriter writer, IDbContextFactory<QuizHubDbContext> databases, DeckLibrary library, LearnerRuns runs)
{
    /// <summary>How many answers to an item, and to the question about what its run showed, would be deleted.</summary>
    public async Task<int> CountAsync(Guid learnerId, string deck, string question, string item, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await AttemptsAt(database, learnerId, Target.Of(library.Current, deck, question, item)).CountAsync(cancel);
    }

    /// <summary>Deletes the history of one item, under all names of its question.</summary>
    public async Task ForgetItemAsync(Guid learnerId, string deck, string question, string item, CancellationToken cancel)
    {
        var target = Target.Of(library.Current, deck, question, item);
        await writer.WriteAsync(
            async database =>
            {
                if (await database.Learners().SingleOrDefaultAsync(row => row.Id == learnerId) is { } learner)
                {
                    await ForgetAsync(database, learner, target);
                }

                return true;
            },
            cancel);
        await databases.ClearLogAsync(cancel);
    }

    /// <summary>Deletes all history. Settings and goals stay; runs are facts that stay without her name.</summary>
    public async Task ForgetAllAsync(Guid learnerId, CancellationToken cancel)
    {
        await writer.WriteAsync(
            async database =>
            {
                if (await database.Learners().SingleOrDefaultAsync(row => row.Id == learnerId) is not { } learner)
                {
                    return true;
                }

                learner.MemoryRevision++;
                learner.HistoryRevision++;
                await database.Attempts().Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync();
                // Events and ticks go with their session.
                await database.Sessions().Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync();
                await database.ItemMemories().Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync();
                await database.DayTallies().Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync();
                await database.PersonalWeights().Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync();
                await runs.ForgetAsync(database, learnerId);
                return true;
            },
            cancel);
        await databases.ClearLogAsync(cancel);
    }

    private static async Task ForgetAsync(QuizHubDbContext database, Learner learner, Target target)
    {
        var days = await AttemptsAt(database, learner.Id, target).Select(row => row.StudyDay).Distinct().ToListAsync();
        await ForgetEventsAsync(database, learner.Id, target);
        await AttemptsAt(database, learner.Id, target).ExecuteDeleteAsync();
        learner.HistoryRevision++;
        var rules = await database.MemoryRulesAsync(learner.Id, target.Deck, CancellationToken.None);
        await database.RebuildAsync(learner, target.Deck, target.Names, target.Item, rules);
        foreach (var day in days)
        {
            await database.TallyAsync(learner.Id, target.Deck, day);
        }
    }

    /// <summary>Sessions keep that something was answered, so that they can be gone on with, and nothing of the answer.</summary>
    private static async Task ForgetEventsAsync(QuizHubDbContext database, Guid learnerId, Target target)
    {
        // The plan is JSON and an id holds nothing that JSON writes otherwise: few sessions are left to be read.
        var named = $"\"{target.Item}\"";
        var sessions = await database.Sessions().AsNoTracking().Where(row => row.LearnerId == learnerId && row.DeckSlug == target.Deck && row.Plan.Contains(named))
            .Select(row => new { row.Id, row.Plan }).ToListAsync();
        foreach (var session in sessions)
        {
            var steps = JsonSerializer.Deserialize<SessionPlan>(session.Plan, Json.Options)!.Steps;
            foreach (var stored in await database.SessionEvents().AsNoTracking().Where(row => row.SessionId == session.Id).OrderBy(row => row.Revision).ToListAsync())
            {
                var happened = JsonSerializer.Deserialize<SessionEvent>(stored.Event, Json.Options)!;
                if (happened.Index >= 0 && happened.Index < steps.Count && target.Concerns(steps[happened.Index], happened) && happened.WithoutAnswer() is var left && left != happened)
                {
                    var text = JsonSerializer.Serialize(left, Json.Options);
                    await database.SessionEvents().Where(row => row.SessionId == session.Id && row.Revision == stored.Revision)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Event, text));
                }
            }
        }
    }

    private static IQueryable<Attempt> AttemptsAt(QuizHubDbContext database, Guid learnerId, Target target)
    {
        var (names, items) = (target.Names, target.Items);
        return database.Attempts().Where(row => row.LearnerId == learnerId && row.DeckSlug == target.Deck && names.Contains(row.QuestionSlug) && items.Contains(row.ItemId));
    }
}

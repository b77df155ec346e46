using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>The form in which a learner sets what she learns for.</summary>
public static class GoalEndpoints
{
    // Most decks are done by then; the page may show a few due days by the retention before.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    public static IEndpointRouteBuilder MapGoals(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/review/goal", SaveAsync).Limited(LimitKind.Changes, makesGuest: true);
        return endpoints;
    }

    private static async Task<IResult> SaveAsync(
        PostedForm form, HttpContext context, DeckLibrary library, LearnerAccess learners, AttemptWriter writer, MemoryUpkeep upkeep, TimeProvider time, CancellationToken cancel)
    {
        var (language, deck) = (form.Language, form.Deck(library.Current));
        var zone = (await learners.FindAsync(context, cancel))?.TimeZone ?? TimeZones.Default;
        var values = GoalValues.Read(form, deck, TimeZones.Date(time.GetUtcNow(), zone));
        if (form.Refusal(Addresses.Review(language)) is { } refused)
        {
            return refused;
        }

        var learner = await learners.EnsureAsync(context, cancel);
        if (await writer.WriteAsync(database => StoreAsync(database, learner.Id, deck!.Slug, values), cancel))
        {
            await Task.WhenAny(upkeep.RescheduleAsync(learner.Id, deck!.Slug), Task.Delay(LongestWait, time, cancel));
        }

        return new SeeOther(Addresses.ReviewGoal(language, deck!.Slug, [new("saved", "1")]));
    }

    /// <summary>True when items are now due on other days.</summary>
    private static async Task<bool> StoreAsync(QuizHubDbContext database, Guid learnerId, string deck, GoalValues values)
    {
        if (!await database.Learners().AnyAsync(row => row.Id == learnerId))
        {
            // Forgotten in this moment.
            return false;
        }

        var goal = await database.StudyGoals().SingleOrDefaultAsync(row => row.LearnerId == learnerId && row.DeckSlug == deck)
            ?? database.Add(new StudyGoal { LearnerId = learnerId, DeckSlug = deck }).Entity;
        var before = goal.Retention;
        values.ApplyTo(goal);
        return goal.Retention != before;
    }
}

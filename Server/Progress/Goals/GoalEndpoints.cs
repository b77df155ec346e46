using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>The form in which a learner sets what she learns for.</summary>
public static class GoalEndpoints
{
    // Most decks are done by then; the page may show a few due days by the retention before.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    public static IEndpointRouteBuilder MapGoals(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{lang:regex(^(en|zh)$)}/review/goal", SaveAsync).DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        return endpoints;
    }

    private static async Task<Results<SeeOther, NotFound>> SaveAsync(
        string lang, IFormCollection posted, HttpContext context, DeckLibrary library, LearnerAccess learners, AttemptWriter writer, MemoryUpkeep upkeep, TimeProvider time,
        CancellationToken cancel)
    {
        var (language, form) = (Languages.FromCode(lang)!.Value, GoalForm.Of(posted));
        if (library.Current.FindDeck(form.Deck ?? "") is not { } deck)
        {
            return TypedResults.NotFound();
        }

        var zone = (await learners.FindAsync(context, cancel))?.TimeZone ?? Learner.DefaultTimeZone;
        var (values, problem) = GoalValues.Read(form, deck, StudyDay.Of(time.GetUtcNow(), zone));
        if (values is null)
        {
            return new SeeOther(Addresses.ReviewGoal(language, deck.Slug, [
                new("problem", problem.ToString()!), new("date", form.Date ?? ""), new("minutes", form.Minutes ?? ""), new("retention", form.Retention ?? ""),
                .. (form.Topics ?? []).Select(topic => KeyValuePair.Create("topic", topic))]));
        }

        var learner = await learners.EnsureAsync(context, cancel);
        if (await writer.WriteAsync(database => StoreAsync(database, learner.Id, deck.Slug, values), cancel))
        {
            await Task.WhenAny(upkeep.RescheduleAsync(learner.Id, deck.Slug), Task.Delay(LongestWait, time, cancel));
        }

        return new SeeOther(Addresses.ReviewGoal(language, deck.Slug, [new("saved", "1")]));
    }

    /// <summary>True when items are now due on other days.</summary>
    private static async Task<bool> StoreAsync(QuizHubDbContext database, Guid learnerId, string deck, GoalValues values)
    {
        if (!await database.Learners.AnyAsync(row => row.Id == learnerId))
        {
            // Forgotten in this moment.
            return false;
        }

        var goal = await database.StudyGoals.SingleOrDefaultAsync(row => row.LearnerId == learnerId && row.DeckSlug == deck)
            ?? database.Add(new StudyGoal { LearnerId = learnerId, DeckSlug = deck }).Entity;
        var before = goal.Retention;
        values.ApplyTo(goal);
        return goal.Retention != before;
    }
}

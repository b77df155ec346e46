using System.Globalization;
using System.Text.Json;
using QuizHub.Progress;
using QuizHub.Server.Decks;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>A goal that was read from a form and is legal.</summary>
/// <param name="Topics">Slugs; empty for all.</param>
public sealed record GoalValues(DateOnly? InterviewDay, int MinutesPerDay, IReadOnlyList<string> Topics, double Retention)
{
    private const int LongestYears = 3;

    /// <summary>Refuses each value that is not legal.</summary>
    /// <param name="today">Today, as the learner's calendar shows it.</param>
    public static GoalValues Read(PostedForm form, Deck? deck, DateOnly today)
    {
        var date = Date(form, today);
        var minutes = form.Whole("minutes", StudyGoal.FewestMinutes, StudyGoal.MostMinutes, GoalTexts.BadMinutes);
        var retention = form.Whole("retention", Percent(StudyGoal.LowestRetention), Percent(StudyGoal.HighestRetention), GoalTexts.BadRetention);
        if (minutes is null)
        {
            form.Refuse("minutes", GoalTexts.BadMinutes);
        }

        if (retention is null)
        {
            form.Refuse("retention", GoalTexts.BadRetention);
        }

        // All of them are none in particular.
        var chosen = form.Topics("topic", deck);
        return new GoalValues(date, minutes ?? 0, chosen.Count == deck?.Topics.Count ? [] : chosen, retention / 100.0 ?? 0);
    }

    public void ApplyTo(StudyGoal goal)
    {
        goal.InterviewDay = InterviewDay;
        goal.MinutesPerDay = MinutesPerDay;
        goal.Topics = JsonSerializer.Serialize(Topics, Json.Options);
        goal.Retention = Retention;
    }

    private static DateOnly? Date(PostedForm form, DateOnly today)
    {
        if (form["date"] is not { } typed)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            form.Refuse("date", GoalTexts.BadDate);
        }
        else if (date < today || date > today.AddYears(LongestYears))
        {
            form.Refuse("date", date < today ? GoalTexts.DateGone : GoalTexts.DateFar);
        }

        return date;
    }

    private static int Percent(double share) => (int)Math.Round(share * 100);
}

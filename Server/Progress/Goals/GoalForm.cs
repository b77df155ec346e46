using System.Globalization;
using System.Text.Json;
using QuizHub.Progress;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>The goal of a deck as a browser posts it.</summary>
/// <param name="Retention">In percent.</param>
public sealed record GoalForm(string? Deck, string? Date, string? Minutes, string[]? Topics, string? Retention)
{
    public static GoalForm Of(IFormCollection form) => new(
        form["deck"], form["date"], form["minutes"], [.. form["topic"].OfType<string>()], form["retention"]);
}

/// <summary>A goal that was read from a form and is legal.</summary>
/// <param name="Topics">Slugs; empty for all.</param>
public sealed record GoalValues(DateOnly? InterviewDay, int MinutesPerDay, IReadOnlyList<string> Topics, double Retention)
{
    private const int LongestYears = 3;

    /// <summary>Exactly one of the two results is null.</summary>
    /// <param name="today">Study day of the learner.</param>
    public static (GoalValues? Values, GoalProblem? Problem) Read(GoalForm form, Deck deck, DateOnly today)
    {
        DateOnly? date = null;
        if (!string.IsNullOrWhiteSpace(form.Date))
        {
            if (!DateOnly.TryParseExact(form.Date.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                return (null, GoalProblem.Date);
            }

            if (read < today || read > today.AddYears(LongestYears))
            {
                return (null, read < today ? GoalProblem.DatePast : GoalProblem.DateFar);
            }

            date = read;
        }

        if (Whole(form.Minutes) is not (>= StudyGoal.FewestMinutes and <= StudyGoal.MostMinutes and var minutes))
        {
            return (null, GoalProblem.Minutes);
        }

        if (Whole(form.Retention) is not { } percent || percent / 100.0 is not (>= StudyGoal.LowestRetention and <= StudyGoal.HighestRetention and var retention))
        {
            return (null, GoalProblem.Retention);
        }

        // What the deck does not have any more is no reason to refuse, and all of them are none in particular.
        var chosen = deck.Topics.Select(topic => topic.Slug).Where((form.Topics ?? []).Contains).ToList();
        return (new GoalValues(date, minutes, chosen.Count == deck.Topics.Count ? [] : chosen, retention), null);
    }

    public void ApplyTo(StudyGoal goal)
    {
        goal.InterviewDay = InterviewDay;
        goal.MinutesPerDay = MinutesPerDay;
        goal.Topics = JsonSerializer.Serialize(Topics, Json.Options);
        goal.Retention = Retention;
    }

    private static int? Whole(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

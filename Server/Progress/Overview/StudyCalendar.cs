namespace QuizHub.Server.Progress.Overview;

/// <param name="Level">0 nothing, then 1 to 4: up to 9, 24, 49 and more answers.</param>
public readonly record struct CalendarDay(DateOnly Day, int Answers, long Milliseconds, int Level);

/// <summary>The last weeks, day by day and week by week.</summary>
/// <param name="Days">Every day from a Monday to today.</param>
/// <param name="Weeks">Every week of them, oldest first: its Monday, answers, and active time.</param>
/// <param name="Studied">Days with answers, in all.</param>
/// <param name="Milliseconds">Active time, in all.</param>
/// <param name="Answers">In all.</param>
public sealed record StudyCalendar(
    IReadOnlyList<CalendarDay> Days, IReadOnlyList<(DateOnly Start, int Answers, long Milliseconds)> Weeks, int Studied, long Milliseconds, int Answers)
{
    public const int Length = 26;

    private static readonly int[] LevelsFrom = [1, 10, 25, 50];

    public static StudyCalendar Of(IReadOnlyCollection<StudiedDay> days, DateOnly today)
    {
        var first = Overview.Weeks.Start(today).AddDays(-(Length - 1) * Overview.Weeks.Days);
        var byDay = days.ToDictionary(day => day.Day, day => day.Figures);
        var shown = Enumerable.Range(0, today.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day =>
        {
            var figures = byDay.GetValueOrDefault(day, DayFigures.None);
            return new CalendarDay(day, figures.Answers, figures.ActiveMilliseconds, LevelsFrom.Count(from => figures.Answers >= from));
        }).ToList();
        return new(
            shown,
            [.. shown.Chunk(Overview.Weeks.Days).Select(week => (week[0].Day, week.Sum(day => day.Answers), week.Sum(day => day.Milliseconds)))],
            days.Count, days.Sum(day => day.Figures.ActiveMilliseconds), days.Sum(day => day.Figures.Answers));
    }
}

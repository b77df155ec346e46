namespace QuizHub.Server.Progress.Overview;

/// <summary>What was done on one study day at one deck.</summary>
public readonly record struct StudiedDay(DateOnly Day, DayFigures Figures);

/// <summary>Weeks as calendars have them: from Monday.</summary>
public static class Weeks
{
    public const int Days = 7;

    public static DateOnly Start(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % Days));
}

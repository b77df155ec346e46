namespace QuizHub.Server.Quizzes;

/// <summary>The day that something counts for: in the learner's zone, from 4 o'clock to 4 o'clock, because whoever learns at two in the morning has not gone to
/// bed yet.</summary>
public static class StudyDay
{
    private static readonly TimeSpan Rollover = TimeSpan.FromHours(4);

    public static DateOnly Of(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Find(zone)).DateTime - Rollover);

    /// <summary>The same instant as the clocks of a zone show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, Find(zone));

    /// <summary>The first instant of a study day.</summary>
    public static DateTimeOffset Start(DateOnly day, string zone)
    {
        var found = Find(zone);
        var local = day.ToDateTime(TimeOnly.FromTimeSpan(Rollover));
        // Clocks put forward at 4 o'clock: the day begins with the first wall time that exists.
        while (found.IsInvalidTime(local))
        {
            local += TimeSpan.FromMinutes(15);
        }

        // Put back: with the first of the two.
        var offset = found.IsAmbiguousTime(local) ? found.GetAmbiguousTimeOffsets(local).Max() : found.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    public static bool IsZone(string? zone) => zone is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>UTC where the system does not know the zone.</summary>
    private static TimeZoneInfo Find(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
}

using QuizHub.Server.Site;

namespace QuizHub.Server.Progress;

/// <summary>The day that something counts for: in the learner's zone, from 4 o'clock to 4 o'clock, because whoever learns at two in the morning has not gone to
/// bed yet.</summary>
public static class StudyDay
{
    private static readonly TimeSpan Rollover = TimeSpan.FromHours(4);

    public static DateOnly Of(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(TimeZones.Local(instant, zone).DateTime - Rollover);

    /// <summary>The first instant of a study day.</summary>
    public static DateTimeOffset Start(DateOnly day, string zone)
    {
        var found = TimeZones.Find(zone);
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
}

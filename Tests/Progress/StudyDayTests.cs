using System.Globalization;
using QuizHub.Server.Progress;
using QuizHub.Server.Site;

namespace QuizHub.Tests.Progress;

public sealed class StudyDayTests
{
    [Theory]
    [InlineData("2026-03-10T03:59:59Z", "Etc/UTC", "2026-03-09")]
    [InlineData("2026-03-10T04:00:00Z", "Etc/UTC", "2026-03-10")]
    [InlineData("2026-03-09T19:59:59Z", "Asia/Shanghai", "2026-03-09")]
    [InlineData("2026-03-09T20:00:00Z", "Asia/Shanghai", "2026-03-10")]
    [InlineData("2026-03-10T11:00:00Z", "America/New_York", "2026-03-10")]
    [InlineData("2026-03-10T07:59:00Z", "America/New_York", "2026-03-09")]
    [InlineData("2026-03-10T04:00:00Z", "No/Such_Zone", "2026-03-10")]
    public void A_study_day_goes_from_four_to_four_in_the_learners_zone(string instant, string zone, string day) =>
        Assert.Equal(day, StudyDay.Of(At(instant), zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Etc/UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Apia")]
    public void A_day_starts_at_its_first_instant(string zone)
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var start = StudyDay.Start(day, zone);
            Assert.Equal(day, StudyDay.Of(start, zone));
            Assert.Equal(day.AddDays(-1), StudyDay.Of(start.AddSeconds(-1), zone));
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("../../etc/passwd", false)]
    public void Zones_are_known_by_name(string? zone, bool isZone) => Assert.Equal(isZone, TimeZones.IsZone(zone));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    /// <summary>People read the date of their calendar; a study day is the day before until 4 o'clock.</summary>
    [Theory]
    [InlineData("2026-11-30T03:21:00+08:00", "Asia/Shanghai", "2026-11-30", "2026-11-29")]
    [InlineData("2026-11-30T04:00:00+08:00", "Asia/Shanghai", "2026-11-30", "2026-11-30")]
    [InlineData("2026-11-29T23:59:00+08:00", "Asia/Shanghai", "2026-11-29", "2026-11-29")]
    [InlineData("2026-11-30T03:21:00+08:00", "America/New_York", "2026-11-29", "2026-11-29")]
    [InlineData("2026-11-30T03:21:00+08:00", "Etc/UTC", "2026-11-29", "2026-11-29")]
    public void A_date_is_of_the_calendar_and_a_study_day_for_scheduling(string instant, string zone, string date, string studyDay)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((date, studyDay), ($"{TimeZones.Date(at, zone):yyyy-MM-dd}", $"{StudyDay.Of(at, zone):yyyy-MM-dd}"));
    }
}

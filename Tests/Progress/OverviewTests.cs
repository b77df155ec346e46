using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Overview;
using QuizHub.Server.Progress.Pages.Charts;
using QuizHub.Site;

namespace QuizHub.Tests.Progress;

/// <summary>Figures of the progress page, each against numbers found by hand.</summary>
public sealed class OverviewTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(81, 263, 0.2553, 0.3662)] // Newcombe 1998, table I: method 3
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 0, 0, 1)]
    public void An_interval_is_the_one_that_Wilson_gives(int right, int count, double low, double high)
    {
        var interval = Wilson.Of(right, count);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void What_is_overdue_is_due_today_and_thirty_days_are_told_apart()
    {
        var due = DueForecast.Of([Monday.AddDays(-40), Monday.AddDays(-1), Monday, Monday.AddDays(1), Monday.AddDays(1), Monday.AddDays(29), Monday.AddDays(30)], Monday);

        Assert.Equal((7, 3, 1), (due.Learnt, due.Now, due.Later));
        Assert.Equal((30, 2, 1), (due.Days.Count, due.Days[1], due.Days[29]));
        Assert.Equal(due.Learnt, due.Days.Sum() + due.Later);
        Assert.Equal(0, DueForecast.Of([], Monday).Now);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_begins_on_Monday(string day, string start) =>
        Assert.Equal(start, Weeks.Start(DateOnly.Parse(day, null)).ToString("yyyy-MM-dd", null));

    [Fact]
    public void Retention_and_its_Brier_score_are_those_of_the_log()
    {
        // 30 reviews expected at 0.95 (27 recalled), 10 at 0.55 (4 recalled).
        var days = new[] { Day(0, (0.95, 30, 27), (0.55, 10, 4)) };
        var retention = Of(days, Monday);

        Assert.True(retention.IsEnough);
        Assert.Equal(31.0 / 40, retention.Measured, 12);
        Assert.Equal((30 * 0.95 + 10 * 0.55) / 40, retention.Expected, 12);
        Assert.Equal((27 * 0.0025 + 3 * 0.9025 + 4 * 0.2025 + 6 * 0.3025) / 40, retention.Brier, 12);
        Assert.Equal(31.0 / 40 * 9 / 40, retention.Reference, 12);
        Assert.Equal((30, 10, 0), (retention.Bins[9].Count, retention.Bins[5].Count, retention.Bins[0].Count));
        Assert.False(Of([Day(0, (0.95, 19, 19))], Monday).IsEnough);
    }

    [Fact]
    public void Weeks_are_joined_until_they_say_something_and_none_is_lost()
    {
        var days = new[] { Day(-35, (0.9, 12, 10)), Day(-28, (0.9, 12, 11)), Day(-14, (0.9, 40, 38)), Day(0, (0.9, 5, 3)) };
        var periods = Of(days, Monday.AddDays(3)).Periods;

        Assert.Equal(
            [(Monday.AddDays(-35), Monday.AddDays(-22), 24, 21), (Monday.AddDays(-14), Monday.AddDays(6), 45, 41)],
            periods.Select(period => (period.First, period.Last, period.Reviews.Count, period.Reviews.True)));
        Assert.Empty(Of([Day(0, (0.9, 19, 19))], Monday).Periods);
        Assert.Empty(Of([Day(-27 * 7, (0.9, 100, 90))], Monday).Periods);
    }

    [Theory]
    [InlineData(Confidence.High, 19, 0, SelfJudgement.TooFewAnswers)]
    [InlineData(Confidence.High, 40, 36, SelfJudgement.Fits)]
    [InlineData(Confidence.High, 40, 28, SelfJudgement.Fits)] // the interval still reaches 0.81
    [InlineData(Confidence.High, 100, 60, SelfJudgement.Overconfident)]
    [InlineData(Confidence.High, 100, 100, SelfJudgement.Fits)]
    [InlineData(Confidence.Middle, 100, 95, SelfJudgement.Underconfident)]
    [InlineData(Confidence.Middle, 100, 40, SelfJudgement.Overconfident)]
    [InlineData(Confidence.Middle, 100, 73, SelfJudgement.Fits)]
    [InlineData(Confidence.Low, 100, 85, SelfJudgement.Underconfident)]
    [InlineData(Confidence.Low, 100, 5, SelfJudgement.Fits)]
    public void A_level_is_judged_only_by_what_its_whole_interval_says(Confidence level, int count, int right, SelfJudgement judgement) =>
        Assert.Equal(judgement, new ConfidenceLevel(level, new Share(count, right, 0)).Judgement);

    [Fact]
    public void The_calendar_has_whole_weeks_up_to_today_and_sums_all_days()
    {
        var thursday = Monday.AddDays(3);
        var days = new[] { Answers(-400, 7, 60_000), Answers(0, 9, 120_000), Answers(2, 10, 30_000), Answers(3, 50, 600_000) };
        var calendar = StudyCalendar.Of(days, thursday);

        Assert.Equal((25 * 7 + 4, DayOfWeek.Monday, thursday), (calendar.Days.Count, calendar.Days[0].Day.DayOfWeek, calendar.Days[^1].Day));
        Assert.Equal([1, 0, 2, 4], calendar.Days.TakeLast(4).Select(day => day.Level));
        Assert.Equal((Monday, 69, 750_000L), calendar.Weeks[^1]);
        Assert.Equal(26, calendar.Weeks.Count);
        Assert.Equal((4, 76, 810_000L), (calendar.Studied, calendar.Answers, calendar.Milliseconds));
    }

    [Fact]
    public void The_often_forgotten_come_first_and_what_is_new_or_known_is_not_hard()
    {
        var items = new[]
        {
            Item("twice", reviews: 5, lapses: 2, stability: 9), Item("once-weak", reviews: 4, lapses: 1, stability: 1), Item("once", reviews: 4, lapses: 1, stability: 3),
            Item("never-known", reviews: 3, lapses: 0, stability: 0.2, Grade.Again), Item("new", reviews: 2, lapses: 1, stability: 0.1), Item("known", reviews: 9, lapses: 0, stability: 50),
        };

        Assert.Equal(["twice", "once-weak", "once", "never-known"], HardItems.Hardest(items).Select(item => item.Key.ItemId));
        Assert.Equal(10, HardItems.Hardest(Enumerable.Range(0, 30).Select(n => Item($"item-{n}", 5, 1, 1))).Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(7, 2)]
    [InlineData(18, 5)]
    [InlineData(40, 10)]
    [InlineData(41, 20)]
    [InlineData(999, 500)]
    public void Axes_have_few_round_steps_that_reach_the_largest_value(double largest, int step)
    {
        var steps = Geometry.Steps(largest);
        Assert.Equal(step, steps[1]);
        Assert.True(steps[^1] >= largest && steps.Count <= 6);
    }

    private static Retention Of(StudiedDay[] days, DateOnly today) => Retention.Of(days.Aggregate(DayFigures.None, (sum, day) => sum + day.Figures), days, today);

    private static StudiedDay Day(int ahead, params (double Expected, int Count, int Recalled)[] reviews)
    {
        var bins = new Share[DayFigures.RecallBins];
        var brier = 0.0;
        foreach (var (expected, count, recalled) in reviews)
        {
            bins[(int)(expected * 10)] += new Share(count, recalled, expected * count);
            brier += recalled * (1 - expected) * (1 - expected) + (count - recalled) * expected * expected;
        }

        return new(Monday.AddDays(ahead), DayFigures.None with { Recall = bins, RecallBrier = brier });
    }

    private static StudiedDay Answers(int ahead, int answers, long milliseconds) =>
        new(Monday.AddDays(ahead), DayFigures.None with { Answers = answers, ActiveMilliseconds = milliseconds });

    private static RememberedItem Item(string id, int reviews, int lapses, double stability, Grade last = Grade.Good) =>
        new(new("q", id), new MemoryState(Fsrs6.ModelId, stability, 5), Monday, Monday, reviews, lapses, null, null, last);
}

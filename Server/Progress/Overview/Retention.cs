namespace QuizHub.Server.Progress.Overview;

/// <summary>Whole weeks that together have enough reviews to say something.</summary>
/// <param name="First">A Monday.</param>
/// <param name="Last">A Sunday.</param>
public sealed record RetentionPeriod(DateOnly First, DateOnly Last, Share Reviews);

/// <summary>
/// Whether the memory model is right about this learner: what it expected of reviews (said before each answer was known) against what came. A review is an item that was
/// last asked on an earlier day.
/// </summary>
/// <param name="All">Every review.</param>
/// <param name="BrierSum">See <see cref="DayFigures.RecallBrier"/>.</param>
/// <param name="Bins">The same reviews by expected chance: ten bins, 0 to 0.1 first.</param>
/// <param name="Periods">Of the last <see cref="Weeks"/> weeks, oldest first; none when there are too few reviews.</param>
public sealed record Retention(Share All, double BrierSum, IReadOnlyList<Share> Bins, IReadOnlyList<RetentionPeriod> Periods)
{
    /// <summary>Reviews below which nothing is drawn.</summary>
    public const int Enough = 20;

    /// <summary>Reviews below which a bin is left out of the drawing.</summary>
    public const int EnoughForBin = 5;

    /// <summary>Weeks looked back on.</summary>
    public const int LastWeeks = 26;

    public bool IsEnough => All.Count >= Enough;

    public double Measured => (double)All.True / All.Count;

    public double Expected => All.ExpectedSum / All.Count;

    /// <summary>Mean squared difference between the expected chance and what came (Brier 1950): 0 is perfect, lower is better.</summary>
    public double Brier => BrierSum / All.Count;

    /// <summary>The score of whoever always says the measured share: m (1 − m). A model that tells items apart is below it.</summary>
    public double Reference => Measured * (1 - Measured);

    /// <param name="all">All days together.</param>
    public static Retention Of(DayFigures all, IEnumerable<StudiedDay> days, DateOnly today) => new(Sum(all), all.RecallBrier, all.Recall, PeriodsOf(days, today));

    private static Share Sum(DayFigures figures) => figures.Recall.Aggregate((one, other) => one + other);

    private static List<RetentionPeriod> PeriodsOf(IEnumerable<StudiedDay> days, DateOnly today)
    {
        var since = Weeks.Start(today).AddDays(-(LastWeeks - 1) * Weeks.Days);
        var periods = new List<RetentionPeriod>();
        RetentionPeriod? open = null;
        foreach (var week in days.Where(day => day.Day >= since).GroupBy(day => Weeks.Start(day.Day)).OrderBy(week => week.Key))
        {
            var reviews = week.Select(day => Sum(day.Figures)).Aggregate((one, other) => one + other);
            if (reviews.Count == 0)
            {
                continue;
            }

            open = new(open?.First ?? week.Key, week.Key.AddDays(Weeks.Days - 1), (open?.Reviews ?? default) + reviews);
            if (open.Reviews.Count >= Enough)
            {
                periods.Add(open);
                open = null;
            }
        }

        // What is left over is too little for itself.
        if (open is not null && periods is [.., var last])
        {
            periods[^1] = new(last.First, open.Last, last.Reviews + open.Reviews);
        }

        return periods;
    }
}

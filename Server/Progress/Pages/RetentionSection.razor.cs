using Microsoft.AspNetCore.Components;
using QuizHub.Progress;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Overview;
using QuizHub.Server.Progress.Pages.Charts;
using QuizHub.Site;

namespace QuizHub.Server.Progress.Pages;

/// <summary>What was recalled against what was predicted, over time.</summary>
public partial class RetentionSection
{
    private const int Labels = 4;
    private Retention _retention = null!;
    private double _floor;

    [CascadingParameter]
    public DeckPlace Place { get; set; } = null!;

    [Parameter, EditorRequired]
    public ProgressOverview Of { get; set; } = null!;

    private IReadOnlyList<Point> Points => [.. _retention.Periods.Select((period, index) => new Point(
        X(index), Interval(period).Low, Measured(period), Interval(period).High, Expected(period), 5,
        $"{Place.Say(ProgressTexts.Range, Place.ShortDate(period.First), Place.ShortDate(period.Last))}: {Place.Percent(Measured(period))}, {Place.N(period.Reviews.Count)}"))];

    private IReadOnlyList<Tick> YTicks => [.. Enumerable.Range(0, 11).Select(tenth => tenth / 10.0)
        .Where(share => share >= _floor - 1e-9 && (_floor >= 0.5 || (int)Math.Round(share * 10) % 2 == 0)).Select(share => new Tick((share - _floor) / (1 - _floor), Place.Percent(share)))];

    private IReadOnlyList<Tick> XTicks => [.. _retention.Periods.Index().Where(period => period.Index % Math.Max(1, (_retention.Periods.Count + Labels - 1) / Labels) == 0)
        .Select(period => new Tick(X(period.Index), Place.ShortDate(period.Item.First)))];

    private string Summary => Place.Say(
        ProgressTexts.RetentionSummary, Numbers.Whole(_retention.Periods.Count), Place.Percent(_retention.Periods.Min(Measured)), Place.Percent(_retention.Periods.Max(Measured)),
        Numbers.Whole(_retention.Periods.Sum(period => period.Reviews.Count)));

    protected override void OnParametersSet()
    {
        _retention = Of.Retention;
        // Down to the lowest that is drawn, at an even tenth.
        var lowest = _retention.Periods.Select(period => Math.Min(Interval(period).Low, Expected(period))).DefaultIfEmpty(0).Min();
        _floor = Math.Floor(lowest * 5) / 5;
    }

    private static Wilson Interval(RetentionPeriod period) => Wilson.Of(period.Reviews.True, period.Reviews.Count);

    private static double Measured(RetentionPeriod period) => (double)period.Reviews.True / period.Reviews.Count;

    private static double Expected(RetentionPeriod period) => period.Reviews.ExpectedSum / period.Reviews.Count;

    private double X(int index) => (index + 0.5) / _retention.Periods.Count;

    private string[] Cells(RetentionPeriod period) =>
    [
        Place.Say(ProgressTexts.Range, Place.ShortDate(period.First), Place.ShortDate(period.Last)), Place.Percent(Measured(period)), Place.Range(Interval(period)),
        Place.Percent(Expected(period)), Numbers.Whole(period.Reviews.Count),
    ];
}

using Microsoft.AspNetCore.Components;
using QuizHub.Progress;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Overview;
using QuizHub.Server.Progress.Pages.Charts;
using QuizHub.Server.Progress.Training;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Progress.Pages;

/// <summary>How good the predictions are, and whose weights make them.</summary>
public partial class CalibrationSection
{
    private Retention _retention = null!;
    private IReadOnlyList<Share> _drawn = [];

    [CascadingParameter]
    public DeckPlace Place { get; set; } = null!;

    [CascadingParameter]
    public Learner? Learner { get; set; }

    [Parameter, EditorRequired]
    public ProgressOverview Of { get; set; } = null!;

    private IReadOnlyList<Tick> Ticks => [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(share => new Tick(share, Place.Percent(share)))];

    private string Lead => Place.Join(
        Place.Say(ProgressTexts.CalibrationLead, Place.Brier(_retention.Brier), Numbers.Whole(_retention.All.Count), Place.Percent(_retention.Measured), Place.Brier(_retention.Reference)),
        Place[_retention.Brier < _retention.Reference ? ProgressTexts.CalibrationBetter : ProgressTexts.CalibrationWorse]);

    private string Weights => Of.Weights switch
    {
        null or { Decision: TrainingDecision.TooFewReviews, Weights: null } => Place[ProgressTexts.WeightsDefault],
        { Decision: TrainingDecision.TooFewReviews } => Place[ProgressTexts.WeightsOwn],
        { Decision: TrainingDecision.Accepted } own => Place.Join(InUse(own), Better(own)),
        { } own => Place.Say(ProgressTexts.WeightsKept, Place.Date(Day(own)), Numbers.Whole(own.Trained)),
    };

    protected override void OnParametersSet()
    {
        _retention = Of.Retention;
        _drawn = [.. _retention.Bins.Where(bin => bin.Count >= Retention.EnoughForBin)];
    }

    private string InUse(PersonalWeights own) => Place.Say(ProgressTexts.Weights, Place.Date(Day(own)), Numbers.Whole(own.Trained));

    private string Better(PersonalWeights own) => own is { CurrentLoss: { } before, TrainedLoss: { } after } && before > 0
        ? Place.Say(ProgressTexts.WeightsBetter, Numbers.Whole(own.HeldOut), Place.Percent((before - after) / before), Place.Brier(after), Place.Brier(before)) : "";

    private DateOnly Day(PersonalWeights own) => TimeZones.Date(own.TrainedAt, Learner!.TimeZone);

    private Point Dot(Share bin)
    {
        var interval = Wilson.Of(bin.True, bin.Count);
        var measured = (double)bin.True / bin.Count;
        // The area grows with the share of the reviews.
        return new(
            bin.ExpectedSum / bin.Count, interval.Low, measured, interval.High, null, 3 + 7 * Math.Sqrt((double)bin.Count / _retention.All.Count),
            $"{Place.Percent(bin.ExpectedSum / bin.Count)}: {Place.Percent(measured)}, {Place.N(bin.Count)}");
    }

    private string[] Cells((int Index, Share Bin) of) =>
    [
        Place.Range(of.Index / 10.0, (of.Index + 1) / 10.0), Place.Percent(of.Bin.ExpectedSum / of.Bin.Count), Place.Percent((double)of.Bin.True / of.Bin.Count),
        Place.Range(Wilson.Of(of.Bin.True, of.Bin.Count)), Numbers.Whole(of.Bin.Count),
    ];
}

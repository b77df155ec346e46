using Microsoft.AspNetCore.Components;
using QuizHub.Progress;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Overview;
using QuizHub.Server.Progress.Pages.Charts;
using QuizHub.Site;

namespace QuizHub.Server.Progress.Pages;

/// <summary>How sure she was, and how right.</summary>
public partial class ConfidenceSection
{
    private Share _all;

    [CascadingParameter]
    public DeckPlace Place { get; set; } = null!;

    [Parameter, EditorRequired]
    public ProgressOverview Of { get; set; } = null!;

    private string Lead => Place.Join(
        Place.Say(ProgressTexts.ConfidenceLead, Numbers.Whole(_all.Count), Place.Percent((double)_all.True / _all.Count)),
        Place.Say(ProgressTexts.ConfidenceBrier, Place.Brier(Of.Confidence.Brier), Place.Percent((double)_all.True / _all.Count), Place.Brier(Of.Confidence.Reference)));

    private IEnumerable<string> Sentences
    {
        get
        {
            var judged = Of.Confidence.Levels.Where(level => level.Judgement is SelfJudgement.Overconfident or SelfJudgement.Underconfident).ToList();
            return judged.Count > 0
                ? judged.Select(level => Place.Say(
                        level.Judgement == SelfJudgement.Overconfident ? ProgressTexts.SummedOver : ProgressTexts.SummedUnder,
                        Place[Range(level)], Place.Percent(level.Right), Numbers.Whole(level.Answers.Count)))
                : Of.Confidence.Levels.Any(level => level.Judgement == SelfJudgement.Fits) ? [Place[ProgressTexts.SummedFits]] : [];
        }
    }

    protected override void OnParametersSet() => _all = Of.Confidence.All;

    private ShareRow Row(ConfidenceLevel level) => level.Answers.Count < ConfidenceLevel.Enough
        ? new(Place.Say(ProgressTexts.WithRange, Place[Name(level)], Place[Range(level)]), $"{Place[ProgressTexts.TooLittleShort]} · {Place.N(level.Answers.Count)}", null, 0, 0, level.Stated)
        : new(Place.Say(ProgressTexts.WithRange, Place[Name(level)], Place[Range(level)]), $"{Place.Percent(level.Right)} · {Place.N(level.Answers.Count)}", level.Right, level.Interval.Low, level.Interval.High, level.Stated);

    private string[] Cells(ConfidenceLevel level) =>
    [
        Place[Range(level)], level.Answers.Count == 0 ? "–" : Place.Percent(level.Right), level.Answers.Count == 0 ? "–" : Place.Range(level.Interval), Numbers.Whole(level.Answers.Count),
        level.Judgement switch
        {
            SelfJudgement.TooFewAnswers => Place.Say(ProgressTexts.LevelTooFew, Numbers.Whole(level.Answers.Count), Numbers.Whole(ConfidenceLevel.Enough)),
            SelfJudgement.Overconfident => Place[ProgressTexts.Over],
            SelfJudgement.Underconfident => Place[ProgressTexts.Under],
            _ => Place[ProgressTexts.Fits],
        },
    ];

    private static Text Name(ConfidenceLevel level) => level.Level switch
    {
        Confidence.Low => QuizTexts.SureLow,
        Confidence.Middle => QuizTexts.SureMiddle,
        _ => QuizTexts.SureHigh,
    };

    private static Text Range(ConfidenceLevel level) => level.Level switch
    {
        Confidence.Low => QuizTexts.SureLowRange,
        Confidence.Middle => QuizTexts.SureMiddleRange,
        _ => QuizTexts.SureHighRange,
    };
}

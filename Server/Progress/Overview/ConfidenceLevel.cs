using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Progress.Overview;

public enum SelfJudgement
{
    TooFewAnswers,

    /// <summary>What she says and what comes can both be true.</summary>
    Fits,

    /// <summary>Right less often than she says.</summary>
    Overconfident,

    /// <summary>Right more often than she says.</summary>
    Underconfident,
}

/// <summary>Answers at one level of confidence: what it states, and how often they were right.</summary>
public sealed record ConfidenceLevel(Confidence Level, Share Answers)
{
    /// <summary>Answers below which nothing is said about a level.</summary>
    public const int Enough = 20;

    /// <summary>The chance of being right that the level states, from and to.</summary>
    public (double From, double To) Stated => Level switch
    {
        Confidence.Low => (0, 0.67),
        Confidence.Middle => (0.67, 0.8),
        _ => (0.8, 1),
    };

    public double Right => (double)Answers.True / Answers.Count;

    public Wilson Interval => Wilson.Of(Answers.True, Answers.Count);

    /// <summary>Only what lies outside the stated range with its whole interval is called over- or underconfident.</summary>
    public SelfJudgement Judgement => this switch
    {
        { Answers.Count: < Enough } => SelfJudgement.TooFewAnswers,
        _ when Interval.High < Stated.From => SelfJudgement.Overconfident,
        _ when Interval.Low > Stated.To => SelfJudgement.Underconfident,
        _ => SelfJudgement.Fits,
    };

    public static IReadOnlyList<ConfidenceLevel> Of(DayFigures figures) => [.. Enum.GetValues<Confidence>().Select(level => new ConfidenceLevel(level, figures.Confidence[(int)level]))];
}

/// <summary>All levels together.</summary>
/// <param name="BrierSum">See <see cref="DayFigures.ConfidenceBrier"/>.</param>
public sealed record SelfCalibration(IReadOnlyList<ConfidenceLevel> Levels, Share All, double BrierSum)
{
    public double Brier => BrierSum / All.Count;

    /// <summary>The score of whoever always says her own share of right answers.</summary>
    public double Reference => (double)All.True / All.Count * (1 - (double)All.True / All.Count);

    public static SelfCalibration Of(DayFigures figures) =>
        new(ConfidenceLevel.Of(figures), figures.Confidence.Aggregate((one, other) => one + other), figures.ConfidenceBrier);
}

using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;
using QuizHub.Server.Progress.Training;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>Of how many, how many came true.</summary>
/// <param name="ExpectedSum">Sum of the chances that were given beforehand.</param>
public readonly record struct Share(int Count, int True, double ExpectedSum)
{
    public static Share operator +(Share left, Share right) => new(left.Count + right.Count, left.True + right.True, left.ExpectedSum + right.ExpectedSum);
}

/// <summary>What a learner's attempts of one study day at one deck come to. Sums alone, so that days can be added up.</summary>
/// <param name="Answers">Attempts, checks after a run included; second tries are the same answer improved, and only their time counts.</param>
/// <param name="Right">Of them with full score.</param>
/// <param name="Points">Sum of scores.</param>
/// <param name="FirstAnswers">At items never scheduled before.</param>
/// <param name="FirstRight">Of them recalled.</param>
/// <param name="Recall">Reviews of an earlier day's items by predicted chance of a right answer: ten bins, 0 to 0.1 first. A lucky guess is part of that chance.</param>
/// <param name="RecallBrier">Sum of squared differences between those chances and what came (1 recalled, 0 not).</param>
/// <param name="BeliefShift">What these reviews add to the log odds of <see cref="ForgettingBelief"/>.</param>
/// <param name="Confidence">First answers by stated confidence: low, middle, high. Right is a full score.</param>
/// <param name="ConfidenceBrier">Sum of squared differences between <see cref="StatedChance"/> and right (1) or not (0).</param>
/// <param name="Predictions">Predictions about runs.</param>
/// <param name="SawIt">Checks of what a run showed.</param>
public sealed record DayFigures(
    int Answers, int Right, double Points, long ActiveMilliseconds, int FirstAnswers, int FirstRight, IReadOnlyList<Share> Recall, double RecallBrier, double BeliefShift,
    IReadOnlyList<Share> Confidence, double ConfidenceBrier, Share Predictions, Share SawIt)
{
    public const int RecallBins = 10;

    public static readonly DayFigures None = new(0, 0, 0, 0, 0, 0, new Share[RecallBins], 0, 0, new Share[3], 0, default, default);

    /// <summary>The chance that a level of confidence stands for: the middle of its range, where below 67 % starts at one half.</summary>
    public static double StatedChance(Confidence level) => level switch
    {
        QuizHub.Quizzes.Confidence.Low => 0.585,
        QuizHub.Quizzes.Confidence.Middle => 0.735,
        _ => 0.9,
    };

    public static DayFigures Of(IEnumerable<Attempt> attempts) => attempts.Aggregate(None, (sum, attempt) => sum + Of(attempt));

    public static DayFigures operator +(DayFigures left, DayFigures right) => new(
        left.Answers + right.Answers, left.Right + right.Right, left.Points + right.Points, left.ActiveMilliseconds + right.ActiveMilliseconds,
        left.FirstAnswers + right.FirstAnswers, left.FirstRight + right.FirstRight, Add(left.Recall, right.Recall), left.RecallBrier + right.RecallBrier,
        left.BeliefShift + right.BeliefShift, Add(left.Confidence, right.Confidence), left.ConfidenceBrier + right.ConfidenceBrier,
        left.Predictions + right.Predictions, left.SawIt + right.SawIt);

    public static DayFigures Read(string json) => JsonSerializer.Deserialize<DayFigures>(json, Json.Options)!;

    public string Write() => JsonSerializer.Serialize(this, Json.Options);

    private static DayFigures Of(Attempt attempt)
    {
        var isRight = attempt.Score >= 1;
        var recalled = attempt.Grade > Grade.Again;
        var isFirst = attempt is { Grade: not null, DaysSince: null };
        var figures = None with
        {
            Answers = attempt.SecondTry ? 0 : 1,
            Right = isRight && !attempt.SecondTry ? 1 : 0,
            Points = attempt.SecondTry ? 0 : attempt.Score,
            ActiveMilliseconds = attempt.ActiveMilliseconds,
            FirstAnswers = isFirst ? 1 : 0,
            FirstRight = isFirst && recalled ? 1 : 0,
            Predictions = attempt.ItemType.IsPrediction() && !attempt.Revealed ? new Share(1, isRight ? 1 : 0, 0) : default,
            SawIt = attempt.ItemType.IsCheck() ? new Share(1, isRight ? 1 : 0, 0) : default,
        };
        if (attempt is { DaysSince: >= 1 and var days, PredictedRecall: { } recall, StabilityBefore: { } stability, Grade: not null })
        {
            var chance = TrainingLoss.Right(recall, attempt.GuessChance);
            figures = figures with
            {
                Recall = At(RecallBins, Math.Min(RecallBins - 1, (int)(chance * RecallBins)), new Share(1, recalled ? 1 : 0, chance)),
                RecallBrier = Square(chance - (recalled ? 1 : 0)),
                BeliefShift = ForgettingBelief.Shift(recall, stability, days, recalled, attempt.GuessChance),
            };
        }

        if (attempt is { Confidence: { } level, Revealed: false, SecondTry: false } && !attempt.ItemType.IsCheck())
        {
            var stated = StatedChance(level);
            figures = figures with
            {
                Confidence = At(3, (int)level, new Share(1, isRight ? 1 : 0, stated)),
                ConfidenceBrier = Square(stated - (isRight ? 1 : 0)),
            };
        }

        return figures;
    }

    private static double Square(double value) => value * value;

    private static Share[] At(int length, int index, Share share)
    {
        var shares = new Share[length];
        shares[index] = share;
        return shares;
    }

    private static Share[] Add(IReadOnlyList<Share> left, IReadOnlyList<Share> right) => [.. left.Zip(right, (one, other) => one + other)];
}

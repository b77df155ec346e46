using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Quizzes;

/// <summary>Everything that the grade of an attempt depends on.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Confidence">Null when she did not say.</param>
/// <param name="GuessChance">0 to 1.</param>
/// <param name="MedianMilliseconds">Of the learner's attempts at this item type; null below ten of them.</param>
/// <param name="Encounter">From 1.</param>
public sealed record Evidence(
    double Score, Confidence? Confidence, bool Revealed, bool Hinted, bool SecondTry, double GuessChance, long ActiveMilliseconds,
    long? MedianMilliseconds, int Encounter)
{
    /// <summary>As it was when the attempt was graded: the log keeps all of it, so that another version of the table can grade anew.</summary>
    public static Evidence Of(Attempt attempt) => new(
        attempt.Score, attempt.Confidence, attempt.Revealed, attempt.Hinted, attempt.SecondTry, attempt.GuessChance, attempt.ActiveMilliseconds,
        attempt.MedianMilliseconds, attempt.Encounter);
}

/// <summary>The table "from evidence to grade" of the product's description: the first row that matches decides.</summary>
public static class EvidenceGrade
{
    /// <summary>Raised with every change of the table, and of what scores an answer; stored with each attempt, whose score and grade stay as they were given.
    /// 2: slips of the finger, and one rule for signs and spaces.</summary>
    public const int Version = 2;

    /// <summary>From how many attempts on a learner has a median.</summary>
    public const int AttemptsForMedian = 10;

    public static Grade Of(Evidence evidence) => evidence switch
    {
        { Revealed: true } or { Hinted: true } or { Score: < 0.5 } or { SecondTry: true } => Grade.Again,
        { Score: < 1 } => Grade.Hard,
        { Confidence: Confidence.Low, GuessChance: >= 0.2 } => Grade.Again,
        { Confidence: Confidence.Low or Confidence.Middle } => Grade.Hard,
        { MedianMilliseconds: { } median } when evidence.ActiveMilliseconds > 2 * median => Grade.Hard,
        { Confidence: Confidence.High, Encounter: >= 2, MedianMilliseconds: { } median } when 2 * evidence.ActiveMilliseconds < median => Grade.Easy,
        _ => Grade.Good,
    };
}

using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Training;

/// <summary>One answer of the log, as training reads it.</summary>
/// <param name="Days">Whole study days since the item's review before; 0 for its first and for any other of the same day.</param>
/// <param name="GuessChance">Chance of being right without knowing, in [0, 1): 1/k for a choice among k, 0 where guessing is hopeless.</param>
public readonly record struct LoggedReview(int Days, Grade Grade, DateTimeOffset At, double GuessChance = 0);

/// <summary>One review to be predicted from those before it.</summary>
/// <param name="Reviews">One learner's whole history of one item, from its real first review on, oldest first.</param>
/// <param name="Label">Index of the review to predict, 1 or more, itself at least a day after the one before.</param>
public readonly record struct TrainingExample(LoggedReview[] Reviews, int Label)
{
    public LoggedReview Predicted => Reviews[Label];

    public bool Recalled => Predicted.Grade > Grade.Again;

    /// <summary>No review before it came on a later day than the first: it tells of the first stability alone.</summary>
    public bool IsFirstLongTerm
    {
        get
        {
            for (var i = 1; i < Label; i++)
            {
                if (Reviews[i].Days > 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Every review of a later day, oldest first over all items. Same-day reviews move the state but are never predicted.</summary>
    /// <param name="longest">Reviews in an example, the predicted one included; longer ones are left out (64 in fsrs-optimizer).</param>
    public static TrainingExample[] From(IEnumerable<LoggedReview[]> histories, int longest = 64) =>
        [.. histories
            .SelectMany(reviews => Enumerable.Range(1, Math.Max(0, Math.Min(reviews.Length, longest) - 1))
                .Where(i => reviews[i].Days >= 1)
                .Select(i => new TrainingExample(reviews, i)))
            .OrderBy(example => example.Predicted.At)];
}

using QuizHub.Server.Progress.Planning;

namespace QuizHub.Server.Progress;

/// <summary>Expected share of items recalled on a day.</summary>
/// <param name="Items">That it is about.</param>
/// <param name="Reviewed">Of them at least once.</param>
/// <param name="Expected">0 to 1; null when there is too little to say.</param>
/// <param name="Low">Lower end of the interval that holds the share recalled on that day in nine of ten cases, if the model is right.</param>
/// <param name="High">Its upper end.</param>
public sealed record ReadinessFigure(int Items, int Reviewed, double? Expected, double Low, double High);

/// <summary>
/// How much of a set of items will be recalled on a day if nothing is asked until then. Items never asked count with the learner's chance of knowing a new one.
/// </summary>
/// <remarks>
/// The interval adds three independent doubts: each item is recalled or not (Σ p(1 − p)/n²); the forgetting curve is the model's or the exponential one (a Bernoulli
/// draw with the belief's share, times the distance of the two means); and the chance on new items is a beta distribution. Normal approximation, 90 %.
/// It does not hold the error of a model that is wrong in other ways: measured against predicted retention tells of that.
/// </remarks>
public static class Readiness
{
    /// <summary>Of so many items, or of all where there are fewer, something must be known before a number is given.</summary>
    public const int MinimumReviewed = 5;

    // And of this share of them: what nobody was asked about is a guess.
    private const double MinimumShare = 0.25;
    private const double NinetyPercent = 1.645;

    /// <summary>How many of a set of items must have been reviewed before a number is given.</summary>
    public static int Required(int items) => Math.Max(Math.Min(MinimumReviewed, items), (int)Math.Ceiling(MinimumShare * items));

    /// <param name="first">Counts of the beta distribution of being right on a new item.</param>
    public static ReadinessFigure Of(in ReadinessSum known, ForgettingBelief belief, (double Right, double Wrong) first)
    {
        if (known.Items == 0 || known.Reviewed < Required(known.Items))
        {
            return new ReadinessFigure(known.Items, known.Reviewed, null, 0, 1);
        }

        var share = belief.ModelShare;
        var firstCount = first.Right + first.Wrong;
        var firstRight = first.Right / firstCount;
        var unseen = known.Items - known.Reviewed;
        var sum = known.Recall + unseen * firstRight;
        var spread = known.Spread + unseen * firstRight * (1 - firstRight);
        var ofFirst = unseen * unseen * firstRight * (1 - firstRight) / (firstCount + 1);
        var expected = sum / known.Items;
        var margin = NinetyPercent * Math.Sqrt(spread + share * (1 - share) * known.Distance * known.Distance + ofFirst) / known.Items;
        return new ReadinessFigure(known.Items, known.Reviewed, expected, Math.Max(0, expected - margin), Math.Min(1, expected + margin));
    }
}

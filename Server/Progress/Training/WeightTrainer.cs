using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Training;

/// <param name="MinimumReviews">Long-term reviews below which weights stay as they are: on less, a personal fit was measured to be worse than the defaults.</param>
/// <param name="HeldOutShare">Part of the reviews, the newest, that training never sees and that decides.</param>
/// <param name="RelearningSteps">See <see cref="Fsrs6Weights.Clip"/>; 0 for study days.</param>
public sealed record TrainingOptions(
    int MinimumReviews = 1000,
    double HeldOutShare = 0.2,
    int Epochs = 5,
    int BatchSize = 512,
    double LearningRate = 0.04,
    double Gamma = 1,
    int LongestHistory = 64,
    int RelearningSteps = 0,
    ulong Seed = 2023);

public enum TrainingDecision
{
    /// <summary>Better on the held-out reviews: to be used from now on.</summary>
    Accepted,

    /// <summary>Not better there: the current weights stay.</summary>
    NotBetter,

    TooFewReviews,
}

/// <param name="Weights">To use from now on: the trained ones when accepted, else the current.</param>
/// <param name="Trained">Long-term reviews that were trained on, before outliers were left out.</param>
/// <param name="HeldOut">Long-term reviews that decided, all later than those.</param>
/// <param name="CurrentLoss">Mean surprise (nats) of the current weights on the held-out reviews; NaN when there were too few.</param>
/// <param name="TrainedLoss">The same of the trained weights.</param>
public sealed record TrainingOutcome(TrainingDecision Decision, Fsrs6Weights Weights, int Trained, int HeldOut, double CurrentLoss, double TrainedLoss);

/// <summary>
/// Fits the weights of FSRS-6 to a log, after fsrs-rs 6.6 and fsrs-optimizer 6.5: first stabilities, then all weights by Adam with a pull towards where they started.
/// Two things are QuizHub's own: lucky guesses on choice items are part of the prediction, and a fit counts only when it is better on later reviews.
/// Pure and single-threaded: about 10 ms per 1000 reviews.
/// </summary>
public static class WeightTrainer
{
    // Below the first nothing is fitted, below the second first stabilities alone (fsrs-rs 6.6).
    private const int MinimumForStabilities = 8;
    private const int MinimumForAll = 64;

    /// <param name="histories">One array per learner and item, oldest review first, complete from the first one on.</param>
    /// <param name="current">The weights in use.</param>
    /// <param name="start">Where training starts and is pulled to: a cohort's weights, or the defaults when null.</param>
    public static TrainingOutcome Train(
        IEnumerable<LoggedReview[]> histories, Fsrs6Weights current, Fsrs6Weights? start = null, TrainingOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        var examples = TrainingExample.From(histories, options.LongestHistory);
        var cut = (int)(examples.Length * (1 - options.HeldOutShare));
        var (earlier, later) = (examples[..cut], examples[cut..]);
        if (examples.Length < options.MinimumReviews || earlier.Length < MinimumForStabilities || later.Length == 0)
        {
            return new(TrainingDecision.TooFewReviews, current, earlier.Length, later.Length, double.NaN, double.NaN);
        }

        var trained = Fit(earlier, start ?? Fsrs6Weights.Default, options, cancel);
        var (currentLoss, trainedLoss) = (TrainingLoss.Mean(current, later), TrainingLoss.Mean(trained, later));
        var accepted = trainedLoss < currentLoss;
        return new(accepted ? TrainingDecision.Accepted : TrainingDecision.NotBetter, accepted ? trained : current, earlier.Length, later.Length, currentLoss, trainedLoss);
    }

    /// <summary>Both stages on all the examples given, ordered by time; no question whether the result is better.</summary>
    public static Fsrs6Weights Fit(TrainingExample[] examples, Fsrs6Weights start, TrainingOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        if (examples.Length < MinimumForStabilities)
        {
            return start;
        }

        var kept = Outliers.Remove(examples);
        double[] w = [.. FirstStabilities.Fit(kept, start), .. start.Values[4..]];
        var sameDay = kept.Any(example => example.Reviews.Take(example.Label).Skip(1).Any(review => review.Days == 0));
        if (kept.Length >= MinimumForAll && !kept.All(example => example.IsFirstLongTerm))
        {
            Descend(w, kept, options, sameDay, cancel);
        }

        return new(w);
    }

    private static void Descend(double[] w, TrainingExample[] examples, TrainingOptions options, bool sameDay, CancellationToken cancel)
    {
        double[] start = [.. w];
        var shares = RecencyShares(examples.Length);
        var batches = Enumerable.Range(0, examples.Length).OrderBy(i => examples[i].Label).Chunk(options.BatchSize).ToArray();
        var adam = new Adam(w.Length);
        var random = new SplitMix(options.Seed);
        var gradient = new double[w.Length];
        var steps = batches.Length * options.Epochs;
        for (var step = 0; step < steps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            if (step % batches.Length == 0)
            {
                batches = [.. random.Shuffle(batches)];
            }

            var batch = batches[step % batches.Length];
            Array.Clear(gradient);
            TrainingLoss.Sum(w, examples, shares, batch, gradient);
            TrainingLoss.Distance(w, start, options.Gamma, (double)batch.Length / examples.Length, gradient);
            adam.Step(w, gradient, Adam.Rate(options.LearningRate, step, steps));
            Fsrs6Weights.Clip(w, options.RelearningSteps, sameDay);
        }
    }

    /// <summary>0.25 for the oldest rising to 1 for the newest: 0.25 + 0.75·(i/(n − 1))³.</summary>
    public static double[] RecencyShares(int count) =>
        [.. Enumerable.Range(0, count).Select(i => count == 1 ? 1 : 0.25 + 0.75 * Math.Pow((double)i / (count - 1), 3))];
}

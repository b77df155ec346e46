using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Training;

/// <summary>What training makes small: the surprise at what was and was not recalled, and the distance from the weights it started with.</summary>
public static class TrainingLoss
{
    // Spread of each weight over learners (fsrs-rs 6.6, src/training.rs): a usual deviation costs little.
    private static readonly double[] Spread =
        [6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27];

    // Keeps the logarithms finite where a prediction is certain to the last bit.
    private const double Certain = 1e-9;

    /// <summary>Chance of a right answer: c + (1 − c)·R, since what is not recalled can be guessed. Without it guesses would pass for stability.</summary>
    public static double Right(double recall, double guessChance) => guessChance + (1 - guessChance) * recall;

    /// <summary>−ln of the chance given to what happened (binary cross-entropy), in nats.</summary>
    public static double Surprise(double right, double share)
    {
        right = Math.Clamp(right, Certain, 1 - Certain);
        return -share * Math.Log(right) - (1 - share) * Math.Log(1 - right);
    }

    /// <summary>Sum of the weighted surprises; adds its gradient to <paramref name="gradient"/> (21 long).</summary>
    /// <param name="shares">Weight of each example, by index.</param>
    /// <param name="chosen">Indices of the examples to sum over.</param>
    public static double Sum(double[] w, TrainingExample[] examples, double[] shares, ReadOnlySpan<int> chosen, double[] gradient)
    {
        var run = new Sensitivity(w);
        var sum = 0.0;
        foreach (var index in chosen)
        {
            var example = examples[index];
            run.Begin(example.Reviews[0].Grade);
            for (var i = 1; i < example.Label; i++)
            {
                run.Step(example.Reviews[i].Days, example.Reviews[i].Grade);
            }

            var predicted = example.Predicted;
            var recall = run.Recall(predicted.Days);
            var right = Right(recall, predicted.GuessChance);
            var label = example.Recalled ? 1 : 0;
            sum += shares[index] * Surprise(right, label);
            var bounded = Math.Clamp(right, Certain, 1 - Certain);
            var slope = shares[index] * (bounded - label) / (bounded * (1 - bounded)) * (1 - predicted.GuessChance);
            var byWeight = run.RecallGradient;
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] += slope * byWeight[j];
            }
        }

        return sum;
    }

    /// <summary>Mean surprise of the examples, every one counting the same; NaN for none.</summary>
    public static double Mean(Fsrs6Weights weights, ReadOnlySpan<TrainingExample> examples)
    {
        var model = new Fsrs6(weights);
        var sum = 0.0;
        foreach (var example in examples)
        {
            var state = model.Init(example.Reviews[0].Grade);
            for (var i = 1; i < example.Label; i++)
            {
                state = model.Next(state, example.Reviews[i].Days, example.Reviews[i].Grade);
            }

            var right = Right(model.Retrievability(state, example.Predicted.Days), example.Predicted.GuessChance);
            sum += Surprise(right, example.Recalled ? 1 : 0);
        }

        return sum / examples.Length;
    }

    /// <summary>γ·Σ((w − start)/spread)²·share; adds its gradient to <paramref name="gradient"/>.</summary>
    /// <param name="share">Part of all examples that the batch holds.</param>
    public static double Distance(ReadOnlySpan<double> w, ReadOnlySpan<double> start, double gamma, double share, Span<double> gradient)
    {
        var sum = 0.0;
        for (var j = 0; j < w.Length; j++)
        {
            var off = (w[j] - start[j]) / Spread[j];
            sum += off * off;
            gradient[j] += 2 * gamma * share * off / Spread[j];
        }

        return gamma * share * sum;
    }
}

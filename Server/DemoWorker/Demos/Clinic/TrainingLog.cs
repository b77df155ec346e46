namespace QuizHub.DemoWorker.Demos.Clinic;

/// <summary>What was logged of a run. Losses and gradients stand for each step, scores for each time that the net was scored.</summary>
public sealed class TrainingLog
{
    public List<double> Loss { get; } = [];

    public List<double> FirstGradient { get; } = [];

    public List<double> LastGradient { get; } = [];

    public List<Scores> Scores { get; } = [];

    /// <summary>The scores of the last third of the run.</summary>
    public IReadOnlyList<Scores> LateScores => Scores[(Scores.Count * 2 / 3)..];

    /// <summary>Logarithms and quotients of nothing are not wanted: gradients count as at least this.</summary>
    public const double Floor = 1e-9;

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    /// <summary>Mean step, up or down, from one value to the next.</summary>
    public static double Jumps(IReadOnlyList<double> values) =>
        values.Count < 2 ? 0 : Enumerable.Range(1, values.Count - 1).Average(index => Math.Abs(values[index] - values[index - 1]));
}

/// <param name="Step">Steps made so far.</param>
/// <param name="Train">Share of right answers on the batches since the scores before.</param>
/// <param name="Update">Length of the last update relative to that of the weights.</param>
public sealed record Scores(int Step, double Train, double HeldOutLoss, double HeldOut, double New, double Update);

using System.Globalization;

namespace QuizHub.Benchmarks.Report;

/// <summary>Measured values in order.</summary>
internal sealed class Samples
{
    private readonly double[] _sorted;

    public Samples(IEnumerable<double> values) => _sorted = [.. values.Order()];

    public int Count => _sorted.Length;

    public double Median => At(0.5);

    public double Least => _sorted[0];

    public double Most => _sorted[^1];

    /// <summary>The value that a share of all lie at or below, by nearest rank; p99 of ten values is the largest.</summary>
    public double At(double share) => _sorted.Length == 0
        ? throw new InvalidOperationException("Nothing was measured.")
        : _sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)];

    /// <summary>Milliseconds, as p50, p95, p99 and the slowest.</summary>
    public string Milliseconds() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0}, p99 {At(0.99):0.0}, slowest {Most:0.0} (n = {Count})");

    /// <summary>The median of the rounds, and the least and the most.</summary>
    public string Spread(string format)
    {
        return $"{Said(Median)} ({Said(Least)}–{Said(Most)})";

        string Said(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}

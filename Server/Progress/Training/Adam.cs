namespace QuizHub.Server.Progress.Training;

/// <summary>Adam (Kingma and Ba 2015) with β 0.9 and 0.999, ε 1e-8.</summary>
public sealed class Adam(int count)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] _mean = new double[count];
    private readonly double[] _square = new double[count];
    private int _step;

    /// <summary>Cosine decay from <paramref name="rate"/> at step 0 to 0 at step <paramref name="steps"/>.</summary>
    public static double Rate(double rate, int step, int steps) => rate * (1 + Math.Cos(Math.PI * step / steps)) / 2;

    public void Step(Span<double> w, ReadOnlySpan<double> gradient, double rate)
    {
        _step++;
        var bias1 = 1 - Math.Pow(Beta1, _step);
        var bias2 = 1 - Math.Pow(Beta2, _step);
        for (var j = 0; j < w.Length; j++)
        {
            _mean[j] = Beta1 * _mean[j] + (1 - Beta1) * gradient[j];
            _square[j] = Beta2 * _square[j] + (1 - Beta2) * gradient[j] * gradient[j];
            w[j] -= rate * (_mean[j] / bias1) / (Math.Sqrt(_square[j] / bias2) + Epsilon);
        }
    }
}

using QuizHub.DemoWorker.Kit;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Overfitting;

/// <summary>Least-squares polynomials on noisy values of sin(πx) over [−1, 1], in Float64 and in the Chebyshev basis, where even degree 12 is well conditioned.
/// Many training sets are fitted at once.</summary>
internal static class Polynomials
{
    public static double Truth(double x) => Math.Sin(Math.PI * x);

    /// <summary>Inputs and noisy values of independent sets of examples, each [sets, size]. Of each set one x is drawn in every of <paramref name="size"/> equal
    /// stretches of the interval: drawn freely, a set that leaves an edge empty would make the error there astronomical and hide all else.</summary>
    public static (Tensor X, Tensor Y) Draw(Random random, int sets, int size, double noise)
    {
        var x = new double[sets * size];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = 2 * (i % size + random.NextDouble()) / size - 1;
        }

        using var scope = NewDisposeScope();
        var places = tensor(x, [sets, size]);
        var values = (places * Math.PI).sin() + noise * Samples.Gaussian(random, ScalarType.Float64, sets, size);
        return (places.MoveToOuterDisposeScope(), values.MoveToOuterDisposeScope());
    }

    /// <summary>The coefficients of each training set's fit: [sets, degree + 1].</summary>
    public static Tensor Fit(Tensor x, Tensor y, int degree)
    {
        using var scope = NewDisposeScope();
        return linalg.lstsq(Basis(x, degree), y.unsqueeze(-1)).Solution.squeeze(-1).MoveToOuterDisposeScope();
    }

    /// <summary>Each fit's values at its own places: [sets, places], from <paramref name="x"/> [sets or 1, places].</summary>
    public static Tensor Predict(Tensor coefficients, Tensor x)
    {
        using var scope = NewDisposeScope();
        return (Basis(x, (int)coefficients.shape[1] - 1) * coefficients.unsqueeze(1)).sum([-1L]).MoveToOuterDisposeScope();
    }

    /// <summary>Chebyshev polynomials 0 to <paramref name="degree"/>, by T(k+1) = 2x·T(k) − T(k−1): [sets, places, degree + 1].</summary>
    private static Tensor Basis(Tensor x, int degree)
    {
        var columns = new List<Tensor> { ones_like(x), x };
        while (columns.Count <= degree)
        {
            columns.Add(2 * x * columns[^1] - columns[^2]);
        }

        return stack(columns.Take(degree + 1), -1);
    }
}

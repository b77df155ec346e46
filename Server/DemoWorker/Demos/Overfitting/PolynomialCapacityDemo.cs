using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Overfitting;

/// <summary>Polynomials of rising degree on few noisy examples of a sine: training and test error by degree, and how more examples change the chosen degree.</summary>
public class PolynomialCapacityDemo : IDemo
{
    private const int HighestDegree = 12;
    private const int TestExamples = 2000;
    private const int Draws = 40;

    private static readonly int[] Sizes = [15, 20, 30, 45, 70, 100, 150, 250, 400];

    private static readonly IntegerSetting Degree = new("degree", new("Degree of the polynomial", "多项式次数"), 10, 0, HighestDegree);
    private static readonly NumberSetting Noise = new(
        "noise", new("Noise in the values", "数值中的噪声"), 0.3, 0, 1, 0.05, Help: new("Standard deviation; the sine itself reaches from −1 to 1.", "标准差；正弦函数本身在 −1 与 1 之间。"));
    private static readonly IntegerSetting Size = new("size", new("Training examples", "训练样本数"), 15, 15, 200);

    private static readonly Axis Error = new(new("Mean squared error", "均方误差"), Logarithmic: true);
    private static readonly FigureDeclaration Fits = new(
        "fits", FigureKind.Scatter, new("The fit of the chosen degree", "所选次数的拟合"), new(new("x", "x"), Min: -1, Max: 1), new(new("y", "y"), Min: -2.5, Max: 2.5));
    private static readonly FigureDeclaration ByDegree = new(
        "byDegree", FigureKind.Lines, new("Error by degree", "误差随次数的变化"), new(new("Degree", "次数")), Error);
    private static readonly FigureDeclaration BySize = new(
        "bySize", FigureKind.Lines, new("Error of the chosen degree by number of examples (median of 40 draws)", "所选次数的误差随样本数的变化（40 次抽样的中位数）"),
        new(new("Training examples", "训练样本数"), Logarithmic: true), Error);

    private static readonly Text Training = new("Training error", "训练误差");
    private static readonly Text Testing = new("Test error", "测试误差");

    public virtual DemoDeclaration Declaration { get; } = new(
        "polynomial-capacity", 1,
        new("Too simple, about right, too flexible", "太简单、刚刚好、太灵活"),
        new("Polynomials of degree 0 to 12 on noisy examples of a sine.", "用 0 到 12 次多项式拟合带噪声的正弦样本。"),
        UsesSeed: true,
        [Degree, Noise, Size],
        [Fits, ByDegree, BySize],
        [
            Facts.Number("chosen.train", "Training error of the chosen degree", "所选次数的训练误差"),
            Facts.Number("chosen.test", "Test error of the chosen degree", "所选次数的测试误差"),
            Facts.Number("noise.variance", "Variance of the noise: the test error of the sine itself", "噪声方差：正弦函数本身的测试误差"),
            Facts.Integer("best.degree", "Degree with the lowest test error", "测试误差最低的次数"),
            Facts.Number("best.test", "The lowest test error", "最低的测试误差"),
            Facts.Number("lowest.train", "Training error at degree 0", "0 次的训练误差"),
            Facts.Number("lowest.test", "Test error at degree 0", "0 次的测试误差"),
            Facts.Number("highest.train", "Training error at degree 12", "12 次的训练误差"),
            Facts.Number("highest.test", "Test error at degree 12", "12 次的测试误差"),
            Facts.Truth("train.neverRises", "Training error never rises with the degree", "训练误差从不随次数上升"),
            Facts.Number("same.train", "Median training error of the chosen degree over 40 draws", "40 次抽样中所选次数训练误差的中位数"),
            Facts.Number("same.test", "Median test error of the chosen degree over 40 draws", "40 次抽样中所选次数测试误差的中位数"),
            Facts.Number("tenfold.train", "The same with ten times the examples, training", "样本增至十倍时的训练误差中位数"),
            Facts.Number("tenfold.test", "The same with ten times the examples, test", "样本增至十倍时的测试误差中位数"),
        ]);

    public Text Run(DemoRun run)
    {
        var (degree, noise, size) = (run[Degree], run[Noise], run[Size]);
        run.Plan(HighestDegree + 1 + Sizes.Length + 2);
        var (x, y) = Polynomials.Draw(run.Random("train"), 1, size, noise);
        var (testX, testY) = Polynomials.Draw(run.Random("test"), 1, TestExamples, noise);
        var (train, test) = (new double[HighestDegree + 1], new double[HighestDegree + 1]);
        var (trainCurve, testCurve) = (run.Series(ByDegree, "train", Training), run.Series(ByDegree, "test", Testing));
        DrawPoints(run, x, y);
        foreach (var power in run.Steps(HighestDegree + 1))
        {
            var fit = Fit(x, y, power);
            train[power] = Median(fit, x, y);
            test[power] = Median(fit, testX, testY);
            trainCurve.Add(power, train[power]);
            testCurve.Add(power, test[power]);
            if (power == degree)
            {
                DrawFit(run, fit, degree);
            }
        }

        var best = Array.IndexOf(test, test.Min());
        run.Fact("chosen.train", train[degree]);
        run.Fact("chosen.test", test[degree]);
        run.Fact("noise.variance", noise * noise);
        run.Fact("best.degree", best);
        run.Fact("best.test", test[best]);
        run.Fact("lowest.train", train[0]);
        run.Fact("lowest.test", test[0]);
        run.Fact("highest.train", train[^1]);
        run.Fact("highest.test", test[^1]);
        // Rounding alone may raise it where the fit is exact.
        run.Fact("train.neverRises", Enumerable.Range(1, HighestDegree).All(power => train[power] <= train[power - 1] * (1 + 1e-9) + 1e-20));

        var (trainBySize, testBySize) = (run.Series(BySize, "train", Training), run.Series(BySize, "test", Testing));
        foreach (var index in run.Steps(Sizes.Length))
        {
            var (trained, tested) = Typical(run, degree, Sizes[index], noise);
            trainBySize.Add(Sizes[index], trained);
            testBySize.Add(Sizes[index], tested);
        }

        var typical = new (double Train, double Test)[2];
        foreach (var index in run.Steps(2))
        {
            typical[index] = Typical(run, degree, index == 0 ? size : 10 * size, noise);
        }

        run.Fact("same.train", typical[0].Train);
        run.Fact("same.test", typical[0].Test);
        run.Fact("tenfold.train", typical[1].Train);
        run.Fact("tenfold.test", typical[1].Test);
        return new(
            $"With {size} examples and noise {Say.Number(noise)}, degree {degree} has a training error of {Say.Number(train[degree])} and a test error of {Say.Number(test[degree])}; the noise "
            + $"alone accounts for {Say.Number(noise * noise)}. The test error is lowest at degree {best} ({Say.Number(test[best])}), against {Say.Number(test[0])} at degree 0 and {Say.Number(test[^1])} at "
            + $"degree 12. With {10 * size} examples, the typical test error of degree {degree} is {Say.Number(typical[1].Test)} instead of {Say.Number(typical[0].Test)}.",
            $"样本数为 {size}、噪声为 {Say.Number(noise)} 时，{degree} 次多项式的训练误差为 {Say.Number(train[degree])}，测试误差为 {Say.Number(test[degree])}，其中噪声本身占 {Say.Number(noise * noise)}。"
            + $"测试误差在 {best} 次时最低（{Say.Number(test[best])}），0 次时为 {Say.Number(test[0])}，12 次时为 {Say.Number(test[^1])}。"
            + $"样本增至 {10 * size} 个时，{degree} 次多项式的典型测试误差由 {Say.Number(typical[0].Test)} 变为 {Say.Number(typical[1].Test)}。");
    }

    protected virtual Tensor Fit(Tensor x, Tensor y, int degree) => Polynomials.Fit(x, y, degree);

    /// <summary>Median errors over fresh training sets: the mean of a flexible fit is ruled by a few of them.</summary>
    private (double Train, double Test) Typical(DemoRun run, int degree, int size, double noise)
    {
        using var scope = NewDisposeScope();
        var (x, y) = Polynomials.Draw(run.Random($"draws of {size}"), Draws, size, noise);
        var (testX, testY) = Polynomials.Draw(run.Random("tests of draws"), 1, TestExamples, noise);
        var fits = Fit(x, y, degree);
        return (Median(fits, x, y), Median(fits, testX, testY));
    }

    /// <summary>The median over the fits of the mean squared error; for one fit, its error.</summary>
    private static double Median(Tensor fits, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        return (Polynomials.Predict(fits, x) - y).square().mean([1L]).quantile(tensor(0.5, ScalarType.Float64)).item<double>();
    }

    private static void DrawPoints(DemoRun run, Tensor x, Tensor y) =>
        run.Series(Fits, "examples", new("Training examples", "训练样本")).Replace(x[0].data<double>().ToArray().Zip(y[0].data<double>().ToArray()));

    private static void DrawFit(DemoRun run, Tensor fit, int degree)
    {
        var places = Enumerable.Range(-100, 201).Select(i => i / 100.0).ToArray();
        var values = Polynomials.Predict(fit, tensor(places).unsqueeze(0))[0].data<double>().ToArray();
        run.Series(Fits, "truth", new("The sine", "正弦函数")).Replace(places.Select(place => (place, Polynomials.Truth(place))));
        run.Series(Fits, "fit", new($"Degree {degree}", $"{degree} 次")).Replace(places.Zip(values).Where(point => Math.Abs(point.Second) <= 2.5));
    }
}

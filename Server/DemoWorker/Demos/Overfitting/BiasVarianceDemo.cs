using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Overfitting;

/// <summary>The same polynomial fitted to many training sets of one size: how far the mean fit is from the sine, how much the fits scatter around it, and whether
/// both and the noise add up to the error that is measured on fresh values.</summary>
public class BiasVarianceDemo : IDemo
{
    private const int HighestDegree = 9;
    private const int RigidDegree = 1;
    private const int Averaged = 10;
    private const int FitsDrawn = 12;
    private const int MostLargeSets = 200;

    private static readonly IntegerSetting Degree = new("degree", new("Degree of the polynomial", "多项式次数"), 7, 0, HighestDegree);
    private static readonly IntegerSetting Resamples = new("resamples", new("Training sets", "训练集个数"), 200, 20, 1000, 10);
    private static readonly NumberSetting Noise = new("noise", new("Noise in the values", "数值中的噪声"), 0.5, 0, 1, 0.05, Help: new("Standard deviation.", "标准差。"));
    private static readonly IntegerSetting Size = new("size", new("Examples in each training set", "每个训练集的样本数"), 20, 20, 200);

    private static readonly Axis Error = new(new("Mean squared error", "均方误差"));
    private static readonly FigureDeclaration Fits = new(
        "fits", FigureKind.Lines, new("Fits to different training sets", "不同训练集上的拟合"), new(new("x", "x"), Min: -1, Max: 1), new(new("y", "y"), Min: -2.5, Max: 2.5));
    private static readonly FigureDeclaration Parts = new(
        "parts", FigureKind.StackedBars, new("What the expected error is made of", "期望误差的构成"), new(new("Degree", "次数")), Error,
        [.. Enumerable.Range(0, HighestDegree + 1).Select(degree => new Text($"{degree}", $"{degree}"))]);
    private static readonly FigureDeclaration Check = new(
        "check", FigureKind.Lines, new("The three parts added up, and the error measured", "三部分之和与实测误差"), new(new("Degree", "次数")), Error with { Logarithmic = true });

    private static readonly Text Bias = new("Bias²", "偏差²");
    private static readonly Text Variance = new("Variance", "方差");

    public virtual DemoDeclaration Declaration { get; } = new(
        "bias-variance", 1,
        new("Bias and variance, measured", "实测偏差与方差"),
        new("Hundreds of training sets of one size, a fit to each, and the error split into its parts.", "抽取数百个同样大小的训练集，逐一拟合，再把误差拆成几部分。"),
        UsesSeed: true,
        [Degree, Resamples, Noise, Size],
        [Fits, Parts, Check],
        [
            Facts.Number("bias2", "Squared bias of the chosen degree", "所选次数的偏差平方"),
            Facts.Number("variance", "Variance of the chosen degree", "所选次数的方差"),
            Facts.Number("noise.variance", "Variance of the noise", "噪声方差"),
            Facts.Number("sum", "Squared bias, variance and noise, added", "偏差平方、方差与噪声之和"),
            Facts.Number("measured", "Error measured on fresh noisy values", "在新的带噪声数值上实测的误差"),
            Facts.Number("difference", "Measured error against the sum, relative", "实测误差与三者之和的相对差"),
            Facts.Number("identity.error", "Error against the sine itself, minus squared bias and variance", "相对正弦函数本身的误差减去偏差平方与方差"),
            Facts.Integer("best.degree", "Degree with the lowest sum", "三者之和最小的次数"),
            Facts.Number("rigid.bias2", "Squared bias of degree 1", "1 次的偏差平方"),
            Facts.Number("rigid.variance", "Variance of degree 1", "1 次的方差"),
            Facts.Number("flexible.bias2", "Squared bias of degree 9", "9 次的偏差平方"),
            Facts.Number("flexible.variance", "Variance of degree 9", "9 次的方差"),
            Facts.Number("averaged.bias2", "Squared bias of the mean of 10 fits", "10 个拟合取平均后的偏差平方"),
            Facts.Number("averaged.variance", "Variance of the mean of 10 fits", "10 个拟合取平均后的方差"),
            Facts.Number("tenfold.bias2", "Squared bias of the chosen degree with ten times the examples", "样本增至十倍时所选次数的偏差平方"),
            Facts.Number("tenfold.variance", "Variance of the chosen degree with ten times the examples", "样本增至十倍时所选次数的方差"),
        ]);

    public Text Run(DemoRun run)
    {
        var (chosen, sets, noise, size) = (run[Degree], run[Resamples], run[Noise], run[Size]);
        run.Plan(HighestDegree + 2);
        var places = Enumerable.Range(0, 100).Select(i => (2 * i + 1) / 100.0 - 1).ToArray();
        var grid = tensor(places).unsqueeze(0);
        var truth = tensor(places.Select(Polynomials.Truth).ToArray());
        var fresh = truth + noise * Samples.Gaussian(run.Random("fresh"), ScalarType.Float64, sets, places.Length);
        var (x, y) = Polynomials.Draw(run.Random("training sets"), sets, size, noise);
        var parts = new Split[HighestDegree + 1];
        var (sums, measurements) = (run.Series(Check, "sum", new("Bias² + variance + noise", "偏差² + 方差 + 噪声")), run.Series(Check, "measured", new("Measured", "实测")));
        foreach (var degree in run.Steps(HighestDegree + 1))
        {
            var fits = Polynomials.Predict(Polynomials.Fit(x, y, degree), grid);
            parts[degree] = SplitOf(fits, truth, fresh, noise);
            sums.Add(degree, parts[degree].Sum);
            measurements.Add(degree, parts[degree].Measured);
            run.Bars(Parts, "bias", Bias, parts.Take(degree + 1).Select(part => part.Bias2));
            run.Bars(Parts, "variance", Variance, parts.Take(degree + 1).Select(part => part.Variance));
            run.Bars(Parts, "noise", new("Noise", "噪声"), parts.Take(degree + 1).Select(part => noise * noise));
            if (degree == chosen)
            {
                DrawFits(run, places, fits);
                var averaged = SplitOf(fits.narrow(0, 0, sets / Averaged * Averaged).view(-1, Averaged, places.Length).mean([1L]), truth, truth, 0);
                run.Fact("averaged.bias2", averaged.Bias2);
                run.Fact("averaged.variance", averaged.Variance);
            }
        }

        var tenfold = parts[chosen];
        foreach (var _ in run.Steps(1))
        {
            var (manyX, manyY) = Polynomials.Draw(run.Random("large training sets"), Math.Min(sets, MostLargeSets), 10 * size, noise);
            tenfold = SplitOf(Polynomials.Predict(Polynomials.Fit(manyX, manyY, chosen), grid), truth, truth, 0);
        }

        run.Fact("tenfold.bias2", tenfold.Bias2);
        run.Fact("tenfold.variance", tenfold.Variance);
        var (part, best) = (parts[chosen], Array.IndexOf(parts, parts.MinBy(one => one.Sum)));
        run.Fact("bias2", part.Bias2);
        run.Fact("variance", part.Variance);
        run.Fact("noise.variance", noise * noise);
        run.Fact("sum", part.Sum);
        run.Fact("measured", part.Measured);
        var difference = Math.Abs(part.Measured - part.Sum) / part.Sum;
        run.Fact("difference", difference);
        run.Fact("identity.error", part.NoiseFree - part.Bias2 - part.Variance);
        run.Fact("best.degree", best);
        run.Fact("rigid.bias2", parts[RigidDegree].Bias2);
        run.Fact("rigid.variance", parts[RigidDegree].Variance);
        run.Fact("flexible.bias2", parts[HighestDegree].Bias2);
        run.Fact("flexible.variance", parts[HighestDegree].Variance);
        return new(
            $"Degree {chosen} on {sets} training sets of {size} examples: squared bias {Say.Number(part.Bias2)}, variance {Say.Number(part.Variance)}, noise {Say.Number(noise * noise)}, in all "
            + $"{Say.Number(part.Sum)}. The error measured on fresh values is {Say.Number(part.Measured)}, {Say.Percent(difference)} from the sum. The sum is lowest at degree {best}. With ten times the "
            + $"examples the squared bias is {Say.Number(tenfold.Bias2)} and the variance {Say.Number(tenfold.Variance)}.",
            $"{chosen} 次多项式，{sets} 个训练集，每个 {size} 个样本：偏差平方为 {Say.Number(part.Bias2)}，方差为 {Say.Number(part.Variance)}，噪声为 {Say.Number(noise * noise)}，合计 "
            + $"{Say.Number(part.Sum)}。在新数值上实测的误差为 {Say.Number(part.Measured)}，与合计相差 {Say.Percent(difference)}。合计在 {best} 次时最小。"
            + $"样本增至十倍时，偏差平方为 {Say.Number(tenfold.Bias2)}，方差为 {Say.Number(tenfold.Variance)}。");
    }

    /// <summary>The scatter of the fits at each place around their mean there, averaged over the places. It divides by the number of fits, not by one less: only
    /// then do squared bias and variance add up exactly.</summary>
    protected virtual double VarianceOf(Tensor fits) => fits.@var([0L], unbiased: false).mean().item<double>();

    /// <param name="fits">[sets, places].</param>
    /// <param name="truth">[places].</param>
    /// <param name="fresh">Noisy values to be predicted, [sets, places] or [places].</param>
    private Split SplitOf(Tensor fits, Tensor truth, Tensor fresh, double noise)
    {
        using var scope = NewDisposeScope();
        return new(
            (fits.mean([0L]) - truth).square().mean().item<double>(), VarianceOf(fits), noise * noise,
            (fits - fresh).square().mean().item<double>(), (fits - truth).square().mean().item<double>());
    }

    private static void DrawFits(DemoRun run, double[] places, Tensor fits)
    {
        for (var set = 0; set < FitsDrawn; set++)
        {
            Draw($"fit{set}", new($"Training set {set + 1}", $"训练集 {set + 1}"), fits[set].data<double>().ToArray());
        }

        Draw("mean", new("Mean of all fits", "全部拟合的平均"), fits.mean([0L]).data<double>().ToArray());
        Draw("truth", new("The sine", "正弦函数"), [.. places.Select(Polynomials.Truth)]);

        void Draw(string id, Text name, double[] values) =>
            run.Series(Fits, id, name).Replace(places.Zip(values, (place, value) => (place, Math.Abs(value) <= 2.5 ? value : double.NaN)));
    }

    private sealed record Split(double Bias2, double Variance, double Noise, double Measured, double NoiseFree)
    {
        public double Sum => Bias2 + Variance + Noise;
    }
}

using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>A GAN on the line: real numbers come from a few bells, made ones from a generator that starts elsewhere. How far apart the two distributions are can
/// then be measured, as the distance of sorted samples (W1), instead of judged by eye.</summary>
public class GanDemo : IDemo
{
    private const int Batch = 128, Judged = 1024, JudgeEvery = 10, Noise = 2, Bins = 60;
    private const double Centre = 3, Spacing = 2, Deviation = 0.3, From = -3, To = 9;
    private const string Saturating = "saturating", NonSaturating = "nonSaturating";

    private static readonly IntegerSetting Modes = new("modes", new("Bells of the real data", "真实数据的峰数"), 2, 1, 4);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 1000, 200, 2000, 100);
    private static readonly NumberSetting GeneratorRate = new("generatorRate", new("Learning rate of G", "G 的学习率"), 0.001, 0.00001, 0.1, 0.0001, Logarithmic: true);
    private static readonly NumberSetting DiscriminatorRate = new("discriminatorRate", new("Learning rate of D", "D 的学习率"), 0.005, 0.00001, 0.1, 0.0001, Logarithmic: true);
    private static readonly ChoiceSetting GeneratorLoss = new("generatorLoss", new("Loss of G", "G 的损失"), NonSaturating,
        [new(NonSaturating, new("−log D(G(z))", "−log D(G(z))")), new(Saturating, new("log(1 − D(G(z)))", "log(1 − D(G(z)))"))]);
    private static readonly BooleanSetting Hold = new(
        "holdGenerator", new("Hold G still in the second half", "后一半训练中固定 G"), false, Help: new("Only D goes on learning.", "只有 D 继续学习。"));

    private static readonly Axis Step = new(new("Steps", "步数")), Place = new(new("Value x", "数值 x"));
    private static readonly FigureDeclaration Distance = new(
        "distance", FigureKind.Lines, new("Distance of made from real", "生成分布与真实分布的距离"), Step, new(new("W1 distance", "W1 距离"), Min: 0));
    private static readonly FigureDeclaration Verdicts = new(
        "verdicts", FigureKind.Lines, new("What D says: 1 is real, 0 is made", "D 的判断：1 为真，0 为假"), Step, new(new("Mean output of D", "D 的平均输出"), Min: 0, Max: 1));
    private static readonly FigureDeclaration History = new("history", FigureKind.Heatmap, new("Where G puts its numbers (share per bin)", "G 把数放在哪里（每格的比例）"), Place, Step);
    private static readonly FigureDeclaration Ending = new(
        "ending", FigureKind.Lines, new("At the end: densities, and D", "训练结束时：两个密度与 D"), Place, new(new("Density; output of D", "密度；D 的输出"), Min: 0));

    public virtual DemoDeclaration Declaration { get; } = new(
        "gan", 1, new("A GAN on the line", "一维 GAN"), new("Two nets play against each other; how near does the generator come?", "两个网络互相对抗：生成器能逼近到什么程度？"),
        UsesSeed: true, [Modes, StepCount, GeneratorRate, DiscriminatorRate, GeneratorLoss, Hold], [Distance, Verdicts, History, Ending],
        [
            Facts.Number("w1.start", "W1 at the start", "开始时的 W1"),
            Facts.Number("w1.late", "W1, mean over the last quarter", "最后四分之一训练中的平均 W1"),
            Facts.Number("w1.ratio", "W1 of the last quarter divided by the start's", "最后四分之一的 W1 与开始时之比"),
            Facts.Number("w1.swing", "Largest W1 in the last quarter divided by the smallest", "最后四分之一中最大 W1 与最小 W1 之比"),
            Facts.Integer("modes.covered", "Bells with at least a quarter of their share of made numbers", "生成数达到应有份额四分之一的峰数"),
            Facts.Number("d.start", "Mean |D − ½| at the start", "开始时 |D − ½| 的均值"),
            Facts.Number("d.peak", "Mean |D − ½| at its peak", "|D − ½| 均值的峰值"),
            Facts.Number("d.late", "Mean |D − ½|, last quarter", "最后四分之一训练中 |D − ½| 的均值"),
            Facts.Number("gradient.saturating", "Slope of log(1 − D) in D's logit for made numbers, when D is surest", "D 最有把握时，log(1 − D) 对 D 的 logit 的斜率（生成数）"),
            Facts.Number("gradient.nonSaturating", "Slope of −log D there", "此时 −log D 的斜率"),
            Facts.Number("optimum.difference", "Mean |D − p/(p+q)| at the end", "结束时 |D − p/(p+q)| 的均值"),
        ]);

    public Text Run(DemoRun run)
    {
        var (real, noise) = (run.Random("real"), run.Random("noise"));
        run.SeedTorch("nets");
        using var generator = Nets.Mlp(() => LeakyReLU(0.2), Noise, 32, 32, 1);
        using var discriminator = Discriminator();
        using var forG = optim.Adam(generator.parameters(), run[GeneratorRate], 0.5, 0.999);
        using var forD = optim.Adam(discriminator.parameters(), RateOfD(run[DiscriminatorRate]), 0.5, 0.999);
        var (reference, fixedNoise) = (Real(run.Random("reference"), run[Modes], Judged), Samples.Gaussian(run.Random("judged"), ScalarType.Float32, Judged, Noise));
        var judged = new List<Judgement>();
        var history = new List<double[]>();
        void Look(int step)
        {
            using var _ = no_grad();
            var made = generator.call(fixedNoise);
            var (onReal, onMade) = (discriminator.call(reference).sigmoid(), discriminator.call(made).sigmoid());
            var distance = (made.flatten().sort().Values - reference.flatten().sort().Values).abs().mean().item<float>();
            var unsure = (onReal - 0.5).abs().mean().item<float>() / 2 + (onMade - 0.5).abs().mean().item<float>() / 2;
            judged.Add(new(step, distance, unsure, onReal.mean().item<float>(), onMade.mean().item<float>()));
            history.Add(Shares(made));
            run.Series(Distance, "w1", new("W1", "W1")).Add(step, distance);
            run.Series(Verdicts, "real", new("on real", "对真实数")).Add(step, judged[^1].OnReal);
            run.Series(Verdicts, "made", new("on made", "对生成数")).Add(step, judged[^1].OnMade);
        }

        run.Plan(run[StepCount]);
        foreach (var step in run.Steps(run[StepCount]))
        {
            if (step % JudgeEvery == 0)
            {
                Look(step);
            }

            var made = generator.call(Samples.Gaussian(noise, ScalarType.Float32, Batch, Noise));
            forD.zero_grad();
            (functional.softplus(-discriminator.call(Real(real, run[Modes], Batch))).mean() + functional.softplus(discriminator.call(made.detach())).mean()).backward();
            forD.step();
            if (run[Hold] && step >= run[StepCount] / 2)
            {
                continue;
            }

            forG.zero_grad();
            LossOfG(discriminator.call(made), run[GeneratorLoss]).backward();
            forG.step();
        }

        Look(run[StepCount]);
        return Report(run, generator, discriminator, judged, history);
    }

    /// <summary>What G makes small, given D's logits for what it made. log(1 − sigmoid(x)) is −softplus(x), and −log sigmoid(x) is softplus(−x).</summary>
    protected virtual Tensor LossOfG(Tensor logits, string kind) => kind == Saturating ? -functional.softplus(logits).mean() : functional.softplus(-logits).mean();

    /// <summary>D before training; its output is a logit.</summary>
    protected virtual Module<Tensor, Tensor> Discriminator() => Nets.Mlp(() => LeakyReLU(0.2), 1, 32, 32, 1);

    /// <summary>How fast D really learns.</summary>
    protected virtual double RateOfD(double rate) => rate;

    private Text Report(DemoRun run, Module<Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator, List<Judgement> judged, List<double[]> history)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var places = Enumerable.Range(0, Bins).Select(bin => From + (bin + 0.5) * (To - From) / Bins).ToArray();
        var rows = Enumerable.Range(0, history.Count).Where(row => row % Math.Max(1, history.Count / 40) == 0).ToArray();
        run.Grid(History, places, [.. rows.Select(row => (double)row * JudgeEvery)], (x, y) => history[(int)Math.Round(y / JudgeEvery)][Array.IndexOf(places, x)]);

        var made = generator.call(Samples.Gaussian(run.Random("ending"), ScalarType.Float32, 4 * Judged, Noise));
        var grid = linspace(From, To, 241).unsqueeze(1);
        Draw(run, "p", new("real, p", "真实 p"), grid, Density(grid, run[Modes]));
        Draw(run, "q", new("made, q", "生成 q"), grid, Smoothed(grid, made));
        Draw(run, "d", new("D", "D"), grid, discriminator.call(grid).sigmoid().flatten());

        var at = cat([Real(run.Random("compared"), run[Modes], Judged), made[..Judged]]);
        var (p, q) = (Density(at, run[Modes]), Smoothed(at, made));
        var optimum = (discriminator.call(at).sigmoid().flatten() - p / (p + q)).abs().mean().item<float>();

        var late = judged.Where(one => one.Step >= 0.75 * run[StepCount]).ToList();
        var surest = judged.MinBy(one => one.OnMade)!;
        var (start, lateDistance, peak, lateUnsure) = (judged[0], late.Average(one => one.Distance), judged.Max(one => one.Unsure), late.Average(one => one.Unsure));
        var covered = Middles(run[Modes]).LongCount(middle => (made - middle).abs().le(1.5 * Deviation).to_type(ScalarType.Float32).mean().item<float>() >= 0.25 / run[Modes]);
        run.Fact("w1.start", start.Distance);
        run.Fact("w1.late", lateDistance);
        run.Fact("w1.ratio", lateDistance / start.Distance);
        run.Fact("w1.swing", late.Max(one => one.Distance) / late.Min(one => one.Distance));
        run.Fact("modes.covered", covered);
        run.Fact("d.start", start.Unsure);
        run.Fact("d.peak", peak);
        run.Fact("d.late", lateUnsure);
        run.Fact("gradient.saturating", surest.OnMade);
        run.Fact("gradient.nonSaturating", 1 - surest.OnMade);
        run.Fact("optimum.difference", optimum);
        return new(
            $"The distance (W1) went from {Say.Number(start.Distance)} to {Say.Number(lateDistance)} in the last quarter; {covered} of {run[Modes]} bells are covered. "
            + $"D's mean distance from ½ was {Say.Number(start.Unsure)} at the start, {Say.Number(peak)} at its peak and {Say.Number(lateUnsure)} in the last quarter. D differs from p/(p+q) by {Say.Number(optimum)} on average.",
            $"距离（W1）从 {Say.Number(start.Distance)} 变为最后四分之一的 {Say.Number(lateDistance)}；{run[Modes]} 个峰中覆盖了 {covered} 个。"
            + $"D 与 ½ 的平均距离：开始时 {Say.Number(start.Unsure)}，峰值 {Say.Number(peak)}，最后四分之一 {Say.Number(lateUnsure)}。D 与 p/(p+q) 平均相差 {Say.Number(optimum)}。");
    }

    private static IEnumerable<double> Middles(int modes) => Enumerable.Range(0, modes).Select(mode => Centre + Spacing * (mode - (modes - 1) / 2.0));

    /// <summary>Real numbers, as many from each bell: [count, 1].</summary>
    private static Tensor Real(Random random, int modes, int count)
    {
        using var middles = tensor(Enumerable.Range(0, count).Select(i => (float)Middles(modes).ElementAt(i % modes)).ToArray()).unsqueeze(1);
        return Deviation * Samples.Gaussian(random, ScalarType.Float32, count, 1) + middles;
    }

    private static Tensor Density(Tensor at, int modes) => Bells(at, tensor(Middles(modes).Select(middle => (float)middle).ToArray()), Deviation);

    /// <summary>The density of made numbers, as one narrow bell around each.</summary>
    private static Tensor Smoothed(Tensor at, Tensor made) => Bells(at, made.flatten(), 0.1);

    private static Tensor Bells(Tensor at, Tensor middles, double deviation) =>
        (-((at - middles.unsqueeze(0)) / deviation).square() / 2).exp().mean([1L]) / (deviation * Math.Sqrt(2 * Math.PI));

    private static double[] Shares(Tensor made)
    {
        var shares = new double[Bins];
        foreach (var value in made.flatten().data<float>())
        {
            var bin = (int)Math.Floor((value - From) / (To - From) * Bins);
            shares[Math.Clamp(bin, 0, Bins - 1)] += 1.0 / Judged;
        }

        return shares;
    }

    private static void Draw(DemoRun run, string id, Text name, Tensor grid, Tensor values) =>
        run.Series(Ending, id, name).Replace(grid.flatten().data<float>().Zip(values.data<float>(), (x, y) => ((double)x, (double)y)));

    /// <param name="Unsure">Mean of |D − ½|, real and made numbers counting alike.</param>
    private sealed record Judgement(int Step, double Distance, double Unsure, double OnReal, double OnMade);
}

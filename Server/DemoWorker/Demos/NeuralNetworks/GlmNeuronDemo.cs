using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>
/// A generalized linear model fitted twice: by iteratively reweighted least squares (McCullagh and Nelder 1989), and as one neuron whose activation is the inverse of the
/// link, trained by Adam on the negative log-likelihood. Data without a finite answer are recognised.
/// </summary>
public class GlmNeuronDemo : IDemo
{
    private const string Logit = "logit", Identity = "identity", Log = "log";
    private const int Iterations = 40;
    private const double Rate = 0.05, Near = 1e-4, TooLarge = 40, Offset = 0.5;

    private static readonly ChoiceSetting Link = new(
        "link", new("Link", "连接函数"), Logit,
        [
            new(Logit, new("Logit (binary answer)", "logit（二元响应）")), new(Identity, new("Identity (real answer)", "恒等（实数响应）")), new(Log, new("Log (count)", "对数（计数响应）")),
        ]);
    private static readonly IntegerSetting Size = new("size", new("Examples", "样本数"), 200, 5, 1000, 5);
    private static readonly NumberSetting Strength = new(
        "strength", new("Strength of the effect", "效应强度"), 2, 0, 5, 0.1, Help: new("The true coefficients are 0.5, this, and minus half of it.", "真实系数为 0.5、该值，以及该值一半的相反数。"));
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps of the neuron", "神经元的训练步数"), 1200, 200, 3000, 100);

    private static readonly FigureDeclaration Means = new(
        "means", FigureKind.Scatter, new("Answers and fitted means", "响应与拟合的均值"), new(new("Weighted sum w · x + b", "加权和 w · x + b")), new(new("Answer y, mean μ", "响应 y、均值 μ")));
    private static readonly FigureDeclaration Distances = new(
        "distances", FigureKind.Lines, new("Distance from the fitted coefficients", "与拟合结果的距离"), new(new("Step", "步"), Logarithmic: true), new(new("Largest difference of a coefficient", "系数的最大差异"), Logarithmic: true, Min: 1e-15));
    private static readonly FigureDeclaration Coefficients = new("coefficients", FigureKind.Table, new("Coefficients", "系数"));

    public virtual DemoDeclaration Declaration { get; } = new(
        "glm-neuron", 1, new("A generalized linear model as a neuron", "作为神经元的广义线性模型"),
        new("The same model fitted as statisticians do and trained as a neuron.", "同一个模型：按统计学的方法拟合，与作为神经元训练。"),
        UsesSeed: true, [Link, Size, Strength, StepCount], [Means, Distances, Coefficients],
        [
            Facts.Integer("irls.steps", "Iterations of reweighted least squares until within 1e-4", "重加权最小二乘误差小于 1e-4 所需的迭代次数"),
            Facts.Integer("neuron.steps", "Steps of the neuron until it stays within 1e-4", "神经元误差稳定小于 1e-4 所需的步数"),
            Facts.Number("irls.slope", "First slope, by reweighted least squares", "第一个斜率（重加权最小二乘）"),
            Facts.Number("neuron.slope", "First slope, of the neuron", "第一个斜率（神经元）"),
            Facts.Truth("separable", "No finite answer exists", "没有有限的解"),
            Facts.Number("coefficient.difference", "Largest difference of the coefficients of the two", "两种方法系数的最大差异"),
            Facts.Number("truth.difference", "Largest difference from the true coefficients", "与真实系数的最大差异"),
            Facts.Number("canonical.difference", "Largest difference of the loss's derivative by the weighted sum and μ − y", "损失对加权和的导数与 μ − y 的最大差异"),
            Facts.Number("neuron.quarter", "Largest coefficient of the neuron after a quarter of the steps", "训练四分之一时神经元的最大系数"),
            Facts.Number("neuron.half", "Largest coefficient of the neuron after half of the steps", "训练一半时神经元的最大系数"),
        ]);

    public Text Run(DemoRun run)
    {
        var (link, size, strength, steps) = (run[Link], run[Size], run[Strength], run[StepCount]);
        var random = run.Random("data");
        var truth = tensor([Offset, strength, -strength / 2], [3, 1], ScalarType.Float64);
        var inputs = tensor([.. Enumerable.Range(0, size).SelectMany(_ => new[] { 1, 2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1 })], [size, 3], ScalarType.Float64).clone();
        var answers = tensor([.. Mean(link, inputs.mm(truth)).data<double>().ToArray().Select(mean => Draw(random, link, mean))], [size, 1], ScalarType.Float64).clone();

        var (fits, runsAway) = Reweighted(link, inputs, answers);
        var separable = Recognises(runsAway);
        var fit = fits[^1];
        run.SeedTorch("neuron");
        var neuron = nn.Linear(2, 1, dtype: ScalarType.Float64);
        var features = inputs.narrow(1, 1, 2).contiguous();
        double[] Neuron() => [neuron.bias!.item<double>(), .. neuron.weight!.detach().data<double>().ToArray()];

        // With a canonical link the derivative by the weighted sum is μ − y, whichever the link.
        var sums = neuron.call(features).detach().requires_grad_();
        Loss(link, sums, answers).sum().backward();
        var canonical = (sums.grad! - (Mean(link, sums) - answers)).abs().max().item<double>();

        using var optimizer = optim.Adam(neuron.parameters(), Rate);
        var distances = run.Series(Distances, "neuron", new("neuron, by Adam", "神经元（Adam）"));
        var (reached, quarter, half) = (0, 0.0, 0.0);
        run.Plan(steps);
        foreach (var step in run.Steps(steps))
        {
            optimizer.ParamGroups.First().LearningRate = step < steps / 2 ? Rate : Rate * Math.Pow(1e-4, (step - steps / 2.0) / (steps / 2.0));
            optimizer.zero_grad();
            Loss(link, neuron.call(features), answers).mean().backward();
            optimizer.step();
            var now = Neuron();
            var away = Largest(now, fit);
            (reached, quarter, half) = (away <= Near ? reached : step + 1, step < steps / 4 ? now.Max(Math.Abs) : quarter, step < steps / 2 ? now.Max(Math.Abs) : half);
            if (!separable && Series.Draws(step, steps))
            {
                distances.Add(step + 1, away);
            }
        }

        var trained = Neuron();
        if (!separable)
        {
            run.Series(Distances, "irls", new("reweighted least squares", "重加权最小二乘")).Replace(fits.Select((one, step) => (step + 1.0, Largest(one, fit))));
        }

        Show(run, link, inputs, answers, trained, separable ? null : fit, [.. truth.data<double>()]);
        var difference = separable ? double.PositiveInfinity : Largest(trained, fit);
        var taken = fits.FindIndex(one => Largest(one, fit) <= Near) + 1;
        run.Fact("separable", separable);
        run.Fact("coefficient.difference", difference);
        run.Fact("irls.slope", separable ? double.PositiveInfinity : fit[1]);
        run.Fact("neuron.slope", trained[1]);
        run.Fact("truth.difference", separable ? double.PositiveInfinity : Largest([.. truth.data<double>()], fit));
        run.Fact("irls.steps", taken);
        run.Fact("neuron.steps", reached < steps ? reached + 1 : steps);
        run.Fact("canonical.difference", canonical);
        run.Fact("neuron.quarter", quarter);
        run.Fact("neuron.half", half);
        if (separable)
        {
            return new(
                $"These {size} examples have no finite answer: {(link == Log ? "a coefficient runs away" : "some straight line leaves every example on its right side, so that larger coefficients are always likelier")}. "
                + $"The neuron's largest coefficient was {Say.Number(quarter)} after a quarter of the steps and {Say.Number(half)} after half, while its rate was constant. More examples, or a penalty, would help.",
                $"这 {size} 个样本没有有限的解：{(link == Log ? "有一个系数不断增大" : "有一条直线能让每个样本都落在正确的一侧，系数越大似然总是越高")}。"
                + $"学习率不变期间，神经元的最大系数在四分之一步数时为 {Say.Number(quarter)}，一半时为 {Say.Number(half)}。增加样本或加惩罚项会有帮助。");
        }

        return new(
            $"Reweighted least squares took {taken} {(taken == 1 ? "iteration" : "iterations")}, the neuron {(reached < steps ? $"{reached + 1} steps" : $"more than {steps} steps")} to come within 10⁻⁴. "
            + $"First slope: {Say.Number(fit[1])} and {Say.Number(trained[1])}, in truth {Say.Number(strength)}; the coefficients differ by {Say.Number(difference)} at most.",
            $"误差小于 10⁻⁴，重加权最小二乘用了 {taken} 次迭代，神经元用了 {(reached < steps ? $"{reached + 1} 步" : $"{steps} 步以上")}。"
            + $"第一个斜率分别是 {Say.Number(fit[1])} 和 {Say.Number(trained[1])}，真实值为 {Say.Number(strength)}；系数最多相差 {Say.Number(difference)}。");
    }

    /// <summary>The inverse of the link: the neuron's activation.</summary>
    protected virtual Tensor Mean(string link, Tensor sums) => link switch { Logit => sums.sigmoid(), Log => sums.exp(), _ => sums };

    /// <summary>The negative log-likelihood, up to what does not depend on the weights.</summary>
    protected virtual Tensor Loss(string link, Tensor sums, Tensor answers) => link switch
    {
        Logit => nn.functional.binary_cross_entropy_with_logits(sums, answers, reduction: nn.Reduction.None),
        Log => nn.functional.poisson_nll_loss(sums, answers, log_input: true, reduction: nn.Reduction.None),
        _ => (sums - answers).square() / 2,
    };

    /// <summary>The next coefficients, from the ones before and the solution of the weighted least squares.</summary>
    protected virtual Tensor Next(Tensor before, Tensor solution) => solution;

    /// <summary>Whether the demo says that no finite answer exists, when none does.</summary>
    protected virtual bool Recognises(bool runsAway) => runsAway;

    /// <summary>The coefficients after each iteration, and whether they have no finite limit.</summary>
    private (List<double[]> Fits, bool Separable) Reweighted(string link, Tensor inputs, Tensor answers)
    {
        using var _ = no_grad();
        var mean = link switch { Logit => (answers + 0.5) / 2, Log => answers + 0.1, _ => answers };
        var sums = link switch { Logit => mean.logit(), Log => mean.log(), _ => mean };
        var (fits, coefficients) = (new List<double[]>(), zeros(3, 1, ScalarType.Float64));
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            // The link's slope at the mean is also the inverse of the variance, for these three: that is what makes them canonical.
            var weights = link switch { Logit => mean * (1 - mean), Log => mean, _ => ones_like(mean) };
            var (root, working) = (weights.sqrt(), sums + (answers - mean) / weights);
            coefficients = Next(coefficients, linalg.lstsq(root * inputs, root * working).Solution);
            (sums, mean) = (inputs.mm(coefficients), Mean(link, inputs.mm(coefficients)));
            fits.Add([.. coefficients.data<double>()]);
            if (fits[^1].Any(one => !(Math.Abs(one) <= TooLarge)) || (link == Logit && Separates(sums, answers)))
            {
                return (fits, true);
            }

            if (iteration > 0 && Largest(fits[^1], fits[^2]) <= 1e-11)
            {
                break;
            }
        }

        return (fits, false);
    }

    /// <summary>Whether a straight line has all of one answer on one side. When some coefficients do so, larger ones do as well, and are likelier.</summary>
    private static bool Separates(Tensor sums, Tensor answers) => ((2 * answers - 1) * sums > 0).all().item<bool>();

    private static double Draw(Random random, string link, double mean)
    {
        switch (link)
        {
            case Logit:
                return random.NextDouble() < mean ? 1 : 0;
            case Identity:
                return mean + random.NextGaussian();
            case Log when mean > 50:
                return Math.Max(0, Math.Round(mean + Math.Sqrt(mean) * random.NextGaussian()));
            default:
                var (count, left) = (0, Math.Exp(-mean));
                for (var product = random.NextDouble(); product > left; product *= random.NextDouble())
                {
                    count++;
                }

                return count;
        }
    }

    private static double Largest(double[] one, double[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Max();

    private void Show(DemoRun run, string link, Tensor inputs, Tensor answers, double[] trained, double[]? fit, double[] truth)
    {
        double[] sums = [.. inputs.mm(tensor(fit ?? trained, [3, 1], ScalarType.Float64)).data<double>()];
        double[] places = [.. Enumerable.Range(0, 101).Select(place => sums.Min() + (sums.Max() - sums.Min()) * place / 100)];
        run.Series(Means, "answers", new("answers", "响应")).Replace(sums.Zip(answers.data<double>().ToArray()).Take(300));
        run.Series(Means, "mean", new("mean: inverse link = activation", "均值：连接函数的反函数 = 激活函数")).Replace(places.Zip(Mean(link, tensor(places)).data<double>().ToArray()));
        run.Table(
            Coefficients, [new("Coefficient", "系数"), new("Truth", "真实值"), new("IRLS", "IRLS"), new("Neuron", "神经元")],
            new[] { "b", "w₁", "w₂" }.Select((name, place) => new[] { name, Say.Number(truth[place]), fit is null ? "—" : Say.Number(fit[place]), Say.Number(trained[place]) }));
    }
}

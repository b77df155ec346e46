using QuizHub.DemoWorker.Kit;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets;

/// <summary>The variables of a snippet while it runs, and what is noted of it.</summary>
public class Scene
{
    private const int EndSteps = 10;

    private readonly List<double> _losses = [];

    /// <summary>Where randomness comes from, the same for both versions.</summary>
    public required DemoRun Run { get; init; }

    /// <summary>Draws batches.</summary>
    public required Random Draws { get; init; }

    /// <summary>Told each step and its loss.</summary>
    public required Action<int, double> Draw { get; init; }

    public Tensor X { get; set; } = null!;

    public Tensor Y { get; set; } = null!;

    public Tensor TestX { get; set; } = null!;

    public Tensor TestY { get; set; } = null!;

    public Sequential Net { get; set; } = null!;

    public optim.Optimizer Opt { get; set; } = null!;

    /// <summary>Rows of the batch at hand.</summary>
    public Tensor I { get; set; } = null!;

    public Tensor Out { get; set; } = null!;

    public Tensor Loss { get; set; } = null!;

    /// <summary>Mean over the last steps.</summary>
    public double EndLoss => _losses.TakeLast(EndSteps).DefaultIfEmpty(double.NaN).Average();

    public double FirstLoss => _losses.Count == 0 ? double.NaN : _losses[0];

    public double LowestLoss => _losses.DefaultIfEmpty(double.NaN).Min();

    /// <summary>What is called the score: accuracy, or the explained share of variance.</summary>
    public double Score { get; set; }

    /// <summary>What tells the symptom of this snippet.</summary>
    public double Measure { get; set; }

    /// <summary>Updates that were made.</summary>
    public int Updates { get; private set; }

    /// <summary>Draws rows with replacement: <c>torch.randint(len(x), (size,))</c>.</summary>
    public void DrawBatch(int size) => I = Samples.Indices(Draws, size, (int)X.shape[0]);

    public Tensor Order(int count)
    {
        var order = Enumerable.Range(0, count).Select(place => (long)place).ToArray();
        Draws.Shuffle(order);
        using var borrowed = tensor(order);
        return borrowed.clone();
    }

    /// <summary>The optimizer's step, noted with the loss that led to it.</summary>
    public void Step(optim.Optimizer? optimizer = null, Tensor? loss = null)
    {
        (optimizer ?? Opt).step();
        Note(loss ?? Loss);
        Updates++;
    }

    public void Note(Tensor loss)
    {
        var value = (double)loss.item<float>();
        _losses.Add(double.IsNaN(value) ? double.PositiveInfinity : value);
        Draw(_losses.Count, _losses[^1]);
    }

    /// <summary>Share of rows whose largest output is that of their class.</summary>
    public static double Accuracy(Tensor outputs, Tensor labels)
    {
        using var _ = no_grad();
        return outputs.argmax(1).eq(labels).to_type(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>Share of the variance of the targets that the outputs explain; −∞ where they are no numbers.</summary>
    public static double Explained(Tensor outputs, Tensor targets)
    {
        using var _ = no_grad();
        var rest = (outputs - targets).to_type(ScalarType.Float64).pow(2).mean().item<double>();
        var all = targets.to_type(ScalarType.Float64).var(false).item<double>();
        return double.IsFinite(rest) ? 1 - rest / all : double.NegativeInfinity;
    }

    /// <summary>All numbers of some parameters in a row, apart from them.</summary>
    public static Tensor Flat(IEnumerable<Parameter> parameters)
    {
        using var _ = no_grad();
        return cat([.. parameters.Select(parameter => parameter.detach().flatten())]).clone();
    }

    public static double Distance(Tensor one, Tensor other) => (one - other).norm().item<float>();
}

using QuizHub.DemoWorker.Kit;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>Data that were chosen so that a lever has something to do, and the net that it moves.</summary>
/// <param name="Net">The net at one value of the lever.</param>
public sealed record TuningTask(LabelledPoints Train, LabelledPoints Validation, Func<double, Module<Tensor, Tensor>> Net)
{
    private const int Classes = 8, Vocabulary = 104, Tokens = 8;

    /// <summary>Two moons; the first few labels of the training set are wrong, as many as spoiled.</summary>
    public static TuningTask Moons(DemoRun run, int examples, double noise, int width, Func<double, double> dropout, int spoiled = 0)
    {
        var (train, validation) = (Samples.Moons(run.Random("train"), examples, noise), Samples.Moons(run.Random("validation"), 500, noise));
        var flips = tensor(Enumerable.Range(0, examples).Select(index => index < spoiled ? 1L : 0L).ToArray());
        return new(
            train with { Labels = (train.Labels - flips).abs() }, validation,
            value => Nets.Mlp(() => nn.Sequential(nn.ReLU(), nn.Dropout(dropout(value))), 2, width, width, 2));
    }

    /// <summary>Bags of eight tokens; a class prefers some of them. The net averages the tokens' embeddings of the given width.</summary>
    public static TuningTask Bags(DemoRun run, int examples)
    {
        LabelledPoints Draw(string purpose, int count)
        {
            var random = run.Random(purpose);
            var labels = Enumerable.Range(0, count).Select(index => (long)(index % Classes)).ToArray();
            var tokens = labels.SelectMany(label => Enumerable.Range(0, Tokens).Select(_ =>
                random.NextDouble() < 0.3 ? label + Classes * random.Next(Vocabulary / Classes) : random.Next(Vocabulary))).ToArray();
            return new(tensor(tokens, [count, Tokens]).clone(), tensor(labels).clone());
        }

        return new(Draw("train", examples), Draw("validation", 1000), value => new Bag((int)value));
    }

    /// <summary>Two spirals and a chain of residual blocks.</summary>
    public static TuningTask Spirals(DemoRun run, int examples, bool normalized) =>
        new(Samples.Spirals(run.Random("train"), examples, 0.02), Samples.Spirals(run.Random("validation"), 500, 0.02), value => new Chain((int)value, normalized));

    private sealed class Bag : Module<Tensor, Tensor>
    {
        private readonly Embedding _embedding;
        private readonly Linear _out;

        public Bag(int width)
            : base(nameof(Bag))
        {
            (_embedding, _out) = (nn.Embedding(Vocabulary, width), nn.Linear(width, Classes));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _out.call(_embedding.call(input).mean([1L]));
    }

    private sealed class Chain : Module<Tensor, Tensor>
    {
        private const int Width = 16;
        private readonly Linear _in = nn.Linear(2, Width);
        private readonly ModuleList<Module<Tensor, Tensor>> _blocks;
        private readonly Linear _out = nn.Linear(Width, 2);

        public Chain(int blocks, bool normalized)
            : base(nameof(Chain))
        {
            _blocks = new([.. Enumerable.Range(0, blocks).Select(_ => Block(normalized))]);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _out.call(_blocks.Aggregate(_in.call(input), (carried, block) => carried + block.call(carried)).relu());

        /// <summary>Two layers, initialised as for ReLU, optionally behind a layer normalization.</summary>
        private static Sequential Block(bool normalized)
        {
            var (first, second) = (nn.Linear(Width, Width), nn.Linear(Width, Width));
            foreach (var layer in new[] { first, second })
            {
                init.kaiming_normal_(layer.weight!, nonlinearity: init.NonlinearityType.ReLU);
                init.zeros_(layer.bias!);
            }

            return normalized ? nn.Sequential(nn.LayerNorm(Width), first, nn.ReLU(), second) : nn.Sequential(first, nn.ReLU(), second);
        }
    }
}

using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Weights on the future are struck out after they have taken their share.</summary>
public sealed class MaskAfterSoftmax : Snippet<MaskAfterSoftmax.Variables>
{
    private const int Length = 8, Width = 8, Sequences = 64;

    public sealed class Variables : Scene
    {
        public Linear Query { get; set; } = null!;

        public Linear Key { get; set; } = null!;

        public Tensor Past { get; set; } = null!;

        public Tensor Scores { get; set; } = null!;

        public Tensor Weights { get; set; } = null!;

        public double LeastSum { get; set; }
    }

    public override string Id => "mask-after-softmax";

    public override Text Name { get; } = new("Causal attention", "因果注意力");

    public override Text Measured { get; } = new("Smallest row sum of the attention weights", "注意力权重各行之和的最小值");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Variables { Run = run, Draws = draws, Draw = draw, X = Samples.Gaussian(run.Random("data"), ScalarType.Float32, Sequences, Length, Width) };
        scene.Y = scene.X.cumsum(1) / arange(1, Length + 1, ScalarType.Float32).reshape(1, Length, 1);
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Line("q, k = nn.Linear(8, 8), nn.Linear(8, 8)", s => (s.Query, s.Key) = (nn.Linear(Width, Width), nn.Linear(Width, Width))),
        Line("opt = torch.optim.Adam([*q.parameters(), *k.parameters()], lr=0.01)", s => s.Opt = optim.Adam([.. s.Query.parameters(), .. s.Key.parameters()], 0.01)),
        Line("past = torch.tril(torch.ones(8, 8))", s => s.Past = tril(ones(Length, Length))),
        Loop(
            "for step in range(200):",
            200,
            Line("scores = q(x) @ k(x).transpose(1, 2) / 8 ** 0.5", s => s.Scores = s.Query.call(s.X).bmm(s.Key.call(s.X).transpose(1, 2)) / Math.Sqrt(Width)),
            Wrong("w = scores.softmax(dim=2) * past", s => s.Weights = s.Scores.softmax(2) * s.Past),
            Right("w = scores.masked_fill(past == 0, -torch.inf).softmax(dim=2)", s => s.Weights = s.Scores.masked_fill(s.Past.eq(0), double.NegativeInfinity).softmax(2)),
            Line("loss = ((w @ x - y) ** 2).mean()", s => s.Loss = (s.Weights.bmm(s.X) - s.Y).pow(2).mean()),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s =>
            {
                s.Step();
                s.LeastSum = s.Weights.sum(2).min().item<float>();
                s.Score = Scene.Explained(s.Weights.bmm(s.X), s.Y);
            })),
    ];

    protected override void Judge(Variables scene) => scene.Measure = scene.LeastSum;

    protected override bool Shows(Variables scene) => scene.Measure < 0.9;
}

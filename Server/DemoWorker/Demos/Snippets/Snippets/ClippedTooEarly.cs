using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Gradients are clipped before there are any.</summary>
public sealed class ClippedTooEarly : Snippet<ClippedTooEarly.Variables>
{
    public sealed class Variables : Scene
    {
        public double Longest { get; set; }
    }

    public override string Id => "clipped-too-early";

    public override Text Name { get; } = new("Gradient clipping", "梯度裁剪");

    public override Text Measured { get; } = new("Longest gradient that a step took", "各步所用梯度的最大范数");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Variables { Run = run, Draws = draws, Draw = draw };
        (scene.X, scene.Y) = SnippetData.Sums(run.Random("data"), 512, 8, scale: 5);
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Line("net = nn.Linear(8, 1)", s => s.Net = SnippetData.Net(8, 1)),
        Line("opt = torch.optim.SGD(net.parameters(), lr=0.1)", s => s.Opt = optim.SGD(s.Net.parameters(), 0.1)),
        Loop(
            "for step in range(200):",
            200,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("out = net(x[i]).squeeze(1)", s => s.Out = s.Net.call(s.X.index_select(0, s.I)).squeeze(1)),
            Line("loss = ((out - y[i]) ** 2).mean()", s => s.Loss = (s.Out - s.Y.index_select(0, s.I)).pow(2).mean()),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Wrong("nn.utils.clip_grad_norm_(net.parameters(), 1.0)", Clip),
            Line("loss.backward()", s => s.Loss.backward()),
            Right("nn.utils.clip_grad_norm_(net.parameters(), 1.0)", Clip),
            Line("opt.step()", s =>
            {
                s.Longest = Math.Max(s.Longest, Norm(s));
                s.Step();
            })),
    ];

    protected override void Judge(Variables scene)
    {
        scene.Score = Scene.Explained(scene.Net.call(scene.X).squeeze(1), scene.Y);
        scene.Measure = scene.Longest;
    }

    protected override bool Shows(Variables scene) => scene.Measure > 2;

    private static void Clip(Variables s)
    {
        // No gradient is there yet, or one of zeros: a norm of 0, which is left as it is.
        if (Norm(s) > 0)
        {
            nn.utils.clip_grad_norm_(s.Net.parameters(), 1.0);
        }
    }

    private static double Norm(Variables s)
    {
        using var _ = no_grad();
        var squares = s.Net.parameters().Select(parameter => parameter.grad).OfType<Tensor>().Sum(gradient => Math.Pow(gradient.to_type(ScalarType.Float64).norm().item<double>(), 2));
        return double.IsNaN(squares) ? double.PositiveInfinity : Math.Sqrt(squares);
    }
}

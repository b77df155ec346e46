using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Outputs of shape [n, 1] against targets of shape [n]: the difference is a table of all pairs.</summary>
public sealed class BroadcastLoss : PlainSnippet
{
    public override string Id => "broadcast-loss";

    public override Text Name { get; } = new("Regression", "回归");

    public override Text Measured { get; } = new("Spread of the predictions, as a share of the targets'", "预测值的离散程度（相对于目标值）");

    protected override void Fill(Scene scene, Random data) => (scene.X, scene.Y) = SnippetData.Sums(data, 256, 4);

    protected override IReadOnlyList<Step<Scene>> Steps() =>
    [
        Line("net = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))", s => s.Net = SnippetData.Net(4, 32, 1)),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.01)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.01)),
        Loop(
            "for step in range(300):",
            300,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("out = net(x[i])", s => s.Out = s.Net.call(s.X.index_select(0, s.I))),
            Wrong("loss = ((out - y[i]) ** 2).mean()", s => s.Loss = (s.Out - s.Y.index_select(0, s.I)).pow(2).mean()),
            Right("loss = ((out.squeeze(1) - y[i]) ** 2).mean()", s => s.Loss = (s.Out.squeeze(1) - s.Y.index_select(0, s.I)).pow(2).mean()),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Scene scene)
    {
        var guesses = scene.Net.call(scene.X).squeeze(1);
        scene.Score = Scene.Explained(guesses, scene.Y);
        scene.Measure = (guesses.std() / scene.Y.std()).item<float>();
    }

    protected override bool Shows(Scene scene) => scene.Measure < 0.3;
}

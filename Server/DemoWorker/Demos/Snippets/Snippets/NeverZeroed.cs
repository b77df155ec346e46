using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Every gradient is added to all gradients before it.</summary>
public sealed class NeverZeroed : PlainSnippet
{
    public override string Id => "never-zeroed";

    public override Text Name { get; } = new("Line through noisy points", "拟合一条直线");

    public override Text Measured { get; } = new("Loss at the end relative to its lowest", "最终损失与最低损失之比");

    protected override void Fill(Scene scene, Random data) => (scene.X, scene.Y) = SnippetData.Sums(data, 512, 8);

    protected override IReadOnlyList<Step<Scene>> Steps() =>
    [
        Line("net = nn.Linear(8, 1)", s => s.Net = SnippetData.Net(8, 1)),
        Line("opt = torch.optim.SGD(net.parameters(), lr=0.05)", s => s.Opt = optim.SGD(s.Net.parameters(), 0.05)),
        Loop(
            "for step in range(200):",
            200,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("out = net(x[i]).squeeze(1)", s => s.Out = s.Net.call(s.X.index_select(0, s.I)).squeeze(1)),
            Line("loss = ((out - y[i]) ** 2).mean()", s => s.Loss = (s.Out - s.Y.index_select(0, s.I)).pow(2).mean()),
            Right("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Scene scene)
    {
        scene.Score = Scene.Explained(scene.Net.call(scene.X).squeeze(1), scene.Y);
        scene.Measure = scene.EndLoss / scene.LowestLoss;
    }

    protected override bool Shows(Scene scene) => scene.Measure > 5;
}

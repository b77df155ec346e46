using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Eight parts make one step, and their gradients are added instead of averaged: the step is eight times as long.</summary>
public sealed class SumOfParts : PlainSnippet
{
    private const int Parts = 8;

    private Tensor[] _parts = [];

    public override string Id => "sum-of-parts";

    public override Text Name { get; } = new("Gradient accumulation", "梯度累积");

    public override Text Measured { get; } = new("Loss at the end relative to its start", "最终损失与初始损失之比");

    protected override void Fill(Scene scene, Random data) => (scene.X, scene.Y) = SnippetData.Sums(data, 256, 8);

    protected override IReadOnlyList<Step<Scene>> Steps() =>
    [
        Line("net = nn.Linear(8, 1)", s => s.Net = SnippetData.Net(8, 1)),
        Line("opt = torch.optim.SGD(net.parameters(), lr=0.2)", s => s.Opt = optim.SGD(s.Net.parameters(), 0.2)),
        Loop(
            "for step in range(40):",
            40,
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Loop(
                "for i in torch.randperm(256).split(32):",
                Parts,
                Line("out = net(x[i]).squeeze(1)", s => s.Out = s.Net.call(s.X.index_select(0, s.I)).squeeze(1)),
                Line("loss = ((out - y[i]) ** 2).mean()", s => s.Loss = (s.Out - s.Y.index_select(0, s.I)).pow(2).mean()),
                Wrong("loss.backward()", s => s.Loss.backward()),
                Right("(loss / 8).backward()", s => (s.Loss / Parts).backward())) with
            {
                Pass = (s, pass) =>
                {
                    _parts = pass == 0 ? [.. s.Order(256).split(32)] : _parts;
                    s.I = _parts[pass];
                },
            },
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Scene scene)
    {
        scene.Score = Scene.Explained(scene.Net.call(scene.X).squeeze(1), scene.Y);
        scene.Measure = scene.EndLoss / scene.FirstLoss;
    }

    protected override bool Shows(Scene scene) => scene.Measure > 1000;
}

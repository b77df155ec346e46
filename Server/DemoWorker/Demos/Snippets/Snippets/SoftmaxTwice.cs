using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>The loss takes the softmax itself, so it gets shares instead of logits: their differences are at most 1.</summary>
public sealed class SoftmaxTwice : PlainSnippet
{
    public override string Id => "softmax-twice";

    public override Text Name { get; } = new("Four classes", "四分类");

    public override Text Measured { get; } = new("Lowest loss of a step", "各步损失的最小值");

    protected override void Fill(Scene scene, Random data) => SnippetData.Clouds(scene, data, distance: 5);

    protected override IReadOnlyList<Step<Scene>> Steps() =>
    [
        Line("net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))", s => s.Net = SnippetData.Net(16, 32, 4)),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.01)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.01)),
        Loop(
            "for step in range(300):",
            300,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Wrong("out = net(x[i]).softmax(dim=1)", s => s.Out = s.Net.call(s.X.index_select(0, s.I)).softmax(1)),
            Right("out = net(x[i])", s => s.Out = s.Net.call(s.X.index_select(0, s.I))),
            Line("loss = F.cross_entropy(out, y[i])", s => s.Loss = nn.functional.cross_entropy(s.Out, s.Y.index_select(0, s.I))),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Scene scene)
    {
        scene.Score = Scene.Accuracy(scene.Net.call(scene.TestX), scene.TestY);
        scene.Measure = scene.LowestLoss;
    }

    // ln(e + 3) − 1 is the least that four shares can give.
    protected override bool Shows(Scene scene) => scene.Measure > 0.743;
}

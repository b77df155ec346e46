using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>The softmax runs down the batch instead of across the classes.</summary>
public sealed class SoftmaxOverBatch : PlainSnippet
{
    public override string Id => "softmax-over-batch";

    public override Text Name { get; } = new("Four classes by hand", "四分类（自己写损失）");

    public override Text Measured { get; } = new("Lowest loss of a step", "各步损失的最小值");

    protected override void Fill(Scene scene, Random data) => SnippetData.Clouds(scene, data);

    protected override IReadOnlyList<Step<Scene>> Steps() =>
    [
        Line("net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))", s => s.Net = SnippetData.Net(16, 32, 4)),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.01)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.01)),
        Loop(
            "for step in range(300):",
            300,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Wrong("logp = F.log_softmax(net(x[i]), dim=0)", s => s.Out = nn.functional.log_softmax(s.Net.call(s.X.index_select(0, s.I)), 0)),
            Right("logp = F.log_softmax(net(x[i]), dim=1)", s => s.Out = nn.functional.log_softmax(s.Net.call(s.X.index_select(0, s.I)), 1)),
            Line("loss = F.nll_loss(logp, y[i])", s => s.Loss = nn.functional.nll_loss(s.Out, s.Y.index_select(0, s.I))),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Scene scene)
    {
        scene.Score = Scene.Accuracy(scene.Net.call(scene.TestX), scene.TestY);
        scene.Measure = scene.LowestLoss;
    }

    // 64 examples in 4 columns: their mean is at least ln 16.
    protected override bool Shows(Scene scene) => scene.Measure > 2.77;
}

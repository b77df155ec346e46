using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Inputs and labels are shuffled by two different orders.</summary>
public sealed class LabelsApart : Snippet<LabelsApart.Variables>
{
    public sealed class Variables : Scene
    {
        public Tensor Rows { get; set; } = null!;
    }

    public override string Id => "labels-apart";

    public override Text Name { get; } = new("Shuffle, train, test", "打乱、训练、测试");

    public override Text Measured { get; } = new("Test accuracy", "测试准确率");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Variables { Run = run, Draws = draws, Draw = draw };
        SnippetData.Clouds(scene, run.Random("data"));
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Line("order = torch.randperm(len(x))", s => s.Rows = s.Order(512)),
        Wrong("x, y = x[order], y[torch.randperm(len(y))]", s => (s.X, s.Y) = (s.X.index_select(0, s.Rows), s.Y.index_select(0, s.Order(512)))),
        Right("x, y = x[order], y[order]", s => (s.X, s.Y) = (s.X.index_select(0, s.Rows), s.Y.index_select(0, s.Rows))),
        Line("net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))", s => s.Net = SnippetData.Net(16, 32, 4)),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.01)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.01)),
        Loop(
            "for step in range(300):",
            300,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("loss = F.cross_entropy(net(x[i]), y[i])", s => s.Loss = nn.functional.cross_entropy(s.Net.call(s.X.index_select(0, s.I)), s.Y.index_select(0, s.I))),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
        Line("accuracy = (net(x_test).argmax(dim=1) == y_test).float().mean()", s => s.Score = Scene.Accuracy(s.Net.call(s.TestX), s.TestY)),
    ];

    protected override void Judge(Variables scene) => scene.Measure = scene.Score;

    protected override bool Shows(Variables scene) => scene.Measure < 0.5;
}

using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>The gradients are cleared between the pass that makes them and the step that needs them.</summary>
public sealed class ZeroedTooLate : Snippet<ZeroedTooLate.Variables>
{
    public sealed class Variables : Scene
    {
        public Tensor Before { get; set; } = null!;
    }

    public override string Id => "zeroed-too-late";

    public override Text Name { get; } = new("Four classes with plain descent", "四分类（普通梯度下降）");

    public override Text Measured { get; } = new("How far the weights moved in all", "权重一共移动了多远");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Variables { Run = run, Draws = draws, Draw = draw };
        SnippetData.Clouds(scene, run.Random("data"));
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Line("net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))", s => s.Before = Scene.Flat((s.Net = SnippetData.Net(16, 32, 4)).parameters())),
        Line("opt = torch.optim.SGD(net.parameters(), lr=0.1)", s => s.Opt = optim.SGD(s.Net.parameters(), 0.1)),
        Loop(
            "for step in range(200):",
            200,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("loss = F.cross_entropy(net(x[i]), y[i])", s => s.Loss = nn.functional.cross_entropy(s.Net.call(s.X.index_select(0, s.I)), s.Y.index_select(0, s.I))),
            Right("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Wrong("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Variables scene)
    {
        scene.Score = Scene.Accuracy(scene.Net.call(scene.TestX), scene.TestY);
        scene.Measure = Scene.Distance(Scene.Flat(scene.Net.parameters()), scene.Before);
    }

    protected override bool Shows(Variables scene) => scene.Measure == 0;
}

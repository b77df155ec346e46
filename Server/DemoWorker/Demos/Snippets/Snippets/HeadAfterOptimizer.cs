using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>The optimizer is made before the head is replaced, so it holds the old one.</summary>
public sealed class HeadAfterOptimizer : Snippet<HeadAfterOptimizer.Variables>
{
    public sealed class Variables : Scene
    {
        public Linear Body { get; set; } = null!;

        public Linear Head { get; set; } = null!;

        public Tensor Before { get; set; } = null!;
    }

    public override string Id => "head-after-optimizer";

    public override Text Name { get; } = new("A new head", "换上新的输出层");

    public override Text Measured { get; } = new("How far the new head's weights moved", "新输出层的权重移动了多远");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var (data, scene) = (run.Random("data"), new Variables { Run = run, Draws = draws, Draw = draw, Body = nn.Linear(16, 32), Head = nn.Linear(32, 10) });
        (scene.X, scene.Y) = SnippetData.Clouds(data, 512);
        (scene.TestX, scene.TestY) = SnippetData.Clouds(data, 256);
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Wrong("opt = torch.optim.SGD(net.parameters(), lr=0.1)", Optimize),
        Block("for p in net.parameters():", Line("p.requires_grad = False", s =>
        {
            foreach (var parameter in s.Body.parameters().Concat(s.Head.parameters()))
            {
                parameter.requires_grad = false;
            }
        })),
        Line("net[2] = nn.Linear(32, 4)", s => s.Before = Scene.Flat((s.Head = nn.Linear(32, 4)).parameters())),
        Right("opt = torch.optim.SGD(net.parameters(), lr=0.1)", Optimize),
        Loop(
            "for step in range(200):",
            200,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("loss = F.cross_entropy(net(x[i]), y[i])", s => s.Loss = nn.functional.cross_entropy(Forward(s, s.X.index_select(0, s.I)), s.Y.index_select(0, s.I))),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Variables scene)
    {
        scene.Score = Scene.Accuracy(Forward(scene, scene.TestX), scene.TestY);
        scene.Measure = Scene.Distance(Scene.Flat(scene.Head.parameters()), scene.Before);
    }

    protected override bool Shows(Variables scene) => scene.Measure == 0;

    private static void Optimize(Variables s) => s.Opt = optim.SGD([.. s.Body.parameters(), .. s.Head.parameters()], 0.1);

    private static Tensor Forward(Variables s, Tensor x) => s.Head.call(s.Body.call(x).relu());
}

using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Batch norm is left in training mode when the test set, sorted by class, is judged in parts.</summary>
public sealed class EvalForgotten : Snippet<EvalForgotten.Variables>
{
    public sealed class Variables : Scene
    {
        public Tensor Guess { get; set; } = null!;
    }

    public override string Id => "eval-forgotten";

    public override Text Name { get; } = new("Batch norm, then a test", "带批归一化的训练与测试");

    public override Text Measured { get; } = new("Test accuracy", "测试准确率");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var (data, scene) = (run.Random("data"), new Variables { Run = run, Draws = draws, Draw = draw });
        (scene.X, scene.Y) = SnippetData.Clouds(data, 512);
        (scene.TestX, scene.TestY) = SnippetData.Clouds(data, 256, isSorted: true);
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Line(
            "net = nn.Sequential(nn.Linear(16, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 4))",
            s => s.Net = nn.Sequential(nn.Linear(16, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 4))),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.01)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.01)),
        Loop(
            "for step in range(200):",
            200,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("loss = F.cross_entropy(net(x[i]), y[i])", s => s.Loss = nn.functional.cross_entropy(s.Net.call(s.X.index_select(0, s.I)), s.Y.index_select(0, s.I))),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
        Right("net.eval()", s => s.Net.eval()),
        Block("with torch.no_grad():", Line("guess = torch.cat([net(part).argmax(dim=1) for part in x_test.split(32)])", s =>
            s.Guess = cat([.. s.TestX.split(32).Select(part => s.Net.call(part).argmax(1))]))) with { Holding = no_grad },
        Line("accuracy = (guess == y_test).float().mean()", s => s.Score = s.Guess.eq(s.TestY).to_type(ScalarType.Float32).mean().item<float>()),
    ];

    protected override void Judge(Variables scene) => scene.Measure = scene.Score;

    protected override bool Shows(Variables scene) => scene.Measure < 0.7;
}

using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>Columns are chosen by how they go with the labels of all rows, those of the test among them.</summary>
public sealed class ChosenBeforeSplit : Snippet<ChosenBeforeSplit.Variables>
{
    private const int Rows = 200, Train = 100, Columns = 2000;

    public sealed class Variables : Scene
    {
        public Tensor Best { get; set; } = null!;
    }

    public override string Id => "chosen-before-split";

    public override Text Name { get; } = new("Few rows, many columns", "行少列多的表格");

    public override Text Measured { get; } = new("Test accuracy on labels that are coin flips", "在抛硬币得到的标签上的测试准确率");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var data = run.Random("data");
        return new Variables
        {
            Run = run,
            Draws = draws,
            Draw = draw,
            X = Samples.Gaussian(data, ScalarType.Float32, Rows, Columns),
            Y = Samples.Indices(data, Rows, 2).to_type(ScalarType.Float32),
        };
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Wrong("gap = x[y == 1].mean(dim=0) - x[y == 0].mean(dim=0)", s => s.Out = Gap(s.X, s.Y)),
        Right("gap = x[:100][y[:100] == 1].mean(dim=0) - x[:100][y[:100] == 0].mean(dim=0)", s => s.Out = Gap(s.X[..Train], s.Y[..Train])),
        Line("x = x[:, gap.abs().topk(50).indices]", s => s.X = s.X.index_select(1, s.Out.abs().topk(50).indexes)),
        Line("net = nn.Linear(50, 1)", s => s.Net = SnippetData.Net(50, 1)),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.02)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.02)),
        Loop(
            "for step in range(200):",
            200,
            Line("out = net(x[:100]).squeeze(1)", s => s.Out = s.Net.call(s.X[..Train]).squeeze(1)),
            Line("loss = F.binary_cross_entropy_with_logits(out, y[:100])", s => s.Loss = nn.functional.binary_cross_entropy_with_logits(s.Out, s.Y[..Train])),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
        Line("accuracy = ((net(x[100:]).squeeze(1) > 0) == (y[100:] == 1)).float().mean()", s =>
            s.Score = s.Net.call(s.X[Train..]).squeeze(1).gt(0).eq(s.Y[Train..].eq(1)).to_type(ScalarType.Float64).mean().item<double>()),
    ];

    protected override void Judge(Variables scene) => scene.Measure = scene.Score;

    protected override bool Shows(Variables scene) => scene.Measure > 0.65;

    private static Tensor Gap(Tensor x, Tensor y) =>
        x.index_select(0, y.eq(1).nonzero().squeeze(1)).mean([0L]) - x.index_select(0, y.eq(0).nonzero().squeeze(1)).mean([0L]);
}

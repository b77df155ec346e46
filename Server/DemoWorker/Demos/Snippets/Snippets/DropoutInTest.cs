using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary><c>F.dropout</c> drops whatever mode the net is in, unless it is told.</summary>
public sealed class DropoutInTest : Snippet<DropoutInTest.Variables>
{
    public sealed class Variables : Scene
    {
        public Linear Output { get; set; } = null!;

        public Linear Hidden { get; set; } = null!;

        public Func<Tensor, Tensor> Forward { get; set; } = null!;

        public Tensor Twice { get; set; } = null!;
    }

    public override string Id => "dropout-in-test";

    public override Text Name { get; } = new("Dropout, then a test", "带 dropout 的训练与测试");

    public override Text Measured { get; } = new("Share of test guesses that a second pass changes", "再算一遍后改变的测试预测的比例");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Variables { Run = run, Draws = draws, Draw = draw };
        SnippetData.Clouds(scene, run.Random("data"), distance: 2);
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Line("net = nn.ModuleList([nn.Linear(16, 64), nn.Linear(64, 4)])", s =>
        {
            (s.Hidden, s.Output) = (nn.Linear(16, 64), nn.Linear(64, 4));
            s.Net = nn.Sequential(s.Hidden, s.Output);
        }),
        Block(
            "def forward(x):",
            Line("h = net[0](x).relu()", _ => { }),
            Wrong("return net[1](F.dropout(h, p=0.5))", s => s.Forward = x => s.Output.call(nn.functional.dropout(s.Hidden.call(x).relu(), 0.5, training: true))),
            Right("return net[1](F.dropout(h, p=0.5, training=net.training))", s => s.Forward = x => s.Output.call(nn.functional.dropout(s.Hidden.call(x).relu(), 0.5, training: s.Net.training)))),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.01)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.01)),
        Loop(
            "for step in range(200):",
            200,
            Line("i = torch.randint(len(x), (64,))", s => s.DrawBatch(64)),
            Line("loss = F.cross_entropy(forward(x[i]), y[i])", s => s.Loss = nn.functional.cross_entropy(s.Forward(s.X.index_select(0, s.I)), s.Y.index_select(0, s.I))),
            Line("opt.zero_grad(); loss.backward(); opt.step()", s =>
            {
                s.Opt.zero_grad();
                s.Loss.backward();
                s.Step();
            })),
        Line("net.eval()", s => s.Net.eval()),
        Line("one, two = forward(x_test).argmax(1), forward(x_test).argmax(1)", s => (s.Out, s.Twice) = (s.Forward(s.TestX).argmax(1), s.Forward(s.TestX).argmax(1))),
        Line("changed = (one != two).float().mean()", s => s.Measure = s.Out.ne(s.Twice).to_type(ScalarType.Float32).mean().item<float>()),
    ];

    protected override void Judge(Variables scene) => scene.Score = scene.Out.eq(scene.TestY).to_type(ScalarType.Float64).mean().item<double>();

    protected override bool Shows(Variables scene) => scene.Measure > 0.02;
}

using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>All weights start equal, so all hidden units stay equal.</summary>
public sealed class ConstantStart : PlainSnippet
{
    public override string Id => "constant-start";

    public override Text Name { get; } = new("XOR", "异或");

    public override Text Measured { get; } = new("Largest difference between two hidden units' weights", "隐藏单元之间权重的最大差别");

    protected override void Fill(Scene scene, Random data)
    {
        scene.X = Samples.Gaussian(data, ScalarType.Float32, 256, 2);
        scene.Y = (scene.X.select(1, 0) * scene.X.select(1, 1)).gt(0).to_type(ScalarType.Float32);
    }

    protected override IReadOnlyList<Step<Scene>> Steps() =>
    [
        Line("net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))", s => s.Net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))),
        Block(
            "for p in net.parameters():",
            Wrong("nn.init.constant_(p, 0.1)", s => Each(s, parameter => nn.init.constant_(parameter, 0.1))),
            Right("nn.init.normal_(p)", s => Each(s, parameter => nn.init.normal_(parameter)))),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.03)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.03)),
        Loop(
            "for step in range(400):",
            400,
            Line("out = net(x).squeeze(1)", s => s.Out = s.Net.call(s.X).squeeze(1)),
            Line("loss = F.binary_cross_entropy_with_logits(out, y)", s => s.Loss = nn.functional.binary_cross_entropy_with_logits(s.Out, s.Y)),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
    ];

    protected override void Judge(Scene scene)
    {
        scene.Score = scene.Net.call(scene.X).squeeze(1).gt(0).eq(scene.Y.eq(1)).to_type(ScalarType.Float64).mean().item<double>();
        var weights = ((Linear)scene.Net[0]).weight!;
        scene.Measure = (weights.amax([0L]) - weights.amin([0L])).max().item<float>();
    }

    protected override bool Shows(Scene scene) => scene.Measure < 0.01 && scene.EndLoss > 0.4;

    private static void Each(Scene scene, Action<Tensor> start)
    {
        foreach (var parameter in scene.Net.parameters())
        {
            start(parameter);
        }
    }
}

using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>The generator's loss is cut off from the generator.</summary>
public sealed class FakeDetached : Snippet<FakeDetached.Variables>
{
    private const int Batch = 64, Noise = 4;

    public sealed class Variables : Scene
    {
        public Sequential Judge { get; set; } = null!;

        public optim.Optimizer JudgeOpt { get; set; } = null!;

        public Tensor Fake { get; set; } = null!;

        public Tensor JudgeLoss { get; set; } = null!;

        public Tensor Before { get; set; } = null!;
    }

    public override string Id => "fake-detached";

    public override Text Name { get; } = new("The two steps of a GAN", "GAN 的两步训练");

    public override Text Measured { get; } = new("How far the generator's weights moved", "生成器的权重移动了多远");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Variables { Run = run, Draws = draws, Draw = draw, Net = SnippetData.Net(Noise, 32, 1), Judge = SnippetData.Net(1, 32, 1) };
        (scene.Opt, scene.JudgeOpt) = (optim.Adam(scene.Net.parameters(), 0.003), optim.Adam(scene.Judge.parameters(), 0.003));
        scene.Before = Scene.Flat(scene.Net.parameters());
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Loop(
            "for step in range(400):",
            400,
            Line("real = 3 + torch.randn(64, 1)", s => s.X = 3 + Samples.Gaussian(s.Draws, ScalarType.Float32, Batch, 1)),
            Line("fake = G(torch.randn(64, 4))", s => s.Fake = s.Net.call(Samples.Gaussian(s.Draws, ScalarType.Float32, Batch, Noise))),
            Line("d_loss = bce(D(real), ones) + bce(D(fake.detach()), zeros)", s => s.JudgeLoss = Bce(s.Judge.call(s.X), 1) + Bce(s.Judge.call(s.Fake.detach()), 0)),
            Line("opt_D.zero_grad()", s => s.JudgeOpt.zero_grad()),
            Line("d_loss.backward()", s => s.JudgeLoss.backward()),
            Line("opt_D.step()", s => s.JudgeOpt.step()),
            Wrong("g_loss = bce(D(fake.detach()), ones)", s => s.Loss = Bce(s.Judge.call(s.Fake.detach()), 1)),
            Right("g_loss = bce(D(fake), ones)", s => s.Loss = Bce(s.Judge.call(s.Fake), 1)),
            Line("opt_G.zero_grad()", s => s.Opt.zero_grad()),
            Line("g_loss.backward()", s => s.Loss.backward()),
            Line("opt_G.step()", s => s.Step())),
    ];

    protected override void Judge(Variables scene)
    {
        scene.Measure = Scene.Distance(Scene.Flat(scene.Net.parameters()), scene.Before);
        // Of the way from 0 to the real mean of 3.
        scene.Score = scene.Net.call(Samples.Gaussian(scene.Draws, ScalarType.Float32, 1000, Noise)).mean().item<float>() / 3;
    }

    protected override bool Shows(Variables scene) => scene.Measure == 0;

    private static Tensor Bce(Tensor logits, double target) => nn.functional.binary_cross_entropy_with_logits(logits, full_like(logits, target));
}

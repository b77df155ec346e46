using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>A schedule that counts epochs is stepped once a batch: the learning rate is gone within the first epoch.</summary>
public sealed class ScheduledByBatch : Snippet<ScheduledByBatch.Variables>
{
    private const int Examples = 512, Batch = 32, Batches = Examples / Batch;

    public sealed class Variables : Scene
    {
        public optim.lr_scheduler.LRScheduler Schedule { get; set; } = null!;

        /// <summary>After the first epoch.</summary>
        public double Rate { get; set; }

        public Tensor[] Parts { get; set; } = [];
    }

    public override string Id => "scheduled-by-batch";

    public override Text Name { get; } = new("A learning-rate schedule", "学习率调度");

    public override Text Measured { get; } = new("Learning rate at the end of the first epoch", "第一轮结束时的学习率");

    protected override Variables Prepare(DemoRun run, Random draws, Action<int, double> draw)
    {
        var scene = new Variables { Run = run, Draws = draws, Draw = draw };
        SnippetData.Clouds(scene, run.Random("data"));
        return scene;
    }

    protected override IReadOnlyList<Step<Variables>> Steps() =>
    [
        Line("net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))", s => s.Net = SnippetData.Net(16, 32, 4)),
        Line("opt = torch.optim.SGD(net.parameters(), lr=0.1)", s => s.Opt = optim.SGD(s.Net.parameters(), 0.1)),
        Line("sched = torch.optim.lr_scheduler.StepLR(opt, step_size=5, gamma=0.1)", s => s.Schedule = optim.lr_scheduler.StepLR(s.Opt, 5, 0.1)),
        Loop(
            "for epoch in range(20):",
            20,
            Loop(
                "for i in torch.randperm(512).split(32):",
                Batches,
                Line("loss = F.cross_entropy(net(x[i]), y[i])", s => s.Loss = nn.functional.cross_entropy(s.Net.call(s.X.index_select(0, s.I)), s.Y.index_select(0, s.I))),
                Line("opt.zero_grad()", s => s.Opt.zero_grad()),
                Line("loss.backward()", s => s.Loss.backward()),
                Line("opt.step()", s => s.Step()),
                Wrong("sched.step()", s => s.Schedule.step())) with
            {
                Pass = (s, pass) =>
                {
                    s.Parts = pass == 0 ? [.. s.Order(Examples).split(Batch)] : s.Parts;
                    s.I = s.Parts[pass];
                },
            },
            Right("sched.step()", s => s.Schedule.step())) with
        {
            Pass = (s, epoch) => s.Rate = epoch == 1 ? s.Opt.ParamGroups.First().LearningRate : s.Rate,
        },
    ];

    protected override void Judge(Variables scene)
    {
        scene.Score = Scene.Accuracy(scene.Net.call(scene.TestX), scene.TestY);
        scene.Measure = scene.Rate;
    }

    protected override bool Shows(Variables scene) => scene.Measure < 0.01;
}

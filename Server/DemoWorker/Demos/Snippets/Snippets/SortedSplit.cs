using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets.Snippets;

/// <summary>The rows are sorted by class, and the last quarter is the test.</summary>
public sealed class SortedSplit : PlainSnippet
{
    public override string Id => "sorted-split";

    public override Text Name { get; } = new("Split, train, test", "划分、训练、测试");

    public override Text Measured { get; } = new("Test accuracy", "测试准确率");

    protected override void Fill(Scene scene, Random data) => (scene.X, scene.Y) = SnippetData.Clouds(data, 512, isSorted: true);

    protected override IReadOnlyList<Step<Scene>> Steps() =>
    [
        Right("order = torch.randperm(512); x, y = x[order], y[order]", s =>
        {
            var order = s.Order(512);
            (s.X, s.Y) = (s.X.index_select(0, order), s.Y.index_select(0, order));
        }),
        Line("x_train, x_test = x[:384], x[384:]", s => (s.X, s.TestX) = (s.X[..384], s.X[384..])),
        Line("y_train, y_test = y[:384], y[384:]", s => (s.Y, s.TestY) = (s.Y[..384], s.Y[384..])),
        Line("net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))", s => s.Net = SnippetData.Net(16, 32, 4)),
        Line("opt = torch.optim.Adam(net.parameters(), lr=0.01)", s => s.Opt = optim.Adam(s.Net.parameters(), 0.01)),
        Loop(
            "for step in range(200):",
            200,
            Line("i = torch.randint(384, (64,))", s => s.DrawBatch(64)),
            Line("loss = F.cross_entropy(net(x_train[i]), y_train[i])", s => s.Loss = nn.functional.cross_entropy(s.Net.call(s.X.index_select(0, s.I)), s.Y.index_select(0, s.I))),
            Line("opt.zero_grad()", s => s.Opt.zero_grad()),
            Line("loss.backward()", s => s.Loss.backward()),
            Line("opt.step()", s => s.Step())),
        Line("accuracy = (net(x_test).argmax(dim=1) == y_test).float().mean()", s => s.Score = Scene.Accuracy(s.Net.call(s.TestX), s.TestY)),
    ];

    protected override void Judge(Scene scene) => scene.Measure = scene.Score;

    protected override bool Shows(Scene scene) => scene.Measure == 0;
}

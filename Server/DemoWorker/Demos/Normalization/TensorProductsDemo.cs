using System.Runtime.InteropServices;
using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>
/// Two tensors of small whole numbers through each of the library's products, beside the stated rule of shapes and beside plain loops. The products are called through
/// TorchScript, where shapes that don't fit come back as the library's own message; called directly, TorchSharp's matmul would end the process.
/// </summary>
public class TensorProductsDemo : IDemo
{
    private const int PairsPerOperation = 40, RowsShown = 12;

    private static readonly ChoiceSetting Operation = new(
        "operation", new("Operation", "运算"), ShapeRules.Matmul, [.. ShapeRules.All.Select(id => new SettingOption(id, id switch
        {
            ShapeRules.Mul => new("mul, written *", "mul，写作 *"),
            ShapeRules.Matmul => new("matmul, written @", "matmul，写作 @"),
            _ => new(id, id),
        }))]);
    private static readonly ShapeSetting LeftShape = new("left", new("Shape of the left tensor", "左张量的形状"), [2, 3, 4], 4, 6);
    private static readonly ShapeSetting RightShape = new("right", new("Shape of the right tensor", "右张量的形状"), [4, 2], 4, 6);

    private static readonly FigureDeclaration LeftValues = new("left", FigureKind.Heatmap, new("Left tensor (up to 12 rows)", "左张量（最多显示 12 行）"));
    private static readonly FigureDeclaration RightValues = new("right", FigureKind.Heatmap, new("Right tensor (up to 12 rows)", "右张量（最多显示 12 行）"));
    private static readonly FigureDeclaration ResultValues = new("result", FigureKind.Heatmap, new("Result of the operation chosen (up to 12 rows)", "所选运算的结果（最多显示 12 行）"));
    private static readonly FigureDeclaration Verdicts = new("verdicts", FigureKind.Table, new("What each operation makes of these two shapes", "各种运算如何处理这两个形状"));

    public virtual DemoDeclaration Declaration { get; } = new(
        "tensor-products", 1, new("Products of tensors", "张量的乘法"),
        new("Two shapes through each of PyTorch's products: the result, or the library's own refusal, beside the rule.", "让两个形状经过 PyTorch 的各种乘法：得到结果，或库自己的报错，并与规则对照。"),
        UsesSeed: true, [Operation, LeftShape, RightShape], [Verdicts, LeftValues, RightValues, ResultValues],
        [
            Facts.Truth("accepted", "The operation takes these shapes", "该运算接受这两个形状"),
            Facts.Integer("result.rank", "Number of dimensions of the result", "结果的维数"),
            Facts.Integer("result.elements", "Numbers in the result", "结果中的元素个数"),
            Facts.Integer("multiplications", "Multiplications of two numbers", "两数相乘的次数"),
            Facts.Number("hand.difference", "Largest difference of the library's result and plain loops", "库的结果与普通循环的最大差异"),
            .. ShapeRules.All.Select(id => Facts.Truth($"{id}.accepted", $"{id} takes these shapes", $"{id} 接受这两个形状")),
            Facts.Number("star.difference", "Largest difference of * and @, where both give one shape", "* 与 @ 形状相同时的最大差异"),
            Facts.Number("mm.difference", "Largest difference of matmul and mm, matrix by matrix", "matmul 与逐个矩阵 mm 的最大差异"),
            Facts.Integer("rule.tried", "Random shapes tried", "随机试过的形状对数"),
            Facts.Integer("rule.accepted", "Of these taken by the library", "其中被库接受的"),
            Facts.Integer("rule.agreed", "Of these as the rule says", "其中与规则一致的"),
        ]);

    public Text Run(DemoRun run)
    {
        using var script = jit.compile(string.Concat(ShapeRules.All.Select(id => $"def {id}(a, b):\n  return torch.{id}(a, b)\n")));
        (Tensor? Result, string Says) Library(string operation, Tensor a, Tensor b)
        {
            try
            {
                return ((Tensor)script.invoke(Called(operation), a, b)!, "");
            }
            catch (ExternalException refusal)
            {
                return (null, refusal.Message.Split("RuntimeError: ")[^1].Split('\n')[0]);
            }
        }

        var (chosen, leftShape, rightShape) = (run[Operation], run[LeftShape], run[RightShape]);
        var (left, right) = (Whole(run.Random("left"), leftShape), Whole(run.Random("right"), rightShape));
        var all = ShapeRules.All.ToDictionary(id => id, id => (Rule: Rule(id, leftShape, rightShape), Library: Library(id, left, right)));
        var (rule, (result, says)) = all[chosen];
        Show(run, LeftValues, left);
        Show(run, RightValues, right);
        if (result is not null)
        {
            Show(run, ResultValues, result);
        }

        run.Table(
            Verdicts, [new("Operation", "运算"), new("Result", "结果"), new("Multiplications", "乘法次数"), new("Refusal", "报错信息")],
            all.Select(one => new[]
            {
                one.Key, one.Value.Library.Result is { } product ? ShapeRules.Show(product.shape) : "—", one.Value.Library.Result is null ? "—" : Say.Number(one.Value.Rule.Multiplications), one.Value.Library.Says,
            }));

        var difference = result is null || rule.Shape is null
            ? 0
            : Difference(result.data<double>().ToArray(), ShapeRules.ByHand(chosen, left.data<double>().ToArray(), leftShape, right.data<double>().ToArray(), rightShape));
        var (tried, accepted, agreed) = (0, 0, 0);
        var random = run.Random("shapes");
        foreach (var id in ShapeRules.All)
        {
            foreach (var _ in run.Steps(PairsPerOperation))
            {
                var (one, other) = (Drawn(random, id), Drawn(random, id));
                var (said, got) = (Rule(id, one, other).Shape, Library(id, ones(one, ScalarType.Float64), ones(other, ScalarType.Float64)).Result?.shape);
                tried++;
                accepted += got is null ? 0 : 1;
                agreed += (said is null && got is null) || (said is not null && got is not null && said.SequenceEqual(got)) ? 1 : 0;
            }
        }

        run.Fact("accepted", result is not null);
        run.Fact("result.rank", result?.dim() ?? 0);
        run.Fact("result.elements", result?.numel() ?? 0);
        run.Fact("multiplications", result is null ? 0 : rule.Multiplications);
        run.Fact("hand.difference", difference);
        foreach (var (id, verdict) in all)
        {
            run.Fact($"{id}.accepted", verdict.Library.Result is not null);
        }

        var (star, at) = (all[ShapeRules.Mul].Library.Result, all[ShapeRules.Matmul].Library.Result);
        run.Fact("star.difference", star is not null && at is not null && star.shape.SequenceEqual(at.shape) ? (star - at).abs().max().item<double>() : 0);
        run.Fact("mm.difference", at is not null && left.dim() > 1 && right.dim() > 1 ? ByMatrices(at, left, right) : 0);
        run.Fact("rule.tried", tried);
        run.Fact("rule.accepted", accepted);
        run.Fact("rule.agreed", agreed);
        var shapes = $"{ShapeRules.Show(leftShape)}, {ShapeRules.Show(rightShape)}";
        var check = new Text($" Of {tried} random pairs of shapes the library took {accepted}; {agreed} went as the rule says.", $"随机试了 {tried} 对形状，库接受了 {accepted} 对；{agreed} 对与规则一致。");
        return result is null
            ? new($"{chosen} refuses {shapes}: {rule.Why.En}. The library says: “{says}”." + check.En, $"{chosen} 拒绝 {shapes}：{rule.Why.Zh}。库的报错是：“{says}”。" + check.Zh)
            : new(
                $"{chosen} of {shapes} gives {Named(result.shape).En} with {Say.Number(rule.Multiplications)} multiplications: {rule.Why.En}. Plain loops differ by {Say.Number(difference)}." + check.En,
                $"{shapes} 的 {chosen} 得到 {Named(result.shape).Zh}，做了 {Say.Number(rule.Multiplications)} 次乘法：{rule.Why.Zh}。与普通循环相差 {Say.Number(difference)}。" + check.Zh);
    }

    /// <summary>What the stated rule says of two shapes.</summary>
    protected virtual Verdict Rule(string operation, long[] left, long[] right) => ShapeRules.Of(operation, left, right);

    /// <summary>The library's function that is called for an operation.</summary>
    protected virtual string Called(string operation) => operation;

    /// <summary>Every matrix of the stacks by mm, against matmul's.</summary>
    private static double ByMatrices(Tensor product, Tensor left, Tensor right)
    {
        var batch = ShapeRules.Broadcast(left.shape[..^2], right.shape[..^2])!;
        var (first, second) = (left.expand([.. batch, .. left.shape[^2..]]).reshape(-1, left.shape[^2], left.shape[^1]), right.expand([.. batch, .. right.shape[^2..]]).reshape(-1, right.shape[^2], right.shape[^1]));
        var each = stack(Enumerable.Range(0, (int)first.shape[0]).Select(place => first[place].mm(second[place])));
        return each.numel() == product.numel() ? (each.reshape(product.shape) - product).abs().max().item<double>() : double.PositiveInfinity;
    }

    /// <summary>Whole numbers from −3 to 3, so that sums are exact and can be followed by hand.</summary>
    private static Tensor Whole(Random random, long[] shape) =>
        tensor([.. Enumerable.Range(0, (int)ShapeRules.Count(shape)).Select(_ => (double)random.Next(-3, 4))], shape, ScalarType.Float64).clone();

    /// <summary>A shape that often, not always, suits the operation.</summary>
    private static long[] Drawn(Random random, string operation)
    {
        var rank = operation switch { _ when random.Next(5) == 0 => random.Next(1, 5), ShapeRules.Dot => 1, ShapeRules.Mm => 2, ShapeRules.Bmm => 3, _ => random.Next(1, 5) };
        return [.. Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, 4))];
    }

    private static Text Named(long[] shape) => shape.Length == 0 ? new("a single number", "一个数") : new(ShapeRules.Show(shape), ShapeRules.Show(shape));

    private static double Difference(double[] one, double[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Max();

    /// <summary>Rows by columns; of a stack the matrices one below the other, each row labelled with its place.</summary>
    private static void Show(DemoRun run, FigureDeclaration figure, Tensor values)
    {
        var numbers = values.data<double>().ToArray();
        var shape = values.dim() == 0 ? [1] : values.shape;
        var (rows, columns) = ((int)Math.Min(RowsShown, ShapeRules.Count(shape[..^1])), (int)shape[^1]);
        var shown = new double[rows, columns];
        for (var place = 0; place < shown.Length; place++)
        {
            shown[place / columns, place % columns] = numbers[place];
        }

        Text[] labels = [.. ShapeRules.Indices(shape[..^1]).Take(rows).Select(at => string.Join(", ", at)).Select(at => new Text(at, at))];
        run.Matrix(figure, shown, [.. Enumerable.Range(0, columns).Select(column => new Text($"{column}", $"{column}"))], labels);
    }
}

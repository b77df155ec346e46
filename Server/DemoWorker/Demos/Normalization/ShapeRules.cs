using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>What a product of two shapes comes to by the stated rules.</summary>
/// <param name="Shape">The result's shape; null where the shapes don't fit.</param>
/// <param name="Multiplications">How many numbers are multiplied, done plainly.</param>
/// <param name="Why">Which sizes met, or which did not.</param>
public sealed record Verdict(long[]? Shape, long Multiplications, Text Why);

/// <summary>The rules of PyTorch's products, written out, and the products themselves as plain loops.</summary>
public static class ShapeRules
{
    public const string Mul = "mul", Dot = "dot", Mm = "mm", Bmm = "bmm", Matmul = "matmul";

    public static readonly string[] All = [Mul, Dot, Mm, Bmm, Matmul];

    public static Verdict Of(string operation, long[] left, long[] right) => operation switch
    {
        Mul when Broadcast(left, right) is { } shape => new(shape, Count(shape), new("aligned from the right, all sizes are equal or 1", "从右对齐后，各维相等或为 1")),
        Mul => No("aligned from the right, two sizes differ and neither is 1", "从右对齐后，有一维既不相等又都不是 1"),
        Dot when left.Length != 1 || right.Length != 1 => No("dot takes two vectors, that is two 1-D tensors", "dot 只接受两个一维张量（向量）"),
        Mm when left.Length != 2 || right.Length != 2 => No("mm takes two matrices, that is two 2-D tensors", "mm 只接受两个二维张量（矩阵）"),
        Bmm when left.Length != 3 || right.Length != 3 => No("bmm takes two stacks of matrices, that is two 3-D tensors", "bmm 只接受两个三维张量（矩阵堆）"),
        Bmm when left[0] != right[0] => No($"bmm does not broadcast, and the stacks hold {left[0]} and {right[0]}", $"bmm 不做广播，而两堆矩阵分别有 {left[0]} 个和 {right[0]} 个"),
        _ => Contract(left, right),
    };

    /// <summary>The product in plain loops over row-major numbers; only for shapes that fit.</summary>
    public static double[] ByHand(string operation, double[] left, long[] leftShape, double[] right, long[] rightShape)
    {
        if (operation == Mul)
        {
            var shape = Broadcast(leftShape, rightShape)!;
            return [.. Indices(shape).Select(at => left[Place(leftShape, at)] * right[Place(rightShape, at)])];
        }

        var (first, second) = AsMatrices(leftShape, rightShape);
        long[] whole = [.. Broadcast(first[..^2], second[..^2])!, first[^2], second[^1]];
        return [.. Indices(whole).Select(at =>
        {
            var sum = 0.0;
            for (var k = 0L; k < first[^1]; k++)
            {
                sum += left[Place(first, [.. at[..^1], k])] * right[Place(second, [.. at[..^2], k, at[^1]])];
            }

            return sum;
        })];
    }

    public static string Show(long[] shape) => $"({string.Join(" × ", shape)})";

    /// <summary>Every index of a shape, the last running fastest.</summary>
    public static IEnumerable<long[]> Indices(long[] shape)
    {
        for (var place = 0L; place < Count(shape); place++)
        {
            var (index, rest) = (new long[shape.Length], place);
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                (rest, index[axis]) = Math.DivRem(rest, shape[axis]);
            }

            yield return index;
        }
    }

    public static long Count(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Aligned from the right, sizes must be equal, or 1, or missing.</summary>
    public static long[]? Broadcast(long[] left, long[] right)
    {
        var shape = new long[Math.Max(left.Length, right.Length)];
        for (var back = 1; back <= shape.Length; back++)
        {
            var (one, other) = (back <= left.Length ? left[^back] : 1, back <= right.Length ? right[^back] : 1);
            if (one != other && one != 1 && other != 1)
            {
                return null;
            }

            shape[^back] = one == 1 ? other : one;
        }

        return shape;
    }

    private static Verdict Contract(long[] left, long[] right)
    {
        var (first, second) = AsMatrices(left, right);
        var (columns, rows) = (left.Length == 1 ? new Text("entries", "个元素") : new("columns", "列"), right.Length == 1 ? new Text("entries", "个元素") : new("rows", "行"));
        if (first[^1] != second[^2])
        {
            return No($"the left has {first[^1]} {columns.En}, the right {second[^2]} {rows.En}", $"左边有 {first[^1]} {columns.Zh}，右边有 {second[^2]} {rows.Zh}");
        }

        if (Broadcast(first[..^2], second[..^2]) is not { } batch)
        {
            return No("the sizes before the last two don't broadcast", "最后两维之前的各维无法广播");
        }

        long[] shape = [.. batch, .. left.Length == 1 ? [] : first[^2..^1], .. right.Length == 1 ? [] : second[^1..]];
        return new(shape, Count(shape) * first[^1], new($"{first[^1]} {columns.En} on the left meet {second[^2]} {rows.En} on the right", $"左边的 {first[^1]} {columns.Zh}对上右边的 {second[^2]} {rows.Zh}"));
    }

    /// <summary>A vector on the left counts as one row, on the right as one column.</summary>
    private static (long[] Left, long[] Right) AsMatrices(long[] left, long[] right) =>
        (left.Length == 1 ? [1, left[0]] : left, right.Length == 1 ? [right[0], 1] : right);

    /// <summary>Where a number lies; a size of 1 is repeated.</summary>
    private static long Place(long[] shape, long[] index)
    {
        var place = 0L;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            place = place * shape[axis] + (shape[axis] == 1 ? 0 : index[index.Length - shape.Length + axis]);
        }

        return place;
    }

    private static Verdict No(string en, string zh) => new(null, 0, new(en, zh));
}

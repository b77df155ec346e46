using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Normalization;

namespace QuizHub.FaultyWorker.Faults.Normalization;

/// <summary>A rule that wants the rows of both to be equal, as if the left were transposed.</summary>
public sealed class RowsMeetRowsDemo : TensorProductsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "tensor-products.broken-rule" };

    protected override Verdict Rule(string operation, long[] left, long[] right) =>
        base.Rule(operation, operation != ShapeRules.Mul && left.Length > 1 ? [.. left[..^2], left[^1], left[^2]] : left, right);
}

/// <summary>The product sign taken for the matrix product, and the stack-wise product for one that broadcasts.</summary>
public sealed class AlwaysMatmulDemo : TensorProductsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "tensor-products.broken-star" };

    protected override string Called(string operation) => ShapeRules.Matmul;
}

/// <summary>The matrix product taken for the elementwise one.</summary>
public sealed class ElementwiseMatmulDemo : TensorProductsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "tensor-products.broken-matmul" };

    protected override string Called(string operation) => operation == ShapeRules.Matmul ? ShapeRules.Mul : operation;
}

using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>The loops turn the kernel, as the library does not.</summary>
public sealed class TurnedLoopsDemo : ConvolutionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution.broken-loops" };

    protected override double Weight(double[,] kernel, int row, int column) => Mirrored(kernel, row, column);
}

/// <summary>The formula counts the padding of one side only.</summary>
public sealed class OneSidedSizeDemo : ConvolutionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution.broken-size" };

    protected override int Formula(int size, int kernel, int stride, int padding) => (size + padding - kernel) / stride + 1;
}

/// <summary>The textbook's convolution forgets to turn the kernel.</summary>
public sealed class UnturnedTextbookDemo : ConvolutionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution.broken-textbook" };

    protected override double Mirrored(double[,] kernel, int row, int column) => kernel[row, column];
}

/// <summary>The weights differ from column to column.</summary>
public sealed class UnsharedWeightsDemo : ConvolutionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution.broken-sharing" };

    protected override Tensor Convolve(Tensor images, Tensor kernel, long stride, long padding)
    {
        var output = base.Convolve(images, kernel, stride, padding);
        return output * (1 + arange(output.shape[3], ScalarType.Float64));
    }
}

/// <summary>The fully connected layer has the kernel's weights without their signs.</summary>
public sealed class UnsignedDenseDemo : ConvolutionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution.broken-dense" };

    protected override Tensor Dense(Tensor units, Tensor kernel, long stride, long padding) => base.Dense(units, kernel.abs(), stride, padding);
}

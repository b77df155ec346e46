using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using TorchSharp.Modules;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>The formula takes a kernel to be a line, not a square.</summary>
public sealed class LineKernelDemo : ConvolutionChannelsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution-channels.broken-formula" };

    protected override long FormulaParameters(long inputs, long outputs, long side, long groups) => outputs * (inputs / groups) * side;
}

/// <summary>The layers are made without groups.</summary>
public sealed class UngroupedDemo : ConvolutionChannelsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution-channels.broken-groups" };

    protected override Conv2d Layer(long inputs, long outputs, long side, long groups, bool bias) => base.Layer(inputs, outputs, side, 1, bias);
}

/// <summary>In the loops every kernel reads the last channels, backwards.</summary>
public sealed class LastChannelsDemo : ConvolutionChannelsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "convolution-channels.broken-reading" };

    protected override int Reads(int output, int channel, int perGroup, int outputsPerGroup) => perGroup - 1 - channel;
}

using System.Diagnostics;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>
/// The task of remembering: a sequence of random symbols, the first of them flagged by an input of its own; after the last step the net says which symbol came
/// first. Whatever comes later is of the same alphabet, so that it must be kept out. In Float64, so that small gradients are not lost.
/// </summary>
public static class FirstSymbol
{
    public const int Symbols = 4, Inputs = Symbols + 1;
    private const int Batch = 32, LookEvery = 20;
    private const double Clip = 1;

    /// <returns>Inputs [count, length, 5] and the first symbols [count].</returns>
    public static (Tensor Inputs, Tensor Targets) Draw(Random random, int count, int length)
    {
        var symbols = Samples.Indices(random, count * length, Symbols).view(count, length);
        var flag = zeros(count, length, 1, ScalarType.Float64);
        flag.narrow(1, 0, 1).fill_(1);
        return (cat([nn.functional.one_hot(symbols, Symbols).to_type(ScalarType.Float64), flag], 2), symbols.select(1, 0).contiguous());
    }

    /// <summary>Trains by Adam on fresh sequences, the gradient clipped to norm 1, until all sequences held out are answered rightly at a look, or the steps are
    /// used up. The curve shows the share that is right.</summary>
    public static Trained Train(DemoRun run, Reader reader, Series curve, Text name, int length, int steps, double rate)
    {
        var (batches, held) = (run.Random("batches"), Draw(run.Random("held out"), 256, length));
        using var optimizer = optim.Adam(reader.Parameters, rate);
        var (accuracy, took, watch) = (0.0, 0, new Stopwatch());
        foreach (var step in run.Steps(steps, name))
        {
            if (step == 0)
            {
                curve.Add(0, accuracy = Judge(reader, held));
            }

            var (inputs, targets) = Draw(batches, Batch, length);
            watch.Start();
            optimizer.zero_grad();
            nn.functional.cross_entropy(reader.Logits(inputs), targets).backward();
            nn.utils.clip_grad_norm_(reader.Parameters, Clip);
            optimizer.step();
            watch.Stop();
            took = step + 1;
            if (took % LookEvery == 0 || took == steps)
            {
                curve.Add(took, accuracy = Judge(reader, held));
                if (accuracy == 1)
                {
                    break;
                }
            }
        }

        if (took < steps)
        {
            curve.Add(steps, accuracy);
        }

        return new(accuracy, took, watch.Elapsed.TotalSeconds / took);
    }

    private static double Judge(Reader reader, (Tensor Inputs, Tensor Targets) held)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return reader.Logits(held.Inputs).argmax(1).eq(held.Targets).to_type(ScalarType.Float64).mean().item<double>();
    }

    /// <param name="Accuracy">Share of the sequences held out that are answered rightly at the end.</param>
    /// <param name="Steps">Training steps made.</param>
    /// <param name="Seconds">Wall time of a training step.</param>
    public sealed record Trained(double Accuracy, int Steps, double Seconds);
}

/// <summary>A recurrent layer of the library with a linear layer on its last output.</summary>
public sealed class Reader : IDisposable
{
    private readonly Func<Tensor, Tensor> _outputs;
    private readonly Linear _head;

    private Reader(nn.Module layer, int units, Func<Tensor, Tensor> outputs)
    {
        (Layer, _outputs) = (layer, outputs);
        _head = nn.Linear(units, FirstSymbol.Symbols, dtype: ScalarType.Float64);
        Parameters = [.. layer.parameters(), .. _head.parameters()];
    }

    public nn.Module Layer { get; }

    /// <summary>Those of the layer and of the linear layer behind it.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    public static Reader Rnn(int units)
    {
        var layer = nn.RNN(FirstSymbol.Inputs, units, batchFirst: true, dtype: ScalarType.Float64);
        return new(layer, units, inputs => layer.call(inputs, null).Item1);
    }

    public static Reader Lstm(int units)
    {
        var layer = nn.LSTM(FirstSymbol.Inputs, units, batchFirst: true, dtype: ScalarType.Float64);
        return new(layer, units, inputs => layer.call(inputs, null).Item1);
    }

    public static Reader Gru(int units)
    {
        var layer = nn.GRU(FirstSymbol.Inputs, units, batchFirst: true, dtype: ScalarType.Float64);
        return new(layer, units, inputs => layer.call(inputs, null).Item1);
    }

    /// <summary>The layer's output at every step: [n, length, units].</summary>
    public Tensor Outputs(Tensor inputs) => _outputs(inputs);

    public Tensor Logits(Tensor inputs) => _head.call(Outputs(inputs).select(1, -1));

    /// <summary>Sets what a gate's two bias vectors add up to. Gates in the library's order: LSTM input, forget, cell, output; GRU reset, update, new.</summary>
    public void SetBias(int gate, int units, Tensor value)
    {
        using var _ = no_grad();
        Layer.get_parameter("bias_ih_l0")!.narrow(0, gate * units, units).copy_(value);
        Layer.get_parameter("bias_hh_l0")!.narrow(0, gate * units, units).zero_();
    }

    public void Dispose()
    {
        Layer.Dispose();
        _head.Dispose();
    }
}

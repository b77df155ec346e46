using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>A net that classifies points batch by batch, as one with batch normalization may not be indifferent to.</summary>
internal static class InBatches
{
    /// <summary>The logit of each point, computed batch by batch in the order given. A last batch that is too small is filled up with points that were seen before.</summary>
    public static double[] Classify(Sequential net, Tensor inputs, int[] order, int size)
    {
        var logits = new double[order.Length];
        for (var from = 0; from < order.Length; from += size)
        {
            using var scope = NewDisposeScope();
            var start = Math.Min(from, order.Length - size);
            var chosen = order[start..(start + size)];
            var result = net.call(inputs.index_select(0, tensor(chosen.Select(index => (long)index).ToArray()))).data<double>().ToArray();
            for (var i = 0; i < size; i++)
            {
                logits[chosen[i]] = result[i];
            }
        }

        return logits;
    }

    public static double Right(double[] logits, long[] labels) => logits.Zip(labels).Count(pair => pair.First > 0 == (pair.Second == 1)) / (double)labels.Length;
}

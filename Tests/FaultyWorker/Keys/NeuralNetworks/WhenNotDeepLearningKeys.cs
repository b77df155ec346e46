using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Which places are neighbours, as a matrix of the whole grid; a random permutation makes each pair's chance the mean of all entries off the diagonal.</summary>
public sealed class NeighborsThatStayKey() : KeyReference("when-not-deep-learning", "neighbors-that-stay", "n")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var side = (long)Math.Round(of["n"]);
        var line = diag(ones(side - 1, ScalarType.Float64), 1) + diag(ones(side - 1, ScalarType.Float64), -1);
        var one = eye(side, dtype: ScalarType.Float64);
        var grid = kron(line, one) + kron(one, line);
        return (grid.sum() / (ones_like(grid) - eye(side * side, dtype: ScalarType.Float64)).sum()).item<double>();
    }
}

using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>Hidden layers of equal width, each a linear map, something that normalizes and a ReLU, with or without shortcuts around all but the first; then one
/// logit.</summary>
internal sealed class Stack : nn.Module<Tensor, Tensor>
{
    private const int Inputs = 2, Width = 32;

    private readonly List<Linear> _linear = [];
    private readonly List<nn.Module<Tensor, Tensor>> _normalize = [];
    private readonly Linear _head;
    private readonly bool _shortcuts;

    /// <param name="gain">Scale of the hidden weights, in units of Kaiming's.</param>
    public Stack(int depth, double gain, bool shortcuts, Func<nn.Module<Tensor, Tensor>> normalization)
        : base("stack")
    {
        _shortcuts = shortcuts;
        using (no_grad())
        {
            for (var layer = 0; layer < depth; layer++)
            {
                var linear = nn.Linear(layer == 0 ? Inputs : Width, Width);
                nn.init.kaiming_normal_(linear.weight!).mul_(gain);
                linear.bias!.zero_();
                _linear.Add(linear);
                _normalize.Add(normalization());
                register_module($"linear{layer}", linear);
                register_module($"normalize{layer}", _normalize[layer]);
            }
        }

        _head = nn.Linear(Width, 1);
        register_module("head", _head);
    }

    public IEnumerable<Parameter> HiddenBiases => _linear.Select(linear => linear.bias!);

    public override Tensor forward(Tensor x) => Forward(x, []);

    /// <param name="outputs">Takes the output of each hidden layer.</param>
    public Tensor Forward(Tensor x, List<Tensor> outputs)
    {
        for (var layer = 0; layer < _linear.Count; layer++)
        {
            var branch = _normalize[layer].call(_linear[layer].call(x)).relu();
            x = _shortcuts && layer > 0 ? x + branch : branch;
            outputs.Add(x);
        }

        return _head.call(x);
    }
}

using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Clinic;

/// <summary>One hidden layer, or one recurrent layer read after the last step. Either has a first and a last layer, so that all cases log the same curves.</summary>
public sealed class CaseNet : nn.Module<Tensor, Tensor>
{
    private const int Width = 64, States = 24;

    private readonly Linear? _hidden;
    private readonly BatchNorm1d? _norm;
    private readonly RNN? _recurrent;
    private readonly Linear _output;
    private readonly double _slope;

    public CaseNet(Setup setup)
        : base("case")
    {
        _slope = setup.Slope;
        if (setup.IsRecurrent)
        {
            _recurrent = nn.RNN(CaseData.SequenceFeatures, States, nonLinearity: nn.NonLinearities.ReLU, batchFirst: true);
            _output = nn.Linear(States, CaseData.Classes);
            StartAtIdentity(_recurrent);
        }
        else
        {
            _hidden = nn.Linear(CaseData.Features, Width);
            _norm = setup.HasBatchNorm ? nn.BatchNorm1d(Width) : null;
            _output = nn.Linear(Width, CaseData.Classes);
            using (no_grad())
            {
                _hidden.bias!.add_(setup.HiddenBias);
            }
        }

        RegisterComponents();
    }

    /// <summary>The weights that turn inputs into hidden values, and states into states.</summary>
    public IEnumerable<Tensor> First => _recurrent is null ? [_hidden!.weight!] : _recurrent.parameters();

    public IEnumerable<Tensor> Last => [_output.weight!];

    public override Tensor forward(Tensor inputs)
    {
        if (_recurrent is not null)
        {
            using var start = zeros(1, inputs.shape[0], States);
            var (states, _) = _recurrent.call(inputs, start);
            return _output.call(states.select(1, CaseData.Length - 1));
        }

        var hidden = _hidden!.call(inputs);
        return _output.call(nn.functional.leaky_relu(_norm is null ? hidden : _norm.call(hidden), _slope));
    }

    /// <summary>ReLU units whose recurrent weights start as the identity (Le, Jaitly, Hinton 2015): they remember from the first step on, and nothing holds them back.</summary>
    private static void StartAtIdentity(RNN recurrent)
    {
        using var _ = no_grad();
        foreach (var (name, weights) in recurrent.named_parameters())
        {
            switch (name)
            {
                case "weight_hh_l0":
                    weights.copy_(eye(States));
                    break;
                case "bias_ih_l0" or "bias_hh_l0":
                    weights.zero_();
                    break;
            }
        }
    }
}

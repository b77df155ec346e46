using QuizHub.Server.Progress.Memory;

namespace QuizHub.Benchmarks.Planning;

/// <summary>What a simulated learner really remembers of one item: hidden from the scheduler, which sees answers only.</summary>
public abstract class SimulatedMemory
{
    /// <summary>True chance of recall at the start of a day.</summary>
    public abstract double Recall(int day);

    /// <summary>The item was practised; a wrong answer is followed by the right one.</summary>
    public abstract void Practise(int day, Grade grade);
}

/// <summary>Remembers as FSRS-6 says, with weights of the learner's own. Before its first practice an item is known or not.</summary>
public sealed class FsrsMemory(Fsrs6 model, bool known) : SimulatedMemory
{
    private MemoryState? _state;
    private int _last;

    public override double Recall(int day) => _state is { } state ? model.Retrievability(state, day - _last) : known ? 1 : 0;

    public override void Practise(int day, Grade grade)
    {
        _state = _state is { } state ? model.Next(state, day - _last, grade) : model.Init(grade);
        _last = day;
    }
}

/// <summary>
/// Remembers as Pavlik and Anderson (2005) extended ACT-R: every practice leaves a trace that fades by a power law, the faster the better the item was remembered
/// when practised, so that spacing pays. Right and wrong answers leave the same trace, as the answer is shown.
/// </summary>
/// <param name="ease">β: added to the activation, per learner and item.</param>
public sealed class TraceMemory(double ease) : SimulatedMemory
{
    // Pavlik and Anderson 2005: decay intercept and scale, threshold, noise, and how slow time passes between sessions.
    private const double Intercept = 0.177;
    private const double DecayScale = 0.217;
    private const double Threshold = -0.704;
    private const double Noise = 0.255;
    private const double SecondsPerDay = 86_400 * 0.025;

    private readonly List<(double Day, double Decay)> _traces = [];

    public override double Recall(int day) => 1 / (1 + Math.Exp((Threshold - Activation(day)) / Noise));

    public override void Practise(int day, Grade grade) => Practise((double)day);

    public void Practise(double day)
    {
        var activation = Activation(day);
        _traces.Add((day, DecayScale * Math.Exp(activation) + Intercept));
    }

    private double Activation(double day)
    {
        var sum = 0.0;
        foreach (var (at, decay) in _traces)
        {
            // A practice of the same day lies a minute back.
            sum += Math.Pow(Math.Max((day - at) * SecondsPerDay, 60), -decay);
        }

        return sum == 0 ? double.NegativeInfinity : ease + Math.Log(sum);
    }
}

/// <summary>Forgets exponentially: recall halves every half-life. A right answer lengthens it, the more the closer the item was to being forgotten; a wrong one shortens it.</summary>
/// <param name="growth">Half-life of the next time after a right answer at recall 0.5.</param>
/// <param name="first">Days of the half-life after the first practice.</param>
public sealed class HalfLifeMemory(double growth, double first, bool known) : SimulatedMemory
{
    private double _halfLife;
    private int _last;

    public override double Recall(int day) => _halfLife > 0 ? Math.Pow(2, -(day - _last) / _halfLife) : known ? 1 : 0;

    public override void Practise(int day, Grade grade)
    {
        var recall = Recall(day);
        _halfLife = _halfLife == 0 ? first
            : grade == Grade.Again ? Math.Max(first, _halfLife * 0.4)
            : _halfLife * (1 + (growth - 1) * Math.Min(1, 2 * (1 - recall)));
        _last = day;
    }
}

using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Benchmarks.Planning;

/// <summary>A kind of learner that differs in how it really remembers.</summary>
public enum Population
{
    /// <summary>FSRS-6 with weights of its own, drawn around the defaults.</summary>
    Fsrs,

    /// <summary>ACT-R's fading traces.</summary>
    Traces,

    /// <summary>Exponential forgetting, half-life of 4 days (median) after a first practice.</summary>
    Exponential,

    /// <summary>The same with 1.5 days.</summary>
    FastExponential,
}

public static class Populations
{
    // Spread of each weight over learners (fsrs-rs 6.6); 40 % of it is drawn.
    private static readonly double[] Spread =
        [0, 0, 0, 0, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27];

    /// <summary>One learner's items. Some are known beforehand: 15 to 45 %, as the learner.</summary>
    public static SimulatedMemory[] Draw(Population kind, int items, ref SplitMix random)
    {
        var model = Weights(ref random);
        var known = 0.15 + 0.3 * random.NextDouble();
        var ease = 0.9 + 0.3 * Normal(ref random);
        var growth = 2.2 + 0.5 * random.NextDouble();
        var memories = new SimulatedMemory[items];
        for (var i = 0; i < items; i++)
        {
            var (isKnown, one, two) = (random.NextDouble() < known, Normal(ref random), Normal(ref random));
            memories[i] = kind switch
            {
                Population.Fsrs => new FsrsMemory(model, isKnown),
                Population.Traces => Traces(ease + 0.4 * one, isKnown),
                _ => new HalfLifeMemory(Math.Max(1.3, growth + 0.4 * two), (isKnown ? 40 : kind == Population.FastExponential ? 1.5 : 4) * Math.Exp(one), isKnown),
            };
        }

        return memories;
    }

    private static TraceMemory Traces(double ease, bool known)
    {
        var memory = new TraceMemory(ease);
        foreach (var day in known ? [-30.0, -20, -10] : Array.Empty<double>())
        {
            memory.Practise(day);
        }

        return memory;
    }

    private static Fsrs6 Weights(ref SplitMix random)
    {
        double[] w = [.. Fsrs6Weights.Default.Values];
        var pace = 0.4 * Normal(ref random);
        for (var i = 0; i < w.Length; i++)
        {
            var draw = Normal(ref random);
            w[i] = i < 4 ? w[i] * Math.Exp(pace + 0.3 * draw) : w[i] + 0.4 * Spread[i] * draw;
        }

        for (var i = 1; i < 4; i++)
        {
            w[i] = Math.Max(w[i], w[i - 1]);
        }

        w[20] = Math.Clamp(w[20], 0.1, 0.5);
        Fsrs6Weights.Clip(w);
        return new(new Fsrs6Weights(w));
    }

    /// <summary>Standard normal (Box and Muller).</summary>
    private static double Normal(ref SplitMix random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}

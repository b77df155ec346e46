using System.Globalization;

namespace QuizHub.Server.Progress.Memory;

/// <summary>The 21 weights of FSRS-6, every one inside its legal range. Defaults and ranges: fsrs-rs 6.6 (<c>src/model.rs</c>, <c>src/parameter_clipper.rs</c>).</summary>
public sealed class Fsrs6Weights : IEquatable<Fsrs6Weights>
{
    public const int Count = 21;

    private static readonly (double Default, double Minimum, double Maximum)[] Table =
    [
        (0.212, 0.001, 100),   // 0 to 3: stability after a first Again, Hard, Good, Easy
        (1.2931, 0.001, 100),
        (2.3065, 0.001, 100),
        (8.2956, 0.001, 100),
        (6.4133, 1, 10),       // first difficulty: its value for Again
        (0.8334, 0.001, 4),    // and its slope over grades
        (3.0194, 0.001, 4),    // change of difficulty per grade
        (0.001, 0.001, 0.75),  // mean reversion of difficulty
        (1.8722, 0, 4.5),      // success: gain
        (0.1666, 0, 0.8),      // success: saturation with stability
        (0.796, 0.001, 3.5),   // success: gain from low retrievability
        (1.4835, 0.001, 5),    // lapse: scale
        (0.0614, 0.001, 0.25), // lapse: effect of difficulty
        (0.2629, 0.001, 0.9),  // lapse: effect of stability
        (1.6483, 0, 4),        // lapse: effect of retrievability
        (0.6014, 0, 1),        // penalty of Hard
        (1.8729, 1, 6),        // bonus of Easy
        (0.5425, 0, 2),        // same day: slope over grades
        (0.0912, 0, 2),        // same day: offset
        (0.0658, 0, 0.8),      // same day: saturation with stability
        (0.1542, 0.1, 0.8),    // decay of the forgetting curve
    ];

    private readonly double[] _values;

    /// <exception cref="ArgumentException">Not 21 numbers, or one that is not finite or out of its range; the message names it.</exception>
    public Fsrs6Weights(ReadOnlySpan<double> values)
    {
        if (Problem(values) is { } problem)
        {
            throw new ArgumentException(problem, nameof(values));
        }

        _values = values.ToArray();
    }

    public static Fsrs6Weights Default { get; } = new(Table.Select(row => row.Default).ToArray());

    public ReadOnlySpan<double> Values => _values;

    public double this[int index] => _values[index];

    /// <summary>What is wrong with a vector of weights; null when nothing is.</summary>
    public static string? Problem(ReadOnlySpan<double> values)
    {
        if (values.Length != Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"FSRS-6 has {Count} weights, not {values.Length}.");
        }

        for (var i = 0; i < Count; i++)
        {
            // Written so that NaN fails as well.
            if (!(values[i] >= Table[i].Minimum && values[i] <= Table[i].Maximum))
            {
                return string.Create(CultureInfo.InvariantCulture, $"w{i} is {values[i]}; it lies between {Table[i].Minimum} and {Table[i].Maximum}.");
            }
        }

        return null;
    }

    /// <summary>
    /// Weights of an older version: 21 stay, 19 (FSRS-5) keep their meaning with w19 = 0 and decay 0.5, 17 (FSRS-4.5) have their difficulty rewritten
    /// (fsrs-rs <c>check_and_fill_parameters</c>). Results differ by design from npm ts-fsrs 5.4, which lifts the added w19 to 0.01.
    /// </summary>
    /// <exception cref="ArgumentException">Another length, or what comes out is out of range.</exception>
    public static Fsrs6Weights Migrate(ReadOnlySpan<double> values)
    {
        switch (values.Length)
        {
            case 19:
                return new([.. values, 0, 0.5]);
            case 17:
                double[] migrated = [.. values, 0, 0, 0, 0.5];
                migrated[4] += 2 * values[5];
                migrated[5] = Math.Log(3 * values[5] + 1) / 3;
                migrated[6] += 0.5;
                return new(migrated);
            default:
                return new(values);
        }
    }

    /// <summary>Puts every weight into its range, in place: for training alone, since what comes from outside is refused instead.</summary>
    /// <param name="values">21 finite numbers.</param>
    /// <param name="relearningSteps">With several steps w17 and w18 are held low enough that relearning cannot lift stability above its value before the lapse.</param>
    /// <param name="sameDayReviews">Training data holds same-day reviews: w19 stays at 0.01 or more.</param>
    public static void Clip(Span<double> values, int relearningSteps = 0, bool sameDayReviews = true)
    {
        for (var i = 0; i < Count; i++)
        {
            values[i] = double.IsFinite(values[i])
                ? Math.Clamp(values[i], Table[i].Minimum, Table[i].Maximum)
                : throw new ArgumentException($"w{i} is not finite.", nameof(values));
        }

        if (relearningSteps > 1)
        {
            var room = -(Math.Log(values[11]) + Math.Log(Math.Pow(2, values[13]) - 1) + 0.3 * values[14]) / relearningSteps;
            var ceiling = Math.Min(2, Math.Sqrt(Math.Max(room, 0.01)));
            values[17] = Math.Min(values[17], ceiling);
            values[18] = Math.Min(values[18], ceiling);
        }

        if (sameDayReviews)
        {
            values[19] = Math.Max(values[19], 0.01);
        }
    }

    public bool Equals(Fsrs6Weights? other) => other is not null && Values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as Fsrs6Weights);

    public override int GetHashCode() => HashCode.Combine(_values[0], _values[8], _values[20]);
}

using System.Text.Json;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Progress;

/// <summary>Does with QuizHub's code what a published vector says its library did; gives the numbers in the order of the vector.</summary>
public static class PeerReplay
{
    public static IReadOnlyList<double> Compute(PeerCase one)
    {
        if (one.Kind == "parameter_clip")
        {
            return Clip(one);
        }

        var (model, input) = (one.Model, one.Input);
        return one.Kind switch
        {
            "memory_sequence" => Sequence(one),
            "memory_sequence_batch" => [.. input.GetProperty("sequences").EnumerateArray().SelectMany(row => Numbers(Replay(model, row)[^1]))],
            "memory_step" => Step(one),
            "memory_preview" => Preview(one),
            "initial_state" => [.. input.Grades("ratings").SelectMany(grade => Numbers(model.Init(grade)))],
            "difficulty_update" => [.. input.Grades("ratings").Select(grade => one.Id == "difficulty-before-reversion"
                ? model.DampedDifficulty(input.GetProperty("difficulty").GetDouble(), grade)
                : model.NextDifficulty(input.GetProperty("difficulty").GetDouble(), grade))],
            "stability_recall" => Rows(input, (s, d, r, i) => model.SuccessStability(s, d, r, input.Grades("rating")[i])),
            "stability_lapse" => Rows(input, (s, d, r, _) => model.LapseStability(s, d, r)),
            "stability_same_day" => [.. input.Grades("ratings").Select(grade => model.SameDayStability(input.GetProperty("stability").GetDouble(), grade))],
            "retrievability" => [.. input.Numbers("elapsed_days").Zip(input.Numbers("stability"), (t, s) => model.Retrievability(State(s, 5), t))],
            "interval" => Intervals(one),
            "interval_modifier" => [.. input.Numbers("desired_retention").Select(model.IntervalModifier)],
            "curve_factor" => [.. input.Numbers("w20").Select(Fsrs6.CurveFactor)],
            "sm2_migration" => [.. input.GetProperty("rows").EnumerateArray().SelectMany(row => Numbers(model.FromSm2(
                row.GetProperty("ease").GetDouble(), row.GetProperty("interval").GetDouble(), row.GetProperty("retention").GetDouble())))],
            "parameter_migration" => [.. one.Weights.Values],
            "parameter_validation" => Validate(input),
            "scheduler_sequence" or "scheduler_property" or "learning_steps" or "fuzz_bounds" => PeerSchedules.Compute(one),
            _ => PeerTraining.Compute(one),
        };
    }

    public static MemoryState State(double stability, double difficulty) => new(Fsrs6.ModelId, stability, difficulty);

    public static double[] Numbers(MemoryState state) => [state.Stability, state.Difficulty];

    private static List<MemoryState> Replay(Fsrs6 model, JsonElement history)
    {
        var states = new List<MemoryState>();
        foreach (var (grade, days) in history.Grades("ratings").Zip(history.Numbers("elapsed_days")))
        {
            states.Add(states.Count == 0 ? model.Init(grade) : model.Next(states[^1], days, grade));
        }

        return states;
    }

    private static double[] Sequence(PeerCase one)
    {
        var states = Replay(one.Model, one.Input);
        // Steps of a float64 reference are held to more than the vector's own tolerance.
        if (one.Derived.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(one.Derived.Numbers(), states.SelectMany(Numbers), (a, b) => Math.Abs(a - b) <= 1e-12 * Math.Abs(a));
        }

        if (one.Expected.TryGetProperty("intervals_days", out var days))
        {
            Assert.Equal(days.Numbers(), PeerSchedules.LongTermDays(one));
        }

        return one.ExpectedNumbers.Length == 2 ? Numbers(states[^1]) : [.. states.SelectMany(Numbers)];
    }

    private static double[] Step(PeerCase one)
    {
        var state = one.Input.Numbers("state");
        return Numbers(one.Model.Next(State(state[0], state[1]), one.Input.GetProperty("elapsed_days").GetDouble(), (Grade)one.Input.GetProperty("rating").GetInt32()));
    }

    private static double[] Preview(PeerCase one)
    {
        var model = one.Model;
        var before = Replay(model, one.Input.GetProperty("history"))[^1];
        var after = Enum.GetValues<Grade>().Select(grade => model.Next(before, one.Input.GetProperty("elapsed_days").GetDouble(), grade)).ToArray();
        Assert.All(after, state => Assert.Equal(state.Stability, model.Interval(state, 0.9), 1e-9 * state.Stability));
        return [.. after.SelectMany(Numbers)];
    }

    private static double[] Rows(JsonElement input, Func<double, double, double, int, double> formula)
    {
        var (s, d, r) = (input.Numbers("stability"), input.Numbers("difficulty"), input.Numbers("retrievability"));
        return [.. Enumerable.Range(0, s.Length).Select(i => formula(s[i], d[i], r[i], i))];
    }

    private static double[] Intervals(PeerCase one)
    {
        var maximum = one.Input.GetProperty("maximum_interval");
        var cap = maximum.ValueKind == JsonValueKind.Number ? maximum.GetInt32() : int.MaxValue;
        var state = State(one.Input.GetProperty("stability").GetDouble(), 5);
        return [.. one.Input.Numbers("desired_retention").Select(retention =>
            (double)Server.Progress.Memory.Intervals.WholeDays(one.Model.Interval(state, retention), cap))];
    }

    private static double[] Clip(PeerCase one)
    {
        double[] w = [.. one.RawWeights, .. Fsrs6Weights.Default.Values[one.RawWeights.Length..]];
        Fsrs6Weights.Clip(w, one.Input.GetProperty("num_relearning_steps").GetInt32(), one.Input.GetProperty("enable_short_term").GetBoolean());
        return one.Id == "clip-two-relearning-steps" ? w[17..20] : w[..one.RawWeights.Length];
    }

    /// <summary>"w6=100", "w0=0 and w3=101", "20 weights": each is refused with a message that names what is wrong.</summary>
    private static double[] Validate(JsonElement input)
    {
        foreach (var text in input.GetProperty("rejected").EnumerateArray().Select(element => element.GetString()!))
        {
            double[] w = [.. Fsrs6Weights.Default.Values];
            if (text.EndsWith(" weights", StringComparison.Ordinal))
            {
                Array.Resize(ref w, int.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                foreach (var change in text.Split(" and ").Select(part => part.TrimStart('w').Split('=')))
                {
                    w[int.Parse(change[0], System.Globalization.CultureInfo.InvariantCulture)] = double.Parse(change[1], System.Globalization.CultureInfo.InvariantCulture);
                }
            }

            var refused = Assert.Throws<ArgumentException>(() => new Fsrs6Weights(w));
            Assert.Contains(text.EndsWith(" weights", StringComparison.Ordinal) ? $"not {w.Length}" : text.Split('=')[0], refused.Message, StringComparison.Ordinal);
        }

        Assert.Null(Fsrs6Weights.Problem(Fsrs6Weights.Default.Values));
        return [];
    }
}

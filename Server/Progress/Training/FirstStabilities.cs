using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Training;

/// <summary>Reviews that were the first on a later day, <paramref name="Days"/> after a first answer of one grade.</summary>
/// <param name="Recall">Share of them that were right.</param>
/// <param name="GuessChance">Their mean chance of a lucky guess; the chance of being right is linear in it, so the mean is exact.</param>
public readonly record struct RecallGroup(int Days, double Recall, double Count, double GuessChance = 0);

/// <summary>The stage that fits w0 to w3, the stability after a first Again, Hard, Good and Easy (fsrs-rs 6.6, <c>src/parameter_initialization.rs</c>).</summary>
public static class FirstStabilities
{
    private const double Lowest = 0.001;
    private const double Highest = 100;

    // ln S(Hard) = a·ln S(Again) + (1 − a)·ln S(Good); ln S(Good) = (1 − b)·ln S(Hard) + b·ln S(Easy).
    private const double A = 0.41;
    private const double B = 0.54;

    /// <summary>Four stabilities, Again first; those of <paramref name="start"/> where <paramref name="examples"/> hold no first long-term review.</summary>
    public static double[] Fit(IReadOnlyCollection<TrainingExample> examples, Fsrs6Weights start)
    {
        var known = new Dictionary<Grade, (double Stability, double Count)>();
        var average = examples.Count == 0 ? 0 : examples.Average(example => example.Recalled ? 1.0 : 0);
        foreach (var grade in examples.Where(example => example.IsFirstLongTerm).GroupBy(example => example.Reviews[0].Grade))
        {
            var groups = grade.GroupBy(example => example.Predicted.Days)
                .Select(group => new RecallGroup(
                    group.Key, group.Average(example => example.Recalled ? 1.0 : 0), group.Count(), group.Average(example => example.Predicted.GuessChance)))
                .ToArray();
            known[grade.Key] = (Search(groups, average, start[(int)grade.Key - 1], start[20]), grade.Count());
        }

        return Fill(Order(known), start);
    }

    /// <summary>Σ n·surprise + |s − start|/16: what the search makes small.</summary>
    public static double Loss(IReadOnlyList<RecallGroup> groups, double stability, double start, double decay)
    {
        var factor = Fsrs6.CurveFactor(decay);
        return groups.Sum(group => group.Count * TrainingLoss.Surprise(
            TrainingLoss.Right(Math.Pow(1 + factor * group.Days / stability, -decay), group.GuessChance), group.Recall)) + Math.Abs(stability - start) / 16;
    }

    /// <summary>The stability in [0.001, 100] with the least loss, by ternary search; shares are first drawn towards the average by one review (Laplace).</summary>
    public static double Search(IReadOnlyList<RecallGroup> groups, double average, double start, double decay)
    {
        var smoothed = groups.Select(group => group with { Recall = (group.Recall * group.Count + average) / (group.Count + 1) }).ToArray();
        var (low, high) = (Lowest, Highest);
        for (var i = 0; i < 100 && high - low > 1e-9; i++)
        {
            var (left, right) = (low + (high - low) / 3, high - (high - low) / 3);
            if (Loss(smoothed, left, start, decay) < Loss(smoothed, right, start, decay))
            {
                high = right;
            }
            else
            {
                low = left;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>A better grade gets no less stability: of two that disagree, the one with more reviews behind it holds for both.</summary>
    public static Dictionary<Grade, double> Order(IReadOnlyDictionary<Grade, (double Stability, double Count)> known)
    {
        var ordered = known.ToDictionary(entry => entry.Key, entry => entry.Value.Stability);
        foreach (var (small, big) in new[] { (1, 2), (2, 3), (3, 4), (1, 3), (2, 4), (1, 4) }.Select(pair => ((Grade)pair.Item1, (Grade)pair.Item2)))
        {
            if (ordered.TryGetValue(small, out var low) && ordered.TryGetValue(big, out var high) && low > high)
            {
                if (known[small].Count > known[big].Count)
                {
                    ordered[big] = low;
                }
                else
                {
                    ordered[small] = high;
                }
            }
        }

        return ordered;
    }

    /// <summary>All four from those that are known: by the two log-linear relations, between known grades before beyond them; from one, by scaling the start's.</summary>
    public static double[] Fill(IReadOnlyDictionary<Grade, double> known, Fsrs6Weights start)
    {
        var s = new double[4];
        if (known.Count <= 1)
        {
            var scale = known.Count == 0 ? 1 : known.Values.Single() / start[(int)known.Keys.Single() - 1];
            for (var i = 0; i < 4; i++)
            {
                s[i] = Math.Clamp(start[i] * scale, Lowest, Highest);
            }

            return s;
        }

        var logs = Enumerable.Range(1, 4).Select(grade => known.TryGetValue((Grade)grade, out var value) ? Math.Log(value) : double.NaN).ToArray();
        var (again, hard, good, easy) = (logs[0], logs[1], logs[2], logs[3]);
        if (double.IsNaN(hard) && double.IsNaN(good))
        {
            hard = (A * again + (1 - A) * B * easy) / (1 - (1 - A) * (1 - B));
        }

        // At most two are missing here. Hard first from Again and Good, Good first from Hard and Easy; whatever still needs the other comes after it.
        hard = Known(hard, A * again + (1 - A) * good, () => (good - B * easy) / (1 - B));
        good = Known(good, (1 - B) * hard + B * easy, () => (hard - A * again) / (1 - A));
        again = Known(again, (hard - (1 - A) * good) / A, () => double.NaN);
        easy = Known(easy, (good - (1 - B) * hard) / B, () => double.NaN);
        return [.. new[] { again, hard, good, easy }.Select(log => Math.Clamp(Math.Exp(log), Lowest, Highest))];

        static double Known(double value, double between, Func<double> beyond) =>
            !double.IsNaN(value) ? value : !double.IsNaN(between) ? between : beyond();
    }
}

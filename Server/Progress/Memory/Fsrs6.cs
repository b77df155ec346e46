namespace QuizHub.Server.Progress.Memory;

/// <summary>
/// FSRS-6, the memory model of the released FSRS libraries. In double, without rounding inside; where ports differ this takes
/// zone-aware whole study days from its caller, floors the same-day gain of Hard, Good and Easy at 1, and clamps stability to [0.001, 36500] days.
/// </summary>
/// <remarks>
/// Formulas: open-spaced-repetition, fsrs-rs 6.6 (<c>src/model.rs</c>) and py-fsrs 6.3; S stability, D difficulty, R retrievability, G grade, w weights.
/// An instance is immutable and safe to share between threads.
/// </remarks>
public sealed class Fsrs6 : IMemoryModel
{
    public const string ModelId = "fsrs-6";
    public const double MinimumStability = 0.001;
    public const double MaximumStability = 36_500;

    private readonly double[] _w;
    private readonly bool _sameDayFormula;
    private readonly double _gain;
    private readonly double _lapseCeiling;
    private readonly double _easyFirstDifficulty;

    /// <param name="weights">The default weights when null.</param>
    /// <param name="sameDayFormula">False as ts-fsrs' <c>enable_short_term: false</c>: same-day reviews follow the long-term formulas with t = 0,
    /// so that a pass leaves S alone. Only for replaying such logs.</param>
    public Fsrs6(Fsrs6Weights? weights = null, bool sameDayFormula = true)
    {
        Weights = weights ?? Fsrs6Weights.Default;
        _w = [.. Weights.Values];
        _sameDayFormula = sameDayFormula;
        Factor = CurveFactor(_w[20]);
        _gain = Math.Exp(_w[8]);
        _lapseCeiling = sameDayFormula ? Math.Exp(_w[17] * _w[18]) : 1;
        _easyFirstDifficulty = FirstDifficulty(Grade.Easy);
    }

    public Fsrs6Weights Weights { get; }

    public string Id => ModelId;

    /// <summary>F of the forgetting curve, which makes R(S) = 0.9.</summary>
    public double Factor { get; }

    /// <summary>F = 0.9^(−1/d) − 1 for decay d = w20.</summary>
    public static double CurveFactor(double decay) => Math.Pow(0.9, -1 / decay) - 1;

    public MemoryState Init(Grade grade)
    {
        RequireGrade(grade);
        return State(_w[(int)grade - 1], FirstDifficulty(grade));
    }

    /// <summary>S' and D' both come from the old S and D. Only whole days count: a fraction is dropped.</summary>
    public MemoryState Next(in MemoryState state, double days, Grade grade)
    {
        RequireGrade(grade);
        RequireOwn(state);
        var stability = Math.Clamp(state.Stability, MinimumStability, MaximumStability);
        var difficulty = Math.Clamp(state.Difficulty, 1, 10);
        var whole = Math.Floor(NotNegative(days));
        double next;
        if (whole < 1 && _sameDayFormula)
        {
            next = SameDayStability(stability, grade);
        }
        else
        {
            var retrievability = Curve(stability, whole);
            next = grade == Grade.Again
                ? LapseStability(stability, difficulty, retrievability)
                : SuccessStability(stability, difficulty, retrievability, grade);
        }

        return State(next, NextDifficulty(difficulty, grade));
    }

    /// <summary>R(t, S) = (1 + F·t/S)^(−w20). Fractions of a day count, for display; a log holds whole study days.</summary>
    public double Retrievability(in MemoryState state, double days)
    {
        RequireOwn(state);
        return Curve(Math.Clamp(state.Stability, MinimumStability, MaximumStability), NotNegative(days));
    }

    /// <summary>(S/F)·(r^(−1/w20) − 1): S at retention 0.9, 0 at 1.</summary>
    public double Interval(in MemoryState state, double retention)
    {
        RequireOwn(state);
        return Math.Clamp(state.Stability, MinimumStability, MaximumStability) * IntervalModifier(retention);
    }

    /// <summary>Days per day of stability that may pass until recall falls to <paramref name="retention"/>, in (0, 1].</summary>
    public double IntervalModifier(double retention)
    {
        if (!(retention > 0 && retention <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(retention), retention, "Retention lies above 0 and up to 1.");
        }

        return (Math.Pow(retention, -1 / _w[20]) - 1) / Factor;
    }

    /// <summary>State of an item that SM-2 scheduled, recalled with chance <paramref name="retention"/> after its interval (fsrs-rs <c>memory_state_from_sm2</c>).</summary>
    /// <param name="ease">Ease factor, 1.3 or more.</param>
    /// <param name="interval">Days; 0 counts as 0.001.</param>
    /// <param name="retention">In (0, 1).</param>
    public MemoryState FromSm2(double ease, double interval, double retention = 0.9)
    {
        if (!(ease >= 1.3 && double.IsFinite(ease)))
        {
            throw new ArgumentOutOfRangeException(nameof(ease), ease, "An SM-2 ease factor is 1.3 or more.");
        }

        if (!(interval >= 0 && double.IsFinite(interval)))
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval is 0 days or more.");
        }

        if (!(retention > 0 && retention < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(retention), retention, "Retention lies between 0 and 1.");
        }

        var stability = Math.Max(interval, MinimumStability) / IntervalModifier(retention);
        var gainPerEase = _gain * Math.Pow(stability, -_w[9]) * (Math.Exp(_w[10] * (1 - retention)) - 1);
        return State(stability, 11 - (ease - 1) / gainPerEase);
    }

    /// <summary>D0(G) = w4 − e^(w5·(G−1)) + 1, not clamped: about −4.77 for Easy with the default weights.</summary>
    public double FirstDifficulty(Grade grade) => _w[4] - Math.Exp(_w[5] * ((int)grade - 1)) + 1;

    /// <summary>D + Δ·(10 − D)/9 with Δ = −w6·(G − 3): the damping keeps it from passing 10.</summary>
    public double DampedDifficulty(double difficulty, Grade grade) =>
        difficulty + -_w[6] * ((int)grade - 3) * (10 - difficulty) / 9;

    /// <summary>w7·D0(Easy) + (1 − w7)·damped, clamped to [1, 10]. The same for every kind of review.</summary>
    public double NextDifficulty(double difficulty, Grade grade) =>
        Math.Clamp(_w[7] * _easyFirstDifficulty + (1 - _w[7]) * DampedDifficulty(difficulty, grade), 1, 10);

    /// <summary>S·(1 + e^w8·(11 − D)·S^(−w9)·(e^(w10·(1−R)) − 1)·h), h = w15 for Hard, w16 for Easy, else 1.</summary>
    public double SuccessStability(double stability, double difficulty, double retrievability, Grade grade)
    {
        var bonus = grade switch { Grade.Hard => _w[15], Grade.Easy => _w[16], _ => 1 };
        return stability * (1 + _gain * (11 - difficulty) * Math.Pow(stability, -_w[9]) * (Math.Exp(_w[10] * (1 - retrievability)) - 1) * bonus);
    }

    /// <summary>min( w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), S/e^(w17·w18) ).</summary>
    public double LapseStability(double stability, double difficulty, double retrievability)
    {
        var lapsed = _w[11] * Math.Pow(difficulty, -_w[12]) * (Math.Pow(stability + 1, _w[13]) - 1) * Math.Exp(_w[14] * (1 - retrievability));
        return Math.Min(lapsed, stability / _lapseCeiling);
    }

    /// <summary>S·e^(w17·(G − 3 + w18))·S^(−w19), where a pass never lowers S (fsrs-rs since PR 376; py-fsrs lets Hard lower it).</summary>
    public double SameDayStability(double stability, Grade grade)
    {
        var increase = Math.Exp(_w[17] * ((int)grade - 3 + _w[18])) * Math.Pow(stability, -_w[19]);
        return stability * (grade == Grade.Again ? increase : Math.Max(increase, 1));
    }

    private double Curve(double stability, double days) => Math.Pow(1 + Factor * days / stability, -_w[20]);

    private static MemoryState State(double stability, double difficulty) =>
        new(ModelId, Math.Clamp(stability, MinimumStability, MaximumStability), Math.Clamp(difficulty, 1, 10));

    private static double NotNegative(double days) => double.IsFinite(days)
        ? Math.Max(days, 0)
        : throw new ArgumentOutOfRangeException(nameof(days), days, "Days are a finite number.");

    private static void RequireGrade(Grade grade)
    {
        if (grade is < Grade.Again or > Grade.Easy)
        {
            throw new ArgumentOutOfRangeException(nameof(grade), grade, "A grade is Again, Hard, Good or Easy.");
        }
    }

    private static void RequireOwn(in MemoryState state)
    {
        if (state.Model != ModelId || !double.IsFinite(state.Stability) || !double.IsFinite(state.Difficulty))
        {
            throw new ArgumentException($"A state of {ModelId} with finite numbers is needed, not {state}: replay the attempts.", nameof(state));
        }
    }
}

using CsCheck;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Progress;

/// <summary>What holds for any legal weights and any state.</summary>
public sealed class MemoryPropertyTests
{
    private const long Draws = 20_000;

    private static readonly (double Low, double High)[] Ranges =
    [
        (0.001, 100), (0.001, 100), (0.001, 100), (0.001, 100), (1, 10), (0.001, 4), (0.001, 4), (0.001, 0.75), (0, 4.5), (0, 0.8), (0.001, 3.5),
        (0.001, 5), (0.001, 0.25), (0.001, 0.9), (0, 4), (0, 1), (1, 6), (0, 2), (0, 2), (0, 0.8), (0.1, 0.8),
    ];

    private static readonly Gen<Fsrs6> Models = Gen.Double[0, 1].Array[21].Select(unit =>
        new Fsrs6(new Fsrs6Weights([.. unit.Select((u, i) => Math.Clamp(Ranges[i].Low + u * (Ranges[i].High - Ranges[i].Low), Ranges[i].Low, Ranges[i].High))])));

    // Stability evenly over orders of magnitude.
    private static readonly Gen<MemoryState> States = Gen.Select(Gen.Double[Math.Log(0.001), Math.Log(36_500)], Gen.Double[1, 10], (s, d) => new MemoryState(Fsrs6.ModelId, Math.Exp(s), d));

    private static readonly Gen<Grade> Passes = Gen.OneOf(Grade.Hard, Grade.Good, Grade.Easy);
    private static readonly Gen<Grade> Grades = Gen.OneOf(Grade.Again, Grade.Hard, Grade.Good, Grade.Easy);
    private static readonly Gen<int> Days = Gen.Int[0, 4000];

    [Fact]
    public void A_pass_never_lowers_stability() => Gen.Select(Models, States, Days, Passes)
        .Sample((model, state, days, grade) => model.Next(state, days, grade).Stability >= Clamped(state), iter: Draws);

    [Fact]
    public void A_failure_on_a_later_day_never_raises_stability() => Gen.Select(Models, States, Gen.Int[1, 4000])
        .Sample((model, state, days) => model.Next(state, days, Grade.Again).Stability <= Clamped(state), iter: Draws);

    [Fact]
    public void Stability_and_difficulty_stay_in_their_ranges() => Gen.Select(Models, States, Days, Grades).Sample((model, state, days, grade) =>
    {
        var next = model.Next(state, days, grade);
        return next.Difficulty is >= 1 and <= 10 && next.Stability is >= Fsrs6.MinimumStability and <= Fsrs6.MaximumStability;
    }, iter: Draws);

    [Fact]
    public void Recall_falls_from_1_as_days_pass_and_is_nine_tenths_at_the_stability() =>
        Gen.Select(Models, States, Gen.Double[0, 1000], Gen.Double[0.01, 1000]).Sample((model, state, days, more) =>
        {
            var (near, far) = (model.Retrievability(state, days), model.Retrievability(state, days + more));
            return near is > 0 and <= 1 && far <= near && (far < near || more / state.Stability < 1e-9)
                && Math.Abs(model.Retrievability(state, state.Stability) - 0.9) < 1e-9;
        }, iter: Draws);

    [Fact]
    public void The_interval_falls_as_the_desired_retention_rises_and_lands_on_it() =>
        Gen.Select(Models, States, Gen.Double[0.5, 0.98], Gen.Double[0.001, 0.019]).Sample((model, state, retention, more) =>
        {
            var interval = model.Interval(state, retention);
            return model.Interval(state, retention + more) < interval && Math.Abs(model.Retrievability(state, interval) - retention) < 1e-9;
        }, iter: Draws);

    [Fact]
    public void Better_grades_leave_no_less_stability() => Gen.Select(Models, States, Gen.Int[1, 4000]).Sample((model, state, days) =>
    {
        var after = new[] { Grade.Again, Grade.Hard, Grade.Good, Grade.Easy }.Select(grade => model.Next(state, days, grade).Stability).ToArray();
        return after[0] <= after[1] && after[1] <= after[2] && after[2] <= after[3];
    }, iter: Draws);

    [Fact]
    public void A_log_replayed_gives_the_state_that_was_stored_and_gives_it_twice() =>
        Gen.Select(Models, Gen.Select(Gen.Int[0, 200], Grades).List[1, 30]).Sample((model, log) =>
        {
            var stored = model.Init(log[0].Item2);
            foreach (var (days, grade) in log.Skip(1))
            {
                stored = model.Next(stored, days, grade);
            }

            var reviews = log.Select(entry => ((double)entry.Item1, entry.Item2)).ToArray();
            return MemoryReplay.Rebuild(model, reviews) == stored && MemoryReplay.Rebuild(new Fsrs6(model.Weights), reviews) == stored;
        }, iter: 5_000);

    [Fact]
    public void Fuzz_stays_in_its_bounds_and_reaches_both_ends_and_is_the_same_when_asked_again() =>
        Gen.Select(Gen.Int[1, 40_000], Gen.Int[0, 400], Gen.Guid, Gen.Int[0, 500]).Sample((interval, elapsed, item, review) =>
        {
            var (first, last) = Intervals.FuzzBounds(interval, elapsed);
            var unit = SplitMix.Unit(item, review);
            var moved = Intervals.Fuzzed(interval, unit, elapsed);
            return unit is >= 0 and < 1 && first <= moved && moved <= last && last <= Intervals.Maximum
                && Intervals.Fuzzed(interval, 0, elapsed) == first && Intervals.Fuzzed(interval, 1 - 1e-12, elapsed) == last
                && moved == Intervals.Fuzzed(interval, SplitMix.Unit(item, review), elapsed)
                && (interval <= elapsed || interval > Intervals.Maximum || moved > elapsed || moved == Intervals.Maximum);
        }, iter: Draws);

    [Fact]
    public void Fuzz_is_spread_evenly_over_reviews_and_is_fixed_for_good()
    {
        var item = new Guid("0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
        var tenths = Enumerable.Range(0, 10_000).GroupBy(review => (int)(10 * SplitMix.Unit(item, review))).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(10, tenths.Count);
        Assert.All(tenths.Values, count => Assert.InRange(count, 850, 1150));
        // Stored due dates rest on it: a change of the mixer has to be noticed.
        Assert.Equal(0.023187687917397781, SplitMix.Unit(item, 1), 12);
    }

    [Fact]
    public void The_mixer_gives_the_published_numbers()
    {
        var random = new SplitMix(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    private static double Clamped(MemoryState state) => Math.Clamp(state.Stability, Fsrs6.MinimumStability, Fsrs6.MaximumStability);
}

using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Progress;

public sealed class Fsrs6Tests
{
    private static readonly Fsrs6 Model = new();

    [Fact]
    public void Only_whole_days_move_memory_but_retrievability_counts_fractions()
    {
        var state = Model.Init(Grade.Good);
        Assert.Equal(Model.Next(state, 3, Grade.Good), Model.Next(state, 3.99, Grade.Good));
        Assert.Equal(Model.Next(state, 0, Grade.Good), Model.Next(state, 0.99, Grade.Good));
        Assert.True(Model.Retrievability(state, 3.5) < Model.Retrievability(state, 3));
    }

    [Fact]
    public void A_clock_that_was_set_back_counts_as_the_same_day()
    {
        var state = Model.Init(Grade.Good);
        Assert.Equal(Model.Next(state, 0, Grade.Hard), Model.Next(state, -5, Grade.Hard));
        Assert.Equal(1, Model.Retrievability(state, -1));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Days_that_are_no_number_are_refused(double days)
    {
        var state = Model.Init(Grade.Good);
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Next(state, days, Grade.Good));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Retrievability(state, days));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_grade_that_is_none_is_refused(int grade)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Init((Grade)grade));
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Next(Model.Init(Grade.Good), 1, (Grade)grade));
    }

    [Fact]
    public void A_state_of_another_model_is_refused()
    {
        var foreign = Model.Init(Grade.Good) with { Model = "fsrs-7" };
        Assert.Contains("replay", Assert.Throws<ArgumentException>(() => Model.Next(foreign, 1, Grade.Good)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Model.Retrievability(foreign, 1));
        Assert.Throws<ArgumentException>(() => Model.Interval(default, 0.9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_retention_outside_its_range_is_refused(double retention) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Interval(Model.Init(Grade.Good), retention));

    [Fact]
    public void An_interval_of_millions_of_days_is_capped_without_overflow()
    {
        var longest = Model.Interval(new MemoryState(Fsrs6.ModelId, 36_500, 5), 1e-3);
        Assert.True(longest > int.MaxValue);
        Assert.Equal(36_500, Intervals.WholeDays(longest));
    }

    [Theory]
    [InlineData(2.5, 3)]
    [InlineData(3.5, 4)]
    [InlineData(0.2, 1)]
    public void Halves_are_rounded_away_from_zero_and_a_day_is_the_least(double raw, int days) => Assert.Equal(days, Intervals.WholeDays(raw));

    [Theory]
    [InlineData(1.2, 10, 0.9)]
    [InlineData(2.5, -1, 0.9)]
    [InlineData(2.5, 10, 1)]
    [InlineData(double.NaN, 10, 0.9)]
    public void Sm2_numbers_out_of_range_are_refused(double ease, double interval, double retention) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.FromSm2(ease, interval, retention));

    [Fact]
    public void Weights_that_are_not_finite_are_refused_by_name()
    {
        double[] w = [.. Fsrs6Weights.Default.Values];
        w[8] = double.NaN;
        Assert.Contains("w8", Assert.Throws<ArgumentException>(() => new Fsrs6Weights(w)).Message, StringComparison.Ordinal);
        Assert.Contains("w8", Assert.Throws<ArgumentException>(() => Fsrs6Weights.Clip(w)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_weights_that_migrate_out_of_range_are_refused()
    {
        double[] w = [0.4, 0.6, 2.4, 5.8, 9.5, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61];
        Assert.Contains("w4", Assert.Throws<ArgumentException>(() => Fsrs6Weights.Migrate(w)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_relearning_steps_hold_the_same_day_weights_down()
    {
        double[] w = [.. Fsrs6Weights.Default.Values];
        (w[11], w[17], w[18]) = (4.9, 2, 2);
        double[] one = [.. w];
        Fsrs6Weights.Clip(one, relearningSteps: 1);
        Fsrs6Weights.Clip(w, relearningSteps: 3);
        Assert.Equal(2, one[17]);
        Assert.Equal(0.1, w[17], 12);
        Assert.Equal(0.1, w[18], 12);
    }

    [Fact]
    public void Steps_of_a_day_and_more_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StepScheduler(Model, new([TimeSpan.FromDays(1)], [])));
        Assert.Throws<ArgumentException>(() => new StepScheduler(Model, new([], [TimeSpan.Zero])));
        Assert.Throws<ArgumentException>(() => new StepScheduler(Model, new([], [], Retention: 1)));
    }

    [Fact]
    public void A_step_that_was_taken_away_graduates_a_pass_and_starts_over_after_a_failure()
    {
        var scheduler = new StepScheduler(Model, new([TimeSpan.FromMinutes(1)], []));
        var card = new Card(CardPhase.Learning, 3, Model.Init(Grade.Good), 1, 0);
        Assert.Equal(CardPhase.Review, scheduler.Answer(card, 0, Grade.Hard).Card.Phase);
        var again = scheduler.Answer(card, 0, Grade.Again);
        Assert.Equal((CardPhase.Learning, 0, 1), (again.Card.Phase, again.Card.Step, again.Delay.TotalMinutes));
    }

    [Fact]
    public void What_is_pushed_apart_stays_below_the_longest_interval()
    {
        var card = new Card(CardPhase.Review, 0, new MemoryState(Fsrs6.ModelId, 400, 5), 5, 0);
        Assert.All(new StepScheduler(Model, new([], [], 0.9, 180, CrossGradeRule.Passes)).Preview(card, 200), row => Assert.InRange(row.Days, 1, 180));
        Assert.Equal(181, new StepScheduler(Model, new([], [], 0.9, 180, CrossGradeRule.Passes, CapLast: false)).Preview(card, 200)[2].Days);
    }
}

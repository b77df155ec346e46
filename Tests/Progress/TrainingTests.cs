using CsCheck;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Training;

namespace QuizHub.Tests.Progress;

public sealed class TrainingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int Days, Grade Grade)[]> Histories =
        Gen.Select(Gen.Int[0, 60], Gen.OneOf(Grade.Again, Grade.Hard, Grade.Good, Grade.Easy)).Array[2, 12];

    // Small steps around the defaults, so that no clamp lies between the two points of a difference quotient.
    private static readonly Gen<double[]> Weights = Gen.Double[0.8, 1.2].Array[21].Select(factors =>
    {
        double[] w = [.. factors.Select((factor, i) => factor * Fsrs6Weights.Default[i])];
        Fsrs6Weights.Clip(w);
        return w;
    });

    [Fact]
    public void The_forward_pass_of_training_is_the_memory_model() => Gen.Select(Weights, Histories).Sample((w, history) =>
    {
        var (run, model) = (new Sensitivity(w), new Fsrs6(new Fsrs6Weights(w)));
        var state = model.Init(history[0].Grade);
        run.Begin(history[0].Grade);
        foreach (var (days, grade) in history.Skip(1))
        {
            Assert.Equal(model.Retrievability(state, days), run.Recall(days), 1e-12);
            state = model.Next(state, days, grade);
            run.Step(days, grade);
        }

        Assert.Equal(state.Stability, run.Stability, 1e-9 * state.Stability);
        Assert.Equal(state.Difficulty, run.Difficulty, 1e-9);
    }, iter: 3_000);

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var compared = 0;
        Gen.Select(Weights, Histories, Gen.Double[0, 0.5], Gen.Int[0, 20]).Sample((w, history, guessChance, index) =>
        {
            var example = Example([.. history, (7, Grade.Again)], guessChance);
            var gradient = new double[21];
            TrainingLoss.Sum(w, [example], [1], [0], gradient);
            var h = 1e-5 * w[index];
            var (below, middle, above) = (At(-h), At(0), At(h));
            // At a kink (a clamp, a floor, the minimum of two) there is no slope: the two halves disagree.
            if (Math.Abs(above - 2 * middle + below) > 1e-4 * (Math.Abs(above - below) + 1e-9))
            {
                return;
            }

            Interlocked.Increment(ref compared);
            Assert.Equal((above - below) / (2 * h), gradient[index], 1e-3 * Math.Abs(gradient[index]) + 1e-6);

            double At(double step)
            {
                double[] moved = [.. w];
                moved[index] += step;
                return TrainingLoss.Sum(moved, [example], [1], [0], new double[21]);
            }
        }, iter: 3_000);
        Assert.True(compared > 1_000, $"Only {compared} slopes were compared.");
    }

    [Fact]
    public void A_learner_unlike_the_defaults_is_learnt_and_the_fit_accepted()
    {
        double[] w = [.. Fsrs6Weights.Default.Values];
        (w[0], w[1], w[2], w[3], w[8], w[20]) = (1.5, 4, 9, 20, 2.4, 0.3);
        var truth = new Fsrs6Weights(w);
        var histories = Simulate(new Fsrs6(truth), items: 400, reviews: 8, seed: 7);

        var outcome = WeightTrainer.Train(histories, Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken);

        Assert.Equal(TrainingDecision.Accepted, outcome.Decision);
        Assert.True(outcome.TrainedLoss < outcome.CurrentLoss);
        Assert.True(outcome.HeldOut > 500 && outcome.Trained > 4 * outcome.HeldOut - 4);
        Assert.InRange(outcome.Weights[2], 5, 15);
        var later = TrainingExample.From(Simulate(new Fsrs6(truth), items: 400, reviews: 8, seed: 8));
        Assert.True(TrainingLoss.Mean(outcome.Weights, later) < TrainingLoss.Mean(Fsrs6Weights.Default, later), "Better on reviews that nothing was chosen by.");
    }

    [Fact]
    public void A_fit_that_is_not_better_on_later_reviews_is_refused()
    {
        double[] w = [.. Fsrs6Weights.Default.Values];
        (w[0], w[1], w[2], w[3]) = (20, 30, 40, 60);
        // The first four fifths come from somebody else: what they teach is wrong for the rest.
        var early = Simulate(new Fsrs6(new Fsrs6Weights(w)), items: 300, reviews: 6, seed: 1);
        var late = Simulate(new Fsrs6(), items: 80, reviews: 6, seed: 2)
            .Select(reviews => reviews.Select(review => review with { At = review.At.AddYears(5) }).ToArray());

        var outcome = WeightTrainer.Train(early.Concat(late), Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken);

        Assert.Equal(TrainingDecision.NotBetter, outcome.Decision);
        Assert.True(outcome.TrainedLoss >= outcome.CurrentLoss);
        Assert.Same(Fsrs6Weights.Default, outcome.Weights);
    }

    [Fact]
    public void Below_a_thousand_reviews_the_weights_stay()
    {
        var histories = Simulate(new Fsrs6(), items: 100, reviews: 8, seed: 3);
        var outcome = WeightTrainer.Train(histories, Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(TrainingDecision.TooFewReviews, outcome.Decision);
        Assert.Same(Fsrs6Weights.Default, outcome.Weights);
        Assert.True(double.IsNaN(outcome.TrainedLoss));
        Assert.Equal(TrainingDecision.TooFewReviews, WeightTrainer.Train([], Fsrs6Weights.Default, options: new(MinimumReviews: 0), cancel: TestContext.Current.CancellationToken).Decision);
    }

    [Fact]
    public void Fewer_than_8_examples_fit_nothing_and_fewer_than_64_the_first_stabilities_alone()
    {
        // 36 items answered Good and remembered nine days later: more than the outlier rule takes away.
        TrainingExample[] Items(int count) => [.. Enumerable.Range(0, count).Select(_ => Example([(0, Grade.Good), (9, Grade.Good)]))];
        Assert.Same(Fsrs6Weights.Default, WeightTrainer.Fit(Items(7), Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken));
        var few = WeightTrainer.Fit(Items(36), Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken);
        Assert.True(few[2] > 2 * Fsrs6Weights.Default[2]);
        Assert.Equal(Fsrs6Weights.Default.Values[4..], few.Values[4..]);
        // Many, but all of them first reviews of a later day: nothing else can be told from them.
        Assert.Equal(Fsrs6Weights.Default.Values[4..], WeightTrainer.Fit(Items(200), Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken).Values[4..]);
    }

    [Fact]
    public void Training_twice_gives_the_same_weights()
    {
        var histories = Simulate(new Fsrs6(), items: 200, reviews: 8, seed: 4);
        Assert.Equal(
            WeightTrainer.Fit(TrainingExample.From(histories), Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken),
            WeightTrainer.Fit(TrainingExample.From(histories), Fsrs6Weights.Default, cancel: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Training_can_be_called_off()
    {
        var examples = TrainingExample.From(Simulate(new Fsrs6(), items: 100, reviews: 8, seed: 5));
        Assert.Throws<OperationCanceledException>(() => WeightTrainer.Fit(examples, Fsrs6Weights.Default, cancel: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Lucky_guesses_do_not_pass_for_stability()
    {
        // Four options: of what is forgotten a quarter is guessed.
        var guessed = Simulate(new Fsrs6(), items: 3000, reviews: 2, seed: 6, guessChance: 0.25);
        var told = TrainingExample.From(guessed);
        var untold = TrainingExample.From(guessed.Select(reviews => reviews.Select(review => review with { GuessChance = 0 }).ToArray()));
        var (withFloor, without) = (FirstStabilities.Fit(told, Fsrs6Weights.Default), FirstStabilities.Fit(untold, Fsrs6Weights.Default));
        Assert.InRange(withFloor[2], 0.6 * Fsrs6Weights.Default[2], 1.6 * Fsrs6Weights.Default[2]);
        Assert.True(without[2] > 1.4 * withFloor[2] && without[2] > 1.3 * Fsrs6Weights.Default[2], $"{without[2]} should be far above {withFloor[2]}.");
    }

    [Fact]
    public void Labels_are_reviews_of_later_days_in_the_order_of_time()
    {
        LoggedReview[] first = [Review(0, 0), Review(0, 1), Review(2, 2), Review(0, 3), Review(5, 40)];
        LoggedReview[] second = [Review(0, 5), Review(3, 8)];
        var examples = TrainingExample.From([first, second]);
        Assert.Equal([(5, 2), (2, 1), (5, 4)], examples.Select(example => (example.Reviews.Length, example.Label)));
        Assert.Equal([true, true, false], examples.Select(example => example.IsFirstLongTerm));
        Assert.Equal(2, TrainingExample.From([first, second], longest: 3).Length);

        static LoggedReview Review(int days, int hours) => new(days, Grade.Good, Start.AddHours(hours));
    }

    [Fact]
    public void Rare_and_late_first_intervals_are_left_out_with_everything_after_them()
    {
        TrainingExample[] examples =
        [
            .. Enumerable.Repeat(Example([(0, Grade.Good), (1, Grade.Good)]), 100),
            .. Enumerable.Repeat(Example([(0, Grade.Good), (2, Grade.Good)]), 30),
            .. Enumerable.Repeat(Example([(0, Grade.Good), (150, Grade.Good)]), 25),
            .. Enumerable.Repeat(Example([(0, Grade.Good), (3, Grade.Good)]), 5),
            Example([(0, Grade.Good), (3, Grade.Good), (4, Grade.Again)]),
            Example([(0, Grade.Good), (2, Grade.Good), (4, Grade.Again)]),
        ];
        var kept = Outliers.Remove(examples);
        Assert.Equal(131, kept.Length);
        Assert.DoesNotContain(kept, example => example.Reviews[1].Days is 3 or 150);
        Assert.Contains(kept, example => example.Label == 2);
    }

    [Fact]
    public void Of_first_stabilities_that_disagree_the_better_known_holds()
    {
        var ordered = FirstStabilities.Order(new Dictionary<Grade, (double, double)> { [Grade.Again] = (3, 100), [Grade.Hard] = (1, 10), [Grade.Easy] = (9, 5) });
        Assert.Equal((3, 3, 9), (ordered[Grade.Again], ordered[Grade.Hard], ordered[Grade.Easy]));
        Assert.Equal(1, FirstStabilities.Order(new Dictionary<Grade, (double, double)> { [Grade.Again] = (3, 10), [Grade.Hard] = (1, 100) })[Grade.Again]);
    }

    [Theory]
    [InlineData(0b0011)]
    [InlineData(0b0101)]
    [InlineData(0b1001)]
    [InlineData(0b0110)]
    [InlineData(0b1010)]
    [InlineData(0b1100)]
    [InlineData(0b0111)]
    [InlineData(0b1011)]
    [InlineData(0b1101)]
    [InlineData(0b1110)]
    public void Missing_first_stabilities_follow_from_any_that_are_known(int mask)
    {
        // Four that obey both relations exactly: each subset has to give them back.
        var (hard, good) = (1.2, 3.0);
        double[] all = [Math.Exp((Math.Log(hard) - 0.59 * Math.Log(good)) / 0.41), hard, good, Math.Exp((Math.Log(good) - 0.46 * Math.Log(hard)) / 0.54)];
        var known = Enumerable.Range(0, 4).Where(i => (mask >> i & 1) == 1).ToDictionary(i => (Grade)(i + 1), i => all[i]);
        var filled = FirstStabilities.Fill(known, Fsrs6Weights.Default);
        Assert.All(filled.Zip(all), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * pair.Second));
    }

    [Fact]
    public void Newer_reviews_count_up_to_four_times_as_much()
    {
        var shares = WeightTrainer.RecencyShares(5);
        Assert.Equal((0.25, 1), (shares[0], shares[^1]));
        Assert.Equal(0.25 + 0.75 / 8, shares[2], 12);
        Assert.Equal([1], WeightTrainer.RecencyShares(1));
    }

    private static TrainingExample Example((int Days, Grade Grade)[] reviews, double guessChance = 0) =>
        new([.. reviews.Select((review, i) => new LoggedReview(i == 0 ? 0 : review.Days, review.Grade, Start.AddDays(i), guessChance))], reviews.Length - 1);

    /// <summary>Items begun over 600 days (so that the newest reviews are not those of the best known items alone), answered as the model says they are remembered.</summary>
    private static LoggedReview[][] Simulate(Fsrs6 model, int items, int reviews, ulong seed, double guessChance = 0)
    {
        var random = new SplitMix(seed);
        var histories = new LoggedReview[items][];
        for (var item = 0; item < items; item++)
        {
            var grade = random.NextDouble() < 0.3 ? Grade.Again : Grade.Good;
            var at = Start.AddDays(random.Next(600));
            List<LoggedReview> log = [new(0, grade, at, guessChance)];
            var state = model.Init(grade);
            while (log.Count < reviews)
            {
                var days = 1 + random.Next(Math.Min(60, 2 * Intervals.WholeDays(state.Stability) + 5));
                at = at.AddDays(days);
                var right = random.NextDouble() < TrainingLoss.Right(model.Retrievability(state, days), guessChance);
                grade = !right ? Grade.Again : random.NextDouble() < 0.2 ? Grade.Hard : Grade.Good;
                log.Add(new(days, grade, at, guessChance));
                state = model.Next(state, days, grade);
            }

            histories[item] = [.. log];
        }

        return histories;
    }
}

using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Progress;

public sealed class MemoryUpdateTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly Guid Learner = new("0197d0a0-0000-7000-8000-000000000001");
    private static readonly MemoryRules Rules = new(new Fsrs6(), 0.9, 0);

    [Fact]
    public void A_first_review_gives_the_models_first_state_and_a_day_to_come()
    {
        var memory = After((0, Grade.Good));

        Assert.Equal(Rules.Model.Init(Grade.Good), memory.State);
        Assert.Equal((1, 0, Monday), (memory.Reviews, memory.Lapses, memory.LastDay));
        Assert.True(memory.DueDay > Monday);
    }

    [Fact]
    public void Forgetting_on_a_later_day_is_a_lapse_and_on_the_same_day_or_at_first_is_none()
    {
        Assert.Equal(0, After((0, Grade.Again)).Lapses);
        Assert.Equal(0, After((0, Grade.Good), (0, Grade.Again)).Lapses);
        var lapsed = After((0, Grade.Good), (3, Grade.Again));
        Assert.Equal((1, Monday.AddDays(3)), (lapsed.Lapses, lapsed.LapsedDay));
    }

    [Fact]
    public void A_repeat_of_the_same_day_moves_the_state_by_no_days()
    {
        var memory = After((0, Grade.Good), (0, Grade.Good));

        Assert.Equal(Rules.Model.Next(Rules.Model.Init(Grade.Good), 0, Grade.Good), memory.State);
        Assert.Equal(2, memory.Reviews);
    }

    [Fact]
    public void A_clock_that_was_set_back_is_no_time_passed()
    {
        var memory = After((5, Grade.Good), (0, Grade.Good));

        Assert.Equal(Monday.AddDays(5), memory.LastDay);
        Assert.Equal(Rules.Model.Next(Rules.Model.Init(Grade.Good), 0, Grade.Good), memory.State);
    }

    [Fact]
    public void A_confident_error_is_due_the_next_day_until_it_was_asked_on_a_later_one()
    {
        // Well known by now: a plain lapse would be given several days.
        (int, Grade)[] known = [(0, Grade.Easy), (20, Grade.Easy), (200, Grade.Easy)];
        var plain = Replay([.. known.Select(At), At((900, Grade.Again))]);
        var confident = Replay([.. known.Select(At), At((900, Grade.Again)) with { ConfidentError = true }]);
        var repeated = Replay([.. known.Select(At), At((900, Grade.Again)) with { ConfidentError = true }, At((900, Grade.Good))]);
        var corrected = Replay([.. known.Select(At), At((900, Grade.Again)) with { ConfidentError = true }, At((901, Grade.Good))]);

        Assert.True(plain.DueDay > Monday.AddDays(901));
        Assert.Equal((Monday.AddDays(901), Monday.AddDays(900)), (confident.DueDay, confident.ConfidentErrorDay));
        Assert.Equal((Monday.AddDays(901), Monday.AddDays(900)), (repeated.DueDay, repeated.ConfidentErrorDay));
        Assert.Null(corrected.ConfidentErrorDay);
        Assert.True(corrected.DueDay > Monday.AddDays(902));
    }

    [Fact]
    public void A_higher_retention_is_due_no_later()
    {
        var history = new[] { At((0, Grade.Good)), At((4, Grade.Good)), At((20, Grade.Good)) };
        var strict = MemoryUpdate.Replay(Learner, "d", "q", "i", history, Rules with { Retention = 0.97 })!;

        Assert.True(strict.DueDay < Replay(history).DueDay);
    }

    [Fact]
    public void Items_learnt_together_drift_apart_and_each_always_in_the_same_way()
    {
        var history = new[] { At((0, Grade.Good)), At((5, Grade.Good)), At((40, Grade.Good)) };
        var due = Enumerable.Range(0, 40).Select(n => MemoryUpdate.Replay(Learner, "d", "q", $"item-{n}", history, Rules)!.DueDay).ToList();

        Assert.True(due.Distinct().Count() > 3);
        Assert.Equal(due, Enumerable.Range(0, 40).Select(n => MemoryUpdate.Replay(Learner, "d", "renamed", $"item-{n}", history, Rules)!.DueDay));
    }

    [Fact]
    public void Applying_one_by_one_and_replaying_give_the_same()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            var day = 0;
            var history = Enumerable.Range(0, random.Next(1, 30)).Select(_ => At((day += random.Next(0, 9), (Grade)random.Next(1, 5))) with { ConfidentError = random.Next(9) == 0 }).ToList();
            var stored = MemoryUpdate.New(Learner, "d", "q", "i");
            history.ForEach(review => MemoryUpdate.Apply(stored, review, Rules));

            Assert.Equivalent(stored, Replay(history), strict: true);
        }
    }

    private static Review At((int Day, Grade Grade) review) => new(Monday.AddDays(review.Day), review.Grade, ConfidentError: false);

    private static ItemMemory After(params (int Day, Grade Grade)[] history) => Replay(history.Select(At));

    private static ItemMemory Replay(IEnumerable<Review> history) => MemoryUpdate.Replay(Learner, "d", "q", "i", history, Rules)!;
}

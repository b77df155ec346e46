using System.Text.Json;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Progress;

/// <summary>Published vectors about steps, due dates and fuzz.</summary>
public static class PeerSchedules
{
    public static readonly Card New = new(CardPhase.Learning, 0, null, 0, 0);

    public static IReadOnlyList<double> Compute(PeerCase one) => one.Kind switch
    {
        "scheduler_property" => [NeverBelowTheFloor(one)],
        "learning_steps" => Steps(one),
        "fuzz_bounds" => Bounds(one),
        _ when one.Id == "difficulty-floor" => [AllOnOneDay(one)],
        _ => Days(one),
    };

    /// <summary>Whole days of the schedule of ts-fsrs without steps, which pushes all four grades apart.</summary>
    public static double[] LongTermDays(PeerCase one)
    {
        var scheduler = new StepScheduler(one.Model, new([], [], one.Parameters.GetProperty("desired_retention").GetDouble(), Rule: CrossGradeRule.All));
        var (card, days) = (New, new List<double>());
        foreach (var (grade, elapsed) in one.Input.Grades("ratings").Zip(one.Input.Numbers("elapsed_days")))
        {
            var scheduled = scheduler.Answer(card, elapsed, grade);
            card = scheduled.Card;
            days.Add(scheduled.Days);
        }

        return [.. days];
    }

    private static StepScheduler Scheduler(PeerCase one) => new(one.Model, new(
        Minutes(one, "learning_steps_minutes", [1, 10]), Minutes(one, "relearning_steps_minutes", [10]),
        one.Parameters.TryGetProperty("desired_retention", out var retention) ? retention.GetDouble() : 0.9));

    private static TimeSpan[] Minutes(PeerCase one, string name, double[] usual) =>
        [.. (one.Parameters.TryGetProperty(name, out var minutes) ? minutes.Numbers() : usual).Select(TimeSpan.FromMinutes)];

    /// <summary>Each review exactly when due; py-fsrs counts whole periods of 24 hours.</summary>
    private static double[] Days(PeerCase one)
    {
        var scheduler = Scheduler(one);
        var (scheduled, days) = (new ScheduledCard(New, TimeSpan.Zero), new List<double>());
        foreach (var grade in one.Input.Grades("ratings"))
        {
            scheduled = scheduler.Answer(scheduled.Card, scheduled.Delay.Days, grade);
            days.Add(scheduled.Delay.Days);
            CompareDerived(one, days.Count - 1, scheduled);
        }

        return [.. days];
    }

    private static void CompareDerived(PeerCase one, int index, ScheduledCard scheduled)
    {
        if (one.Derived.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var row = one.Derived.GetProperty("rows")[index];
        Assert.Equal(row[1].GetDouble(), scheduled.Delay.TotalMinutes);
        Assert.Equal(row[2].GetString(), scheduled.Card.Phase.ToString().ToLowerInvariant());
        Assert.Equal(row[3].ValueKind == JsonValueKind.Null ? 0 : row[3].GetInt32(), scheduled.Card.Step);
        Assert.Equal(row[4].GetDouble(), scheduled.Card.Memory!.Value.Stability, 1e-12 * row[4].GetDouble());
        Assert.Equal(row[5].GetDouble(), scheduled.Card.Memory!.Value.Difficulty, 1e-12 * row[5].GetDouble());
    }

    private static double AllOnOneDay(PeerCase one)
    {
        var card = New;
        foreach (var grade in one.Input.Grades("ratings"))
        {
            card = Scheduler(one).Answer(card, 0, grade).Card;
        }

        return card.Memory!.Value.Difficulty;
    }

    /// <summary>1 when stability stays at its floor or above through 1000 failures, each a day late.</summary>
    private static double NeverBelowTheFloor(PeerCase one)
    {
        var scheduler = Scheduler(one);
        var scheduled = new ScheduledCard(New, TimeSpan.Zero);
        var held = true;
        for (var i = 0; i < 1000; i++)
        {
            scheduled = scheduler.Answer(scheduled.Card, scheduled.Delay.Days + 1, Grade.Again);
            held &= scheduled.Card.Memory!.Value.Stability >= Fsrs6.MinimumStability;
        }

        return held ? 1 : 0;
    }

    /// <summary>Minutes to due, state and step; what lies beyond the published rows has to be a review after a day or more.</summary>
    private static double[] Steps(PeerCase one)
    {
        var scheduler = Scheduler(one);
        var prior = new ScheduledCard(New, TimeSpan.Zero);
        foreach (var grade in one.Input.TryGetProperty("prior", out _) ? one.Input.Grades("prior") : [])
        {
            prior = scheduler.Answer(prior.Card, prior.Delay.Days, grade);
        }

        var rows = new List<ScheduledCard>();
        if (one.Input.TryGetProperty("ratings", out _))
        {
            rows.AddRange(one.Input.Grades("ratings").Select(grade => scheduler.Answer(prior.Card, prior.Delay.Days, grade)));
        }
        else
        {
            foreach (var grade in one.Input.Grades("ratings_in_sequence"))
            {
                prior = scheduler.Answer(prior.Card, prior.Delay.Days, grade);
                rows.Add(prior);
            }
        }

        var published = one.ExpectedNumbers.Length / 3;
        Assert.All(rows.Skip(published), row => Assert.True(row is { Card.Phase: CardPhase.Review, Days: >= 1 }));
        return [.. rows.Take(published).SelectMany(row => new[]
        {
            row.Delay.TotalMinutes,
            row.Card.Phase switch { CardPhase.Learning => 1, CardPhase.Review => 2, _ => 3 },
            row.Card.Phase == CardPhase.Review ? -1 : row.Card.Step,
        })];
    }

    private static double[] Bounds(PeerCase one)
    {
        var rows = one.Input.TryGetProperty("rows", out var listed)
            ? listed.EnumerateArray().Select(row => (row.GetProperty("interval").GetInt32(), row.GetProperty("elapsed").GetInt32(), row.GetProperty("maximum").GetInt32()))
            : one.Input.Numbers("interval_days").Select(days => ((int)days, one.Input.GetProperty("elapsed_days").GetInt32(), one.Parameters.GetProperty("maximum_interval").GetInt32()));
        return [.. rows.Select(row => Intervals.FuzzBounds(row.Item1, row.Item2, row.Item3)).SelectMany(bounds => new double[] { bounds.First, bounds.Last })];
    }
}

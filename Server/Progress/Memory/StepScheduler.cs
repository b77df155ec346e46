namespace QuizHub.Server.Progress.Memory;

public enum CardPhase
{
    Learning,
    Review,
    Relearning,
}

/// <summary>Whether the intervals of the four grades are pushed apart. It changes intervals, never memory.</summary>
public enum CrossGradeRule
{
    None,

    /// <summary>Hard ≤ Good, Good above Hard, Easy above Good, for items in review (Anki, ts-fsrs).</summary>
    Passes,

    /// <summary>Again ≤ Hard &lt; Good &lt; Easy, always (ts-fsrs without steps).</summary>
    All,
}

/// <summary>A new card is Learning step 0 without memory. <paramref name="Lapses"/> counts Again in review only.</summary>
public readonly record struct Card(CardPhase Phase, int Step, MemoryState? Memory, int Reviews, int Lapses);

/// <param name="Delay">From the review until the card is due; whole days in review.</param>
public readonly record struct ScheduledCard(Card Card, TimeSpan Delay)
{
    /// <summary>0 inside learning and relearning steps.</summary>
    public int Days => Card.Phase == CardPhase.Review ? Delay.Days : 0;
}

/// <param name="LearningSteps">Each above 0 and below a day; empty as QuizHub schedules, by study days.</param>
/// <param name="CapLast">The longest interval holds after the rule as well; false as in ts-fsrs, whose rule may pass it by a day or two.</param>
/// <param name="Fuzz">Move intervals so that cards learnt together drift apart.</param>
public sealed record StepSettings(
    IReadOnlyList<TimeSpan> LearningSteps,
    IReadOnlyList<TimeSpan> RelearningSteps,
    double Retention = 0.9,
    int MaximumInterval = Intervals.Maximum,
    CrossGradeRule Rule = CrossGradeRule.None,
    bool CapLast = true,
    bool Fuzz = false);

/// <summary>
/// The card states of Anki and py-fsrs: learning and relearning steps of minutes around reviews by days. QuizHub's own settings have no steps;
/// they are here to replay what the peers publish. Where peers differ: Hard repeats the step it is on, its delay on the first step is not rounded,
/// Again past the last step starts over.
/// </summary>
public sealed class StepScheduler
{
    private static readonly Grade[] Grades = [Grade.Again, Grade.Hard, Grade.Good, Grade.Easy];

    private readonly IMemoryModel _model;
    private readonly StepSettings _settings;

    /// <exception cref="ArgumentException">A step of no time or of a day and more, a maximum below 1 day, or a retention outside (0, 1).</exception>
    public StepScheduler(IMemoryModel model, StepSettings settings)
    {
        if (settings.LearningSteps.Concat(settings.RelearningSteps).Any(step => step <= TimeSpan.Zero || step >= TimeSpan.FromDays(1)))
        {
            throw new ArgumentException("A step is longer than nothing and shorter than a day.", nameof(settings));
        }

        if (settings.MaximumInterval < 1 || !(settings.Retention > 0 && settings.Retention < 1))
        {
            throw new ArgumentException("The longest interval is 1 day or more, and retention lies between 0 and 1.", nameof(settings));
        }

        (_model, _settings) = (model, settings);
    }

    /// <param name="days">Since the review before; no matter for a new card.</param>
    /// <param name="unit">In [0, 1), the same for all four grades; used when fuzz is on.</param>
    public ScheduledCard Answer(in Card card, double days, Grade grade, double unit = 0)
    {
        var answered = Remember(card, days, grade);
        var (phase, step, delay) = Place(card, grade);
        if (phase != CardPhase.Review)
        {
            return new(answered with { Phase = phase, Step = step }, delay);
        }

        return new(answered with { Phase = CardPhase.Review, Step = 0 }, TimeSpan.FromDays(WholeDays(card, answered, days, grade, unit)));
    }

    /// <summary>What each of the four grades would lead to, Again first.</summary>
    public IReadOnlyList<ScheduledCard> Preview(Card card, double days, double unit = 0) =>
        [.. Grades.Select(grade => Answer(card, days, grade, unit))];

    private Card Remember(in Card card, double days, Grade grade) => card with
    {
        Memory = card.Memory is { } memory ? _model.Next(memory, days, grade) : _model.Init(grade),
        Reviews = card.Reviews + 1,
        Lapses = card.Lapses + (card.Phase == CardPhase.Review && grade == Grade.Again ? 1 : 0),
    };

    private (CardPhase Phase, int Step, TimeSpan Delay) Place(in Card card, Grade grade)
    {
        var graduated = (CardPhase.Review, 0, TimeSpan.Zero);
        if (card.Phase == CardPhase.Review)
        {
            return grade == Grade.Again && _settings.RelearningSteps is [var first, ..] ? (CardPhase.Relearning, 0, first) : graduated;
        }

        var steps = card.Phase == CardPhase.Learning ? _settings.LearningSteps : _settings.RelearningSteps;
        // A step beyond the last one: steps were taken away after the card was scheduled.
        if (steps.Count == 0 || (card.Step >= steps.Count && grade != Grade.Again))
        {
            return graduated;
        }

        return grade switch
        {
            Grade.Again => (card.Phase, 0, steps[0]),
            Grade.Hard when card.Step > 0 => (card.Phase, card.Step, steps[card.Step]),
            Grade.Hard => (card.Phase, 0, steps.Count == 1 ? 1.5 * steps[0] : (steps[0] + steps[1]) / 2),
            Grade.Good when card.Step + 1 < steps.Count => (card.Phase, card.Step + 1, steps[card.Step + 1]),
            _ => graduated,
        };
    }

    private int WholeDays(in Card before, in Card answered, double days, Grade grade, double unit)
    {
        if (_settings.Rule == CrossGradeRule.None || (_settings.Rule == CrossGradeRule.Passes && (before.Phase != CardPhase.Review || grade == Grade.Again)))
        {
            return OwnDays(answered, days, unit);
        }

        var (again, hard, good, easy) = (Of(before, Grade.Again), Of(before, Grade.Hard), Of(before, Grade.Good), Of(before, Grade.Easy));
        if (_settings.Rule == CrossGradeRule.All)
        {
            again = Math.Min(again, hard);
            hard = Math.Max(hard, again + 1);
        }
        else
        {
            hard = Math.Min(hard, good);
        }

        good = Math.Max(good, hard + 1);
        easy = Math.Max(easy, good + 1);
        var chosen = grade switch { Grade.Again => again, Grade.Hard => hard, Grade.Good => good, _ => easy };
        return _settings.CapLast ? Math.Min(chosen, _settings.MaximumInterval) : chosen;

        int Of(in Card card, Grade one) => OwnDays(Remember(card, days, one), days, unit);
    }

    private int OwnDays(in Card answered, double days, double unit)
    {
        var whole = Intervals.WholeDays(_model.Interval(answered.Memory!.Value, _settings.Retention), _settings.MaximumInterval);
        return _settings.Fuzz ? Intervals.Fuzzed(whole, unit, (int)Math.Max(days, 0), _settings.MaximumInterval) : whole;
    }
}

using System.Security.Cryptography;
using System.Text;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress;

/// <summary>What an attempt tells the memory model.</summary>
/// <param name="ConfidentError">Wrong, and said to be sure above 80 %.</param>
public readonly record struct Review(DateOnly Day, Grade Grade, bool ConfidentError)
{
    /// <summary>Null for an attempt that is never scheduled.</summary>
    public static Review? Of(Attempt attempt) => attempt.Grade is { } grade
        ? new Review(attempt.StudyDay, grade, attempt is { Confidence: Confidence.High, Score: < 0.5, Revealed: false })
        : null;
}

/// <summary>By what a learner's items are scheduled.</summary>
/// <param name="Retention">In (0, 1): an item is due when its chance of recall has fallen to this.</param>
/// <param name="WeightsVersion">0 for the model's defaults.</param>
public sealed record MemoryRules(IMemoryModel Model, double Retention, int WeightsVersion)
{
    public const double DefaultRetention = 0.9;
}

/// <summary>
/// Moves a memory by one review. Scheduling is by study days, without steps of minutes: an interval is the model's, rounded to whole days and moved a little
/// so that what was learnt together drifts apart. A confident error is due no later than the next day.
/// </summary>
public static class MemoryUpdate
{
    public static void Apply(ItemMemory memory, Review review, MemoryRules rules)
    {
        var isNew = memory.Reviews == 0;
        // A clock or zone that was set back is no time passed.
        var days = isNew ? 0 : Math.Max(0, review.Day.DayNumber - memory.LastDay.DayNumber);
        var isLaterDay = isNew || days > 0;
        var state = isNew ? rules.Model.Init(review.Grade) : rules.Model.Next(memory.State, days, review.Grade);
        if (days > 0 && review.Grade == Grade.Again)
        {
            memory.Lapses++;
            memory.LapsedDay = review.Day;
        }

        if (review.ConfidentError || isLaterDay)
        {
            memory.ConfidentErrorDay = review.ConfidentError ? review.Day : null;
        }

        (memory.Model, memory.Stability, memory.Difficulty) = (state.Model, state.Stability, state.Difficulty);
        memory.WeightsVersion = rules.WeightsVersion;
        memory.Retention = rules.Retention;
        memory.LastDay = isNew || review.Day > memory.LastDay ? review.Day : memory.LastDay;
        memory.Reviews++;
        memory.LastGrade = review.Grade;
        memory.DueDay = DueDay(memory, days, rules);
    }

    /// <summary>The day on which a memory is due under the given rules.</summary>
    /// <param name="elapsed">Days between its last two reviews: a longer interval stays longer than that when it is moved.</param>
    public static DateOnly DueDay(ItemMemory memory, int elapsed, MemoryRules rules)
    {
        var whole = Intervals.WholeDays(rules.Model.Interval(memory.State, rules.Retention));
        var moved = Intervals.Fuzzed(whole, SplitMix.Unit(FuzzId(memory), memory.Reviews), elapsed);
        // The calendar ends before the longest interval does, for whoever lives in the year 9900.
        var days = Math.Min(memory.ConfidentErrorDay is null ? moved : 1, DateOnly.MaxValue.DayNumber - memory.LastDay.DayNumber);
        return memory.LastDay.AddDays(days);
    }

    /// <summary>The memory after a whole history, oldest first; null when nothing of it is scheduled.</summary>
    public static ItemMemory? Replay(Guid learnerId, string deck, string question, string item, IEnumerable<Review> history, MemoryRules rules)
    {
        var memory = New(learnerId, deck, question, item);
        foreach (var review in history)
        {
            Apply(memory, review, rules);
        }

        return memory.Reviews == 0 ? null : memory;
    }

    /// <summary>Of an item that was never reviewed: to be given its first review at once.</summary>
    public static ItemMemory New(Guid learnerId, string deck, string question, string item) =>
        new() { LearnerId = learnerId, DeckSlug = deck, QuestionSlug = question, ItemId = item, Model = "" };

    /// <summary>The question's name is no part of it: it may change.</summary>
    private static Guid FuzzId(ItemMemory memory) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{memory.LearnerId:N}/{memory.DeckSlug}/{memory.ItemId}")).AsSpan(0, 16), bigEndian: true);
}

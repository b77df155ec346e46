namespace QuizHub.Server.Progress.Memory;

/// <summary>
/// The seam for the next version of the memory model: all that scheduling, planning and progress know of it.
/// Days count from the item's last review: study days (4 o'clock rollover in the learner's zone) for <see cref="Next"/>, fractions allowed elsewhere.
/// </summary>
/// <remarks>Every implementation throws <see cref="ArgumentOutOfRangeException"/> for an undefined grade or days that are not finite,
/// takes negative days (a clock that was set back) for 0, and throws <see cref="ArgumentException"/> for a state of another model.</remarks>
public interface IMemoryModel
{
    /// <summary>Stored with each state.</summary>
    string Id { get; }

    /// <summary>State after the first review of an item.</summary>
    MemoryState Init(Grade grade);

    /// <summary>State after a later review, <paramref name="days"/> after the one before.</summary>
    MemoryState Next(in MemoryState state, double days, Grade grade);

    /// <summary>Chance of recall, in (0, 1].</summary>
    double Retrievability(in MemoryState state, double days);

    /// <summary>Days until the chance of recall has fallen to <paramref name="retention"/>, in (0, 1]: neither rounded nor capped.</summary>
    double Interval(in MemoryState state, double retention);
}

using System.Collections.Immutable;

namespace QuizHub.Server.Quizzes;

/// <summary>
/// The times that a learner's answers to one type of item took, as far as their median can be moved by the answers to come: those around the middle. An answer moves
/// the middle by half a place, so that what was read once lasts for as many answers as it reaches to either side.
/// </summary>
/// <param name="Count">Of all times.</param>
/// <param name="Below">How many stand before the window.</param>
/// <param name="Window">Milliseconds, in order, without a gap.</param>
public sealed record ActiveTimes(int Count, int Below, ImmutableArray<long> Window)
{
    public static readonly ActiveTimes None = new(0, 0, []);

    /// <summary>Null below <see cref="EvidenceGrade.AttemptsForMedian"/>; of an even number the mean of the middle two, in whole milliseconds.</summary>
    /// <exception cref="InvalidOperationException">The middle has left the window: more answers were added than it was read for.</exception>
    public long? Median => Count < EvidenceGrade.AttemptsForMedian ? null
        : Count % 2 == 1 ? At((Count - 1) / 2)
        : (long)new[] { At(Count / 2 - 1), At(Count / 2) }.Average();

    /// <summary>Where a window begins that lasts for so many answers.</summary>
    public static int Start(int count, int answers) => Math.Max(0, (count - 1) / 2 - answers - 1);

    /// <summary>How many times such a window holds.</summary>
    public static int Length(int answers) => 2 * answers + 4;

    public ActiveTimes With(long milliseconds)
    {
        var endsAbove = Below + Window.Length < Count;
        if (Below > 0 && milliseconds < Window[0])
        {
            return this with { Count = Count + 1, Below = Below + 1 };
        }

        if (endsAbove && milliseconds > Window[^1])
        {
            return this with { Count = Count + 1 };
        }

        var place = Window.BinarySearch(milliseconds);
        return this with { Count = Count + 1, Window = Window.Insert(place < 0 ? ~place : place, milliseconds) };
    }

    private long At(int place) => place >= Below && place - Below < Window.Length
        ? Window[place - Below]
        : throw new InvalidOperationException($"The median at {place} is outside of what was read: {Window.Length} times from {Below} on.");
}

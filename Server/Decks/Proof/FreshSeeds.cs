namespace QuizHub.Server.Decks.Proof;

/// <summary>Seeds that nobody chose while looking: drawn by a generator, none of those that decks name.</summary>
public static class FreshSeeds
{
    /// <summary>Decks name seeds below this, and people who try settings do as well.</summary>
    private const int First = 10_000;

    private const int Last = 1_000_000;

    /// <param name="draw">Decides which: the same number draws the same seeds.</param>
    /// <param name="count">1 to 10 000.</param>
    /// <returns>Distinct seeds from 10 000 to 1 000 000, in the order of drawing, so that a longer list begins with the shorter one.</returns>
    public static IReadOnlyList<int> Draw(int draw, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 10_000);
        var random = new Random(draw);
        var seeds = new HashSet<int>();
        while (seeds.Count < count)
        {
            seeds.Add(random.Next(First, Last + 1));
        }

        return [.. seeds];
    }
}

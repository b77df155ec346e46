namespace QuizHub.Tests.Decks.Nasty;

/// <summary>
/// Decks that a careless or hostile author could write, drawn from a seed: each kind of what once ended or stalled the program, and each limit of the format
/// passed, in sizes from just beyond the limit to absurd.
/// </summary>
public static class NastyDecks
{
    /// <summary>Every kind in turn, with other sizes each time round.</summary>
    public static IReadOnlyList<NastyDeck> Draw(int count, int seed) => Draw(count, seed, Kinds);

    public static int KindCount => Kinds.Count();

    private static IEnumerable<NastyKind> Kinds => NastyTexts.Kinds.Concat(NastyFormats.Kinds).Concat(NastyFiles.Kinds);

    internal static IReadOnlyList<NastyDeck> Draw(int count, int seed, IEnumerable<NastyKind> from)
    {
        var random = new Random(seed);
        var kinds = from.ToList();
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var (name, mustFind, kind) = kinds[number % kinds.Count];
            return new NastyDeck($"n{number:000}-{name}", mustFind, kind(new Random(random.Next())));
        })];
    }

    public static void WriteTo(string root, IEnumerable<NastyDeck> decks)
    {
        foreach (var deck in decks)
        {
            var folder = Path.Combine(root, deck.Slug);
            Directory.CreateDirectory(folder);
            deck.Write(folder);
        }
    }
}

/// <param name="Draw">Makes the writer of one deck from a source of chance.</param>
public readonly record struct NastyKind(string Name, bool MustFind, Func<Random, Action<string>> Draw);

namespace QuizHub.Server.Decks.Items;

/// <summary>Words that differ by a letter or two and mean the contrary, or another thing: increase and decrease, supervised and unsupervised. Made from the parts of
/// words that turn a meaning, so that they are told apart whether the deck uses them or not.</summary>
public static class Opposites
{
    /// <summary>Put before a word, or taken from it, they turn its meaning. Longer ones are more than two slips away in any case; a single letter before any word would be
    /// a slip most of the time.</summary>
    private static readonly string[] Prefixes = ["un", "in", "im", "il", "ir", "de", "re", "co", "bi", "di", "up", "ex", "en", "ab", "an"];

    /// <summary>Words, by their stems, that an <c>a</c> before them turns.</summary>
    private static readonly string[] TurnedByA = ["symmetr", "synchron", "periodic", "cyclic", "typical", "moral", "social", "septic", "perture", "spheric"];

    /// <summary>What stands at the start of a word and can stand there for one another.</summary>
    private static readonly string[][] Starts =
    [
        ["in", "de"], ["in", "ex"], ["im", "ex"], ["in", "bi", "sur"], ["en", "de"], ["over", "under"], ["super", "sub"], ["pre", "post"], ["up", "down"], ["up", "sub"],
        ["hyper", "hypo"], ["homo", "hetero"], ["uni", "bi", "tri", "multi", "mono", "poly"], ["maxi", "mini"], ["con", "dis"], ["con", "di"], ["dis", "in"], ["ante", "post"],
    ];

    /// <summary>What can stand for one another anywhere in a word.</summary>
    private static readonly string[][] Anywhere =
    [
        ["max", "min"], ["encod", "decod"], ["super", "unsuper"], ["increas", "decreas"], ["inter", "intra"], ["macro", "micro"], ["convex", "concav"], ["over", "under"],
        ["quantil", "quartil"], ["ascend", "descend"], ["effect", "affect"], ["variat", "covariat"], ["varianc", "covarianc"], ["posit", "negat"], ["forward", "backward"],
    ];

    /// <summary>Of a folded word; made-up ones among them.</summary>
    public static IEnumerable<string> Of(string word) => Prefixed(word).Concat(Swapped(word)).Concat(Inside(word)).Where(other => other != word).Distinct();

    private static IEnumerable<string> Prefixed(string word) =>
    [
        .. Prefixes.Select(prefix => prefix + word),
        .. Prefixes.Where(prefix => word.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => word[prefix.Length..]),
        .. TurnedByA.Where(stem => word.StartsWith(stem, StringComparison.Ordinal)).Select(_ => "a" + word),
        .. TurnedByA.Where(stem => word.StartsWith("a" + stem, StringComparison.Ordinal)).Select(_ => word[1..]),
    ];

    private static IEnumerable<string> Swapped(string word) =>
        from starts in Starts
        from start in starts
        where word.StartsWith(start, StringComparison.Ordinal)
        from other in starts
        select other + word[start.Length..];

    private static IEnumerable<string> Inside(string word) =>
        from parts in Anywhere
        from part in parts
        where word.Contains(part, StringComparison.Ordinal)
        from other in parts
        select word.Replace(part, other, StringComparison.Ordinal);
}

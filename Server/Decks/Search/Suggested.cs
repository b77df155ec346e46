using QuizHub.Server.Decks.Search.Queries;

namespace QuizHub.Server.Decks.Search;

/// <summary>Terms that are spelt a little like what was not found.</summary>
internal static class Suggested
{
    private const int Most = 4;

    /// <summary>How much of the pairs of letters two words share must be equal.</summary>
    private const double Alike = 0.4;

    private static readonly F23.StringSimilarity.SorensenDice Pairs = new(2);

    extension(SearchIndex index)
    {
        public IReadOnlyList<string> Suggestions(Query query)
        {
            var typed = string.Concat(query.Units.Select(unit => unit.Shown));
            return typed.Length is < 4 or > 40
                ? []
                : [.. index.Lexicon.Names.Select(name => (name.Text, Alike: Pairs.Similarity(name.Joined, typed))).Where(name => name.Alike > Alike)
                    .OrderByDescending(name => name.Alike).Select(name => name.Text).Distinct().Take(Most)];
        }
    }
}

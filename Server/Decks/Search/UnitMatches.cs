using QuizHub.Server.Decks.Search.Queries;

namespace QuizHub.Server.Decks.Search;

/// <summary>The documents that have what a unit of a query asks for, and how surely: 1 for the term or the word itself, less for a part or a longer word.</summary>
internal static class UnitMatches
{
    private const float Itself = 1, AllParts = 0.95f, Longer = 0.6f, PartOfRun = 0.4f;

    /// <param name="with">Documents with a key, ascending.</param>
    /// <param name="found">Empty; takes the documents.</param>
    public static void In(QueryUnit unit, Func<string, int[]> with, Scores found)
    {
        Add(unit.Terms.Keys.Select(SearchKeys.OfTerm), Itself);
        Add(unit.Words, Itself);
        found.TryAdd(All([.. SearchKeys.Pairs(unit.Run)], with), Itself);
        found.TryAdd(All(unit.Together, with), AllParts);
        Add(unit.Endings, Longer);
        Add(unit.Run.Length > 2 ? SearchKeys.Pairs(unit.Run) : [], PartOfRun);

        void Add(IEnumerable<string> keys, float quality)
        {
            foreach (var key in keys)
            {
                found.TryAdd(with(key), quality);
            }
        }
    }

    private static IEnumerable<int> All(IReadOnlyList<string> keys, Func<string, int[]> with) => keys.Count == 0
        ? []
        : keys.Skip(1).Aggregate((IEnumerable<int>)with(keys[0]), (documents, key) => documents.Intersect(with(key)));
}

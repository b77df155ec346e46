using QuizHub.Server.Decks.Search.Queries;

namespace QuizHub.Server.Decks.Search;

/// <summary>The documents that have what a unit of a query asks for, and how surely: 1 for the term or the word itself, less for a part or a longer word.</summary>
internal static class UnitMatches
{
    private const float Itself = 1, AllParts = 0.95f, Longer = 0.6f, PartOfRun = 0.4f;

    /// <param name="with">Documents with a key, ascending.</param>
    public static Dictionary<int, float> In(QueryUnit unit, Func<string, IReadOnlyList<int>> with)
    {
        var found = new Dictionary<int, float>();
        Add(unit.Terms.Keys.SelectMany(term => with(SearchKeys.OfTerm(term))), Itself);
        Add(unit.Words.SelectMany(with), Itself);
        Add(All([.. SearchKeys.Pairs(unit.Run)], with), Itself);
        Add(All(unit.Together, with), AllParts);
        Add(unit.Endings.SelectMany(with), Longer);
        Add(unit.Run.Length > 2 ? SearchKeys.Pairs(unit.Run).SelectMany(with) : [], PartOfRun);
        return found;

        void Add(IEnumerable<int> documents, float quality)
        {
            foreach (var document in documents)
            {
                found.TryAdd(document, quality);
            }
        }
    }

    private static IEnumerable<int> All(IReadOnlyList<string> keys, Func<string, IReadOnlyList<int>> with) => keys.Count == 0
        ? []
        : keys.Skip(1).Aggregate((IEnumerable<int>)with(keys[0]), (documents, key) => documents.Intersect(with(key)));
}

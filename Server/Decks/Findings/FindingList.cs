namespace QuizHub.Server.Decks.Findings;

/// <summary>Collects what is found, in any order, and remembers which files hold something that blocks.</summary>
public sealed class FindingList
{
    private readonly HashSet<Diagnostic> _found = [];
    private readonly HashSet<string> _blocked = new(StringComparer.Ordinal);

    /// <summary>Everything found, by file and place.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        [.. _found.OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Line).ThenBy(found => found.Column).ThenBy(found => found.Code, StringComparer.Ordinal)];

    public void Add(Finding finding, Place place, params IReadOnlyList<object> values)
    {
        _found.Add(finding.At(place, values));
        if (finding.Blocks)
        {
            _blocked.Add(place.Path);
        }
    }

    public void Add(FindingList others)
    {
        _found.UnionWith(others._found);
        _blocked.UnionWith(others._blocked);
    }

    public bool Blocks(string path) => _blocked.Contains(path);
}

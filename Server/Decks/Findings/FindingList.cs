namespace QuizHub.Server.Decks.Findings;

/// <summary>Collects what is found, in any order, and remembers which files hold something that blocks.</summary>
public sealed class FindingList
{
    private readonly HashSet<Diagnostic> _found = [];
    private readonly Dictionary<string, Diagnostic> _blocking = new(StringComparer.Ordinal);

    /// <summary>Kinds that say something of the moment, not of the file alone: the same file may be free of them the next time.</summary>
    private static readonly Finding[] OfTheMoment =
        [FindingCatalogue.Unreadable, FindingCatalogue.NotAFile, FindingCatalogue.ReaderFailed, FindingCatalogue.ScriptStopped];

    /// <summary>Whether a file that stays as it is may yet be read otherwise.</summary>
    public bool MayPass => _found.Any(found => Array.Exists(OfTheMoment, kind => kind.Code == found.Code));

    /// <summary>Everything found, by file and place.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        [.. _found.OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Line).ThenBy(found => found.Column).ThenBy(found => found.Code, StringComparer.Ordinal)];

    public void Add(Finding finding, Place place, params IReadOnlyList<object> values)
    {
        var found = finding.At(place, values);
        _found.Add(found);
        if (finding.Blocks)
        {
            Block(found);
        }
    }

    public void Add(FindingList others)
    {
        _found.UnionWith(others._found);
        foreach (var found in others._blocking.Values)
        {
            Block(found);
        }
    }

    /// <summary>Whether a file holds one of these kinds already.</summary>
    public bool Holds(string path, IReadOnlyCollection<Finding> kinds) => _found.Any(found => found.Path == path && kinds.Any(kind => kind.Code == found.Code));

    public bool Blocks(string path) => _blocking.ContainsKey(path);

    /// <summary>The first thing in a file that keeps it from being shown.</summary>
    public Diagnostic? FirstBlocking(string path) => _blocking.GetValueOrDefault(path);

    /// <summary>The first thing that is said of a place and keeps something from being shown.</summary>
    public Diagnostic? FirstAt(Place place) =>
        _found.FirstOrDefault(found => (found.Path, found.Line, found.Column) == (place.Path, place.Line, place.Column) && found.Severity == Severity.Error);

    private void Block(Diagnostic found)
    {
        if (!_blocking.TryGetValue(found.Path, out var first) || (found.Line, found.Column).CompareTo((first.Line, first.Column)) < 0)
        {
            _blocking[found.Path] = found;
        }
    }
}

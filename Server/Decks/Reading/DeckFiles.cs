using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>One file of a deck.</summary>
/// <param name="Name">Its path inside the deck's folder, with slashes.</param>
/// <param name="Path">As shown to the author.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Read">Reads it; only called while <see cref="Length"/> is within the limit.</param>
internal sealed record DeckFile(string Name, string Path, long Length, Func<byte[]> Read)
{
    /// <summary>Null, with a finding, when the file is too large or not UTF-8.</summary>
    public SourceText? Text(FindingList findings) => Bytes(findings) is { } bytes ? SourceText.Decode(Path, bytes, findings) : null;

    public byte[]? Bytes(FindingList findings)
    {
        if (Length <= DeckLimits.MaxFileBytes)
        {
            return Read();
        }

        findings.Add(FindingCatalogue.TooLarge, Place.StartOf(Path), Name, Length);
        return null;
    }
}

/// <summary>The files of a deck, from a folder or from memory.</summary>



public sealed record DeckFiles
{
    private readonly IReadOnlyDictionary<string, DeckFile> _files;

    private DeckFiles(string slug, string path, string? folder, IEnumerable<DeckFile> files, IReadOnlyList<string> outside)
    {
        Slug = slug;
        Path = path;
        Folder = folder;
        Outside = outside;
        _files = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
    }

    public string Slug { get; }

    public string Path { get; }

    public string? Folder { get; }

    /// <summary>Names of files and folders that are links out of the deck's folder; they are not read.</summary>
    public IReadOnlyList<string> Outside { get; }

    internal IEnumerable<DeckFile> All => _files.Values;

    /// <param name="path">The folder as the caller named it: findings show it so.</param>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    public static DeckFiles FromFolder(string path)
    {
        var folder = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var shown = path.Replace('\\', '/').TrimEnd('/');
        var files = new List<DeckFile>();
        var outside = new List<string>();
        Walk(new(folder), "");
        return new(System.IO.Path.GetFileName(folder), shown, folder, files, outside);

        void Walk(DirectoryInfo directory, string prefix)
        {
            foreach (var entry in directory.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var name = prefix + entry.Name;
                if (entry.LinkTarget is not null)
                {
                    outside.Add(name);
                }
                else if (entry is DirectoryInfo child)
                {
                    Walk(child, name + "/");
                }
                else if (entry is FileInfo file)
                {
                    files.Add(new(name, $"{shown}/{name}", file.Length, () => File.ReadAllBytes(file.FullName)));
                }
            }
        }
    }

    /// <param name="files">Path inside the deck, with slashes, to content.</param>
    public static DeckFiles InMemory(string slug, IReadOnlyDictionary<string, byte[]> files) =>
        new(slug, slug, null, files.Select(file => new DeckFile(file.Key, $"{slug}/{file.Key}", file.Value.Length, () => file.Value)), []);

    internal DeckFile? Find(string name) => _files.GetValueOrDefault(name);

    internal string PathOf(string name) => $"{Path}/{name}";
}

using System.Security.Cryptography;
using QuizHub.Server.Decks.Findings;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Reading;

/// <summary>One file of a deck.</summary>
/// <param name="Name">Its path inside the deck's folder, with slashes.</param>
/// <param name="Path">As shown to the author.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Stamp">Equal as long as the file says the same.</param>
/// <param name="Read">Reads it; only called while <see cref="Length"/> is within the limit. Null for what is no regular file.</param>
internal sealed record DeckFile(string Name, string Path, long Length, string Stamp, Func<byte[]?> Read)
{
    /// <summary>Null, with a finding, when the file can't be read, is too large or not UTF-8.</summary>
    public SourceText? Text(FindingList findings) => Bytes(findings) is { } bytes ? SourceText.Decode(Path, bytes, findings) : null;

    public byte[]? Bytes(FindingList findings)
    {
        if (Length > DeckLimits.MaxFileBytes)
        {
            findings.Add(FindingCatalogue.TooLarge, Place.StartOf(Path), Name, Length);
            return null;
        }

        try
        {
            var bytes = Read();
            if (bytes is null)
            {
                findings.Add(FindingCatalogue.NotAFile, Place.StartOf(Path), Name);
            }

            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Add(FindingCatalogue.Unreadable, Place.StartOf(Path), Name, error.Message);
            return null;
        }
    }
}

/// <summary>The files of a deck, from a folder or from memory.</summary>
public sealed record DeckFiles
{
    private readonly IReadOnlyDictionary<string, DeckFile> _files;

    private DeckFiles(string slug, string path, string? folder, IEnumerable<DeckFile> files, DeckListing? listing)
    {
        Slug = slug;
        Path = path;
        Folder = folder;
        Listing = listing;
        _files = files.Where(file => !CompanionFiles.Contains(file.Name)).ToDictionary(file => file.Name, StringComparer.Ordinal);
    }

    public string Slug { get; }

    public string Path { get; }

    public string? Folder { get; }

    internal IEnumerable<DeckFile> All => _files.Values;

    /// <summary>That of <see cref="DeckListing.Fingerprint"/>; null for files in memory.</summary>
    internal string? Fingerprint => Listing?.Fingerprint();

    private DeckListing? Listing { get; }

    /// <param name="path">The folder as the caller named it: findings show it so.</param>
    public static DeckFiles FromFolder(string path)
    {
        var folder = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var shown = path.Replace('\\', '/').TrimEnd('/');
        var listing = DeckListing.Of(folder);
        var files = listing.Files.Select(file => new DeckFile(
            file.Name, $"{shown}/{file.Name}", file.Length, file.Stamp, () => RegularFile.Read(file.FullName, DeckLimits.MaxFileBytes)));
        return new(System.IO.Path.GetFileName(folder), shown, folder, files, listing);
    }

    /// <param name="files">Path inside the deck, with slashes, to content.</param>
    public static DeckFiles InMemory(string slug, IReadOnlyDictionary<string, byte[]> files) =>
        new(slug, slug, null, files.Select(file => InMemory($"{slug}/{file.Key}", file.Key, file.Value)), null);

    private static DeckFile InMemory(string path, string name, byte[] content) =>
        new(name, path, content.Length, Convert.ToHexString(SHA256.HashData(content)), () => content);

    internal DeckFile? Find(string name) => _files.GetValueOrDefault(name);

    internal string PathOf(string name) => name.Length == 0 ? Path : $"{Path}/{name}";

    /// <summary>Reports what lies in the folder and is not read.</summary>
    internal void Report(FindingList findings)
    {
        foreach (var name in Listing?.Links ?? [])
        {
            findings.Add(FindingCatalogue.LeavesDeck, Place.StartOf(PathOf(name)), name);
        }

        foreach (var (name, why) in Listing?.Unreadable ?? [])
        {
            findings.Add(FindingCatalogue.Unreadable, Place.StartOf(PathOf(name)), name.Length == 0 ? Slug : name, why);
        }

        foreach (var (name, why) in Listing?.Cut ?? Enumerable.Empty<(string, Text)>())
        {
            findings.Add(FindingCatalogue.FolderTooLarge, Place.StartOf(PathOf(name)), name, why);
        }
    }
}

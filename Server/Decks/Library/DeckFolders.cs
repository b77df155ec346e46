using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Library;

/// <summary>The decks of a content directory: its folders that hold a deck.yml. The server and <c>check</c> both ask here.</summary>
internal static class DeckFolders
{
    /// <summary>In the order of their names. Folders that are links are no decks; see <see cref="Linked"/>.</summary>
    /// <exception cref="IOException">The directory can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public static IReadOnlyList<string> In(string directory) =>
        [.. Folders(directory, linked: false).Select(folder => folder.FullName).Where(IsDeck).Order(StringComparer.Ordinal)];

    /// <summary>What is said of folders that are links.</summary>
    /// <param name="shown">The directory as the caller named it.</param>
    public static IReadOnlyList<Diagnostic> Linked(string directory, string shown) =>
        [.. Folders(directory, linked: true).OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .Select(folder => FindingCatalogue.LinkedDeck.At(Place.StartOf($"{shown.TrimEnd('/')}/{folder.Name}"), folder.Name))];

    /// <summary>Whether a deck is meant: also where deck.yml is a link, which reading then reports.</summary>
    public static bool IsDeck(string folder) =>
        new FileInfo(Path.Combine(folder, DeckYmlReader.FileName)) is var yml && (yml.Exists || yml.LinkTarget is not null);

    private static IEnumerable<DirectoryInfo> Folders(string directory, bool linked) => new DirectoryInfo(directory).EnumerateDirectories()
        .Where(folder => !folder.Name.StartsWith('.') && folder.Attributes.HasFlag(FileAttributes.ReparsePoint) == linked);
}

using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Reading;
using QuizHub.Site;

namespace QuizHub.Server.Decks;

/// <summary>What is to be checked: all decks of a content root, one deck, or one file of one.</summary>
/// <param name="Path">As the caller named it, with slashes.</param>
/// <param name="Folders">Folders of decks, named by way of <paramref name="Path"/>.</param>
/// <param name="File">The one file that is asked for, as findings name it; else null.</param>
internal sealed record CheckTarget(string Path, IReadOnlyList<string> Folders, string? File)
{
    /// <summary>Null, with what is wrong, when there is nothing to check.</summary>
    public static CheckTarget? Find(string path, out Text? problem)
    {
        problem = null;
        var shown = path.Replace('\\', '/').TrimEnd('/');
        shown = shown.Length == 0 ? "/" : shown;
        if (System.IO.File.Exists(path))
        {
            return OfFile(shown, out problem);
        }

        if (!Directory.Exists(path))
        {
            problem = CheckTexts.NoSuchPath(path);
            return null;
        }

        if (DeckFolders.IsDeck(path))
        {
            return new(shown, [shown], null);
        }

        try
        {
            var linked = DeckFolders.Linked(path, shown);
            var decks = DeckFolders.In(path).Select(folder => $"{shown.TrimEnd('/')}/{System.IO.Path.GetFileName(folder)}").ToList();
            problem = decks.Count + linked.Count == 0 ? CheckTexts.NoDeck(path) : null;
            return problem is null ? new(shown, decks, null) { Linked = linked } : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = CheckTexts.CannotList(path, error.Message);
            return null;
        }
    }

    /// <summary>Folders of decks that are links, and so are not checked.</summary>
    public IReadOnlyList<Diagnostic> Linked { get; private init; } = [];

    public bool Shows(string path) => File is null || path == File;

    /// <summary>Whether a question's claims are to be run.</summary>
    public bool Wants(Question question) =>
        File is null || File.EndsWith($"/{DeckYmlReader.FileName}", StringComparison.Ordinal)
        || System.IO.Path.GetFileName(File).StartsWith(question.Slug + ".", StringComparison.Ordinal);

    private static CheckTarget? OfFile(string shown, out Text? problem)
    {
        // The deck lies one or two folders up; the file keeps the name that the caller gave it.
        var folder = Parent(shown);
        for (var up = 0; up < 2; up++, folder = Parent(folder))
        {
            if (DeckFolders.IsDeck(folder))
            {
                problem = null;
                return new(shown, [folder], $"{folder}/{System.IO.Path.GetRelativePath(folder, shown).Replace('\\', '/')}");
            }
        }

        problem = CheckTexts.NoDeck(shown);
        return null;
    }

    private static string Parent(string path)
    {
        var name = path.TrimEnd('/');
        if (name is "." or ".." || name.EndsWith("/..", StringComparison.Ordinal))
        {
            return name == "." ? ".." : name + "/..";
        }

        var slash = name.LastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : name[..slash];
    }
}

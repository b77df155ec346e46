namespace QuizHub.Server.Decks.Reading;

/// <summary>Files that lie in a deck's folder for others than QuizHub: of version control, of editors and systems, and for people who come by. They are neither read nor reported.</summary>
internal static class CompanionFiles
{
    private static readonly string[] ForPeople =
    [
        "readme", "license", "licence", "copying", "copyright", "notice", "changelog", "changes", "history", "news", "contributing", "contributors", "authors", "maintainers", "code_of_conduct",
        "security", "support", "governance", "citation", "codeowners", "todo", "proof",
    ];

    private static readonly string[] OfSystems = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "system volume information", "__macosx", "lost+found"];

    private static readonly string[] BackupEndings = ["~", ".bak", ".orig", ".rej", ".tmp", ".temp", ".swp", ".swo", ".swx", ".old", ".save", ".autosave", ".crdownload", ".part"];

    /// <param name="name">Path inside the deck's folder, with slashes.</param>
    public static bool Contains(string name)
    {
        var parts = name.Split('/');
        return parts.Any(part => part.StartsWith('.') || OfSystems.Contains(part.ToLowerInvariant())) || IsBackup(parts[^1]) || (IsForPeople(parts[^1]) && (parts.Length == 1 || IsReadme(parts[^1])));
    }

    private static bool IsForPeople(string file) => ForPeople.Contains(file.Split('.')[0].ToLowerInvariant()) || ForPeople.Take(4).Contains(file.Split('.', '-', '_')[0].ToLowerInvariant());

    /// <summary>In a topic's folder a question may be called so; nobody writes its slug in capitals.</summary>
    private static bool IsReadme(string file) => file.StartsWith("README", StringComparison.Ordinal) || file.StartsWith("LICENSE", StringComparison.Ordinal);

    private static bool IsBackup(string file) =>
        BackupEndings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || (file.StartsWith('#') && file.EndsWith('#')) || file.StartsWith("~$", StringComparison.Ordinal);
}

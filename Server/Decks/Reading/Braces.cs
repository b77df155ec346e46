namespace QuizHub.Server.Decks.Reading;

/// <summary>The words in braces at the end of a heading or of a list entry.</summary>
/// <param name="Offset">Of the opening brace.</param>
internal sealed record Braces(int Offset, IReadOnlyList<BraceWord> Words)
{
    public BraceWord? Id => Words.FirstOrDefault(word => word.Kind == BraceKind.Id);

    public IEnumerable<BraceWord> Classes => Words.Where(word => word.Kind == BraceKind.Class);

    public IEnumerable<BraceWord> Values => Words.Where(word => word.Kind == BraceKind.Value);

    public BraceWord? Value(string key) => Words.FirstOrDefault(word => word.Kind == BraceKind.Value && word.Name == key);

    public bool HasClass(string name) => Classes.Any(word => word.Name == name);
}

internal enum BraceKind
{
    Id,
    Class,
    Value,
}

/// <param name="Name">Without its <c>#</c> or <c>.</c>.</param>
/// <param name="Value">Empty for ids and classes.</param>
/// <param name="Offset">Where the word begins in its file.</param>
/// <param name="ValueOffset">Where its value begins, behind the quote if there is one.</param>
internal sealed record BraceWord(BraceKind Kind, string Name, string Value, int Offset, int ValueOffset)
{
    public string Written => Kind switch
    {
        BraceKind.Id => $"#{Name}",
        BraceKind.Class => $".{Name}",
        _ => Name,
    };
}

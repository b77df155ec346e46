namespace QuizHub.Server.Decks.Findings;

/// <param name="Path">As shown to the author.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public readonly record struct Place(string Path, int Line, int Column)
{
    public static Place StartOf(string path) => new(path, 1, 1);
}

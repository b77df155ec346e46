namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>Bounds of a code block that is to be coloured (Content/README.md, "Limits"). Beyond them it is shown all the same, without colours.</summary>
internal static class CodeLimits
{
    public const int MaxLength = 10_000, MaxLines = 400;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "bash", "sh", "zsh", "csharp", "cs", "c#", "python", "py", "gyp", "ipython" };

    /// <summary>Whether the highlighter has anything to do with a language.</summary>
    public static bool IsKnown(string language) => Known.Contains(language.ToLowerInvariant());

    public static Limit? Exceeded(string code)
    {
        if (code.Length > MaxLength)
        {
            return new(new($"{code.Length} characters, at most {MaxLength}", $"{code.Length} 个字符，最多 {MaxLength}"), 0);
        }

        var lines = code.AsSpan().Count('\n') + 1;
        return lines > MaxLines ? new(new($"{lines} lines, at most {MaxLines}", $"{lines} 行，最多 {MaxLines}"), 0) : null;
    }
}

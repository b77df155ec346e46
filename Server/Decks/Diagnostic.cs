using QuizHub.Site;

namespace QuizHub.Server.Decks;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>One finding about a deck: where, what, and what to do.</summary>
/// <param name="Path">As the caller named the content root, then the path inside it, with slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Code">Stable, such as <c>QH123</c>.</param>
public sealed record Diagnostic(string Path, int Line, int Column, Severity Severity, string Code, Text Message, Text Fix);

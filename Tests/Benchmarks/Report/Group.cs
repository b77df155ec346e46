namespace QuizHub.Benchmarks.Report;

/// <summary>Rows that are measured together.</summary>
/// <param name="Command">The command that makes them.</param>
/// <param name="Title">Above their table.</param>
/// <param name="Lead">How they are measured.</param>
internal sealed record Group(string Command, string Title, string Lead, Func<Table, Task> RunAsync);

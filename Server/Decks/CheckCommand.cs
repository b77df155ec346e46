namespace QuizHub.Server.Decks;

/// <summary><c>check [PATH] [--no-claims] [--format text|json] [--lang en|zh]</c></summary>
public static class CheckCommand
{
    public static Task<int> RunAsync(IReadOnlyList<string> arguments) => Task.FromResult(0);
}

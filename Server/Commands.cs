using F23.StringSimilarity;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Proof;
using QuizHub.Server.Demos;
using QuizHub.Server.Quizzes;

namespace QuizHub.Server;

/// <summary>What the command line asks for besides serving.</summary>
public static class Commands
{
    private const int Unreadable = 2;

    /// <summary>Farther from a command's name nothing is suggested.</summary>
    private const int Near = 3;

    private static readonly Dictionary<string, Func<string[], Task<int>>> Known = new()
    {
        ["check"] = CheckCommand.RunAsync,
        ["prove"] = ProveCommand.RunAsync,
        ["reports"] = ReportsCommand.RunAsync,
        ["facts"] = FactsCommand.RunAsync,
    };

    /// <summary>Runs a command and returns its exit code: 2 for one that there is not. Null when there is none, and the server is meant.</summary>
    public static async Task<int?> RunAsync(string[] arguments)
    {
        if (arguments is [var name, .. var rest] && Known.TryGetValue(name, out var run))
        {
            return await run(rest);
        }

        if (Stray(arguments) is not { } word)
        {
            return null;
        }

        await Console.Error.WriteLineAsync(Refusal(word));
        return Unreadable;
    }

    /// <summary>The first argument that is neither a setting nor the value of one.</summary>
    private static string? Stray(string[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            if (argument.Contains('='))
            {
                continue;
            }

            if (!argument.StartsWith('-') || argument is "--help" or "-h" or "-?")
            {
                return argument;
            }

            // Its value comes next.
            index++;
        }

        return null;
    }

    private static string Refusal(string word)
    {
        var metric = new Damerau();
        double Distance(string name) => metric.Distance(name, word.ToLowerInvariant());
        var meant = Known.Keys.Where(name => Distance(name) <= Near).MinBy(Distance) is { } near ? $" Did you mean \"{near}\"?" : "";
        return $"There is no command \"{word}\".{meant} Commands: {string.Join(", ", Known.Keys)}. "
            + "Without one the server starts; its settings are written as --Urls http://localhost:5080.";
    }
}

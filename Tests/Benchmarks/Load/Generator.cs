using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Load;

/// <summary>The load generator: a process that reads orders from stdin, one a line, and writes what came of each to stdout.</summary>
internal sealed class Generator
{
    public const string Command = "load-generator";

    /// <summary>By the name of their group.</summary>
    public Dictionary<string, IReadOnlyList<StudyLearner>> Learners { get; } = [];

    public static async Task<int> RunAsync(TextReader input, TextWriter output)
    {
        var generator = new Generator();
        while (await input.ReadLineAsync() is { } line)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(await generator.AnswerAsync(line), Json.Options));
            await output.FlushAsync();
        }

        return 0;
    }

    private async Task<Answer> AnswerAsync(string line)
    {
        try
        {
            var result = await JsonSerializer.Deserialize<Order>(line, Json.Options)!.RunAsync(this);
            return new(JsonSerializer.SerializeToElement(result, result.GetType(), Json.Options), null);
        }
        catch (Exception exception)
        {
            return new(null, exception.ToString());
        }
    }

    /// <param name="Problem">Null when all went well.</param>
    internal sealed record Answer(JsonElement? Result, string? Problem);
}

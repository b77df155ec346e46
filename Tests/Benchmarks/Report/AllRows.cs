using System.Diagnostics;
using System.Globalization;
using QuizHub.Benchmarks.Decks;
using QuizHub.Benchmarks.Demos;
using QuizHub.Benchmarks.Painting;
using QuizHub.Benchmarks.Progress;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Report;

/// <summary>Every row that has a budget, as Markdown: tables on stdout as they are finished, progress on stderr.</summary>
internal static class AllRows
{
    public static IReadOnlyList<Group> Groups { get; } =
    [
        PageSpeed.Group, AnswerSpeed.Group, AnswerGrowth.Group, SessionStart.Group, StartAndMemory.Group, LargeDeckSpeed.Group,
        ClassLoad.Group, RunSpeed.Group, PaintSpeed.Group,
    ];

    /// <returns>0 when every budget is met, 1 when one is not, or could not be measured.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        output.WriteLine("""
            # What QuizHub costs

            Made by one command, which takes less than twenty minutes on a machine that does nothing else:

            ```
            dotnet run -c Release --project Tests/Benchmarks -- all > BENCHMARKS.md && mv BENCHMARKS.md Tests/Benchmarks/
            ```

            Each row is made alone by `dotnet run -c Release --project Tests/Benchmarks` and what stands behind it. Absolute figures depend on the machine;
            ratios are of one run, baseline and QuizHub in turn. A figure of several rounds is their median, with the least and the most of them in brackets.
            Server, load generator, baseline and workers are processes of their own on one machine, over loopback. Latency of loads that come by a schedule
            counts from the time at which a request was due, so a stall is counted.

            """);
        Machine.Write(output);
        var rows = new List<Row>();
        foreach (var group in Groups)
        {
            rows.AddRange(await RunAsync(output, group, []));
        }

        output.WriteLine();
        output.WriteLine("## In sum");
        output.WriteLine();
        var (met, all) = (rows.Count(row => row.IsMet is true), rows.Count(row => row.IsMet is not null));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{met} of {all} budgets are met; it took {watch.Elapsed.TotalMinutes:0} minutes."));
        foreach (var row in rows.Where(row => row.IsMet is false))
        {
            output.WriteLine($"- not met: {row.What} ({row.Budget}): {row.Figure}");
        }

        return ExitCode(rows);
    }

    /// <param name="asked">Names of rows; none for all of the group.</param>
    public static async Task<int> RunAsync(TextWriter output, string command, IReadOnlyCollection<string> asked)
    {
        Machine.Write(output);
        return ExitCode(await RunAsync(output, Groups.First(group => group.Command == command), asked));
    }

    private static async Task<IReadOnlyList<Row>> RunAsync(TextWriter output, Group group, IReadOnlyCollection<string> asked)
    {
        output.WriteLine();
        output.WriteLine($"## {group.Title}");
        output.WriteLine();
        output.WriteLine(group.Lead);
        output.WriteLine();
        var table = new Table(group.Command, asked);
        table.Progress("begins");
        try
        {
            await group.RunAsync(table);
        }
        catch (Exception exception)
        {
            // One that cannot be measured must not hide the others.
            Console.Error.WriteLine(exception);
            table.Add("", "what comes after this", $"could not be measured: {exception.Message.ReplaceLineEndings(" ")}", "", false);
        }

        table.Write(output);
        if (NotesOf(group.Command) is { } notes)
        {
            output.WriteLine();
            output.WriteLine(notes.Trim());
        }

        await output.FlushAsync();
        return table.Rows;
    }

    private static int ExitCode(IEnumerable<Row> rows) => rows.Any(row => row.IsMet is false) ? 1 : 0;

    /// <summary>What a profile showed, and what was tried: written by people, kept beside the code.</summary>
    private static string? NotesOf(string command) =>
        Path.Combine(Repository.Root, "Tests", "Benchmarks", "Notes", command + ".md") is var file && File.Exists(file) ? File.ReadAllText(file) : null;
}

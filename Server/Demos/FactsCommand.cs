using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary><c>facts DEMO [--seeds 1..20] [--golden] [setting=value …]</c>: runs a demo and prints its facts, for whoever looks for settings that show a claim. Over several
/// seeds: the smallest, the median and the largest value of each fact. <c>--golden</c> prints what a golden file holds.
/// Exit code 0 when all runs ended well, 1 when one failed, 2 when the command can't be read.</summary>
public static class FactsCommand
{
    private const string Usage = "facts DEMO [--seeds 1..20] [--golden] [setting=value ...]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Read(arguments) is not var (name, seeds, golden, pairs))
        {
            return await RefuseAsync(Usage);
        }

        await using var pool = ClaimRunner.CreatePool(DemoOptions.OfCommand(), NullLoggerFactory.Instance);
        var demos = await pool.DescribeAsync(CancellationToken.None);
        if (demos.FirstOrDefault(demo => demo.Name == name) is not { } demo)
        {
            return await RefuseAsync($"There is no demo {name}. There are: {string.Join(", ", demos.Select(known => known.Name))}");
        }

        var settings = SettingValues.Parse(demo, pairs);
        if (!settings.IsValid)
        {
            return await RefuseAsync(string.Join(Environment.NewLine, settings.Errors.Select(error => $"{error.Name}: {error.Message.En}")));
        }

        var (failed, endings) = (false, new List<RunDone>());
        foreach (var seed in seeds)
        {
            switch (await pool.RunAsync(new(Guid.CreateVersion7(), demo.Name, settings.Values, seed), _ => { }, CancellationToken.None))
            {
                case RunDone done:
                    endings.Add(done);
                    break;
                case RunFailed failure:
                    failed = true;
                    await Console.Error.WriteLineAsync($"seed {seed}: {failure.Code}: {failure.Message.En}");
                    break;
            }
        }

        if (endings.Count > 0)
        {
            await Console.Out.WriteLineAsync(golden ? Golden(demo, endings[0]) : Table(demo, endings));
        }

        return failed ? 1 : 0;
    }

    private static (string Demo, IReadOnlyList<int> Seeds, bool Golden, Dictionary<string, string> Settings)? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0].StartsWith('-'))
        {
            return null;
        }

        var (seeds, golden, settings) = ((IReadOnlyList<int>)[1], false, new Dictionary<string, string>());
        for (var index = 1; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--golden":
                    golden = true;
                    break;
                case "--seeds" when Seeds(arguments.ElementAtOrDefault(index + 1)) is { } chosen:
                    seeds = chosen;
                    index++;
                    break;
                case var pair when pair.Split('=', 2) is [var name, var value]:
                    settings[name] = value;
                    break;
                default:
                    return null;
            }
        }

        return (arguments[0], seeds, golden, settings);
    }

    /// <summary>"3" or "1..20"; null for anything else.</summary>
    private static IReadOnlyList<int>? Seeds(string? text)
    {
        var ends = text?.Split("..") ?? [];
        return ends.Length is 1 or 2 && int.TryParse(ends[0], out var from) && int.TryParse(ends[^1], out var to) && from <= to
            ? [.. Enumerable.Range(from, to - from + 1)]
            : null;
    }

    private static string Table(DemoDeclaration demo, List<RunDone> endings)
    {
        var runs = endings.ConvertAll(done => FactValues.ToNumbers(done.Facts!));
        var lines = demo.Facts.Select(fact => runs[0].ContainsKey(fact.Name)
            ? $"{fact.Name,-32}{Spread([.. runs.Select(run => run[fact.Name])])}"
            : $"{fact.Name,-32}{string.Join(", ", endings.Select(done => done.Facts!.Single(value => value.Name == fact.Name).Value.ToString()).Distinct())}");
        return string.Join(Environment.NewLine, [.. lines, $"{"seconds",-32}{Spread([.. endings.Select(done => done.Seconds)])}", endings[0].Outcome!.En, endings[0].Outcome!.Zh]);
    }

    private static string Spread(double[] values)
    {
        Array.Sort(values);
        double[] shown = values.Length == 1 ? values : [values[0], values[values.Length / 2], values[^1]];
        return string.Concat(shown.Select(value => value.ToString("G6", CultureInfo.InvariantCulture).PadLeft(16)));
    }

    private static string Golden(DemoDeclaration demo, RunDone done)
    {
        var facts = FactValues.ToNumbers(done.Facts!);
        var lines = demo.Facts.Where(fact => !fact.Measured && facts.ContainsKey(fact.Name)).Select(fact => $"    \"{fact.Name}\": {Number(facts[fact.Name])}");
        return $"{{\n  \"version\": {demo.Version},\n  \"facts\": {{\n{string.Join(",\n", lines)}\n  }},\n  \"ends\": [\n  ]\n}}";
    }

    private static string Number(double value)
    {
        var text = value.ToString("G6", CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? text : $"\"{text}\"";
    }

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 2;
    }
}

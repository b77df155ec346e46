using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Benchmarks.Memory;

/// <summary>
/// Memory updates per second on one core, and npm ts-fsrs doing the same work in the same minute: the same grades and days through the memory model alone
/// (no dates, no scheduling), from which both report the sum of the final stabilities, so that neither can skip work nor do other work.
/// </summary>
public static class MemorySpeed
{
    private const string Package = "ts-fsrs@5.4.2";
    private const int Cards = 20_000;
    private const int Reviews = 10;
    private const int Rounds = 10;
    private const ulong Seed = 20_261_123;

    public static int Run(TextWriter output)
    {
        var (grades, days) = Work();
        var (own, ownSum) = Own(grades, days);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Cards * Reviews:N0} reviews of {Cards:N0} items, best of {Rounds} rounds, one core"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"QuizHub: {own:N0} updates/s (sum of stabilities {ownSum:R})"));
        if (Peer(grades, days, output) is not var (peer, peerSum))
        {
            return 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Package}: {peer:N0} updates/s (sum of stabilities {peerSum:R})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"QuizHub does {own / peer:F1} times as many; the sums differ by {Math.Abs(ownSum - peerSum) / ownSum:G2} relative"));
        // ts-fsrs rounds to 8 decimals; more than that would be other work.
        return Math.Abs(ownSum - peerSum) < 1e-5 * ownSum ? 0 : 1;
    }

    private static (int[] Grades, int[] Days) Work()
    {
        var random = new SplitMix(Seed);
        var (grades, days) = (new int[Cards * Reviews], new int[Cards * Reviews]);
        for (var i = 0; i < grades.Length; i++)
        {
            var draw = random.NextDouble();
            grades[i] = draw < 0.15 ? 1 : draw < 0.3 ? 2 : draw < 0.9 ? 3 : 4;
            // Every tenth review is of the same day.
            days[i] = random.NextDouble() < 0.1 ? 0 : 1 + random.Next(40);
        }

        return (grades, days);
    }

    private static (double PerSecond, double Sum) Own(int[] grades, int[] days)
    {
        var model = new Fsrs6();
        var (best, sum) = (double.PositiveInfinity, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            sum = 0;
            var watch = Stopwatch.StartNew();
            for (var card = 0; card < Cards; card++)
            {
                var at = card * Reviews;
                var state = model.Init((Grade)grades[at]);
                for (var i = at + 1; i < at + Reviews; i++)
                {
                    state = model.Next(state, days[i], (Grade)grades[i]);
                }

                sum += state.Stability;
            }

            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return (grades.Length / best, sum);
    }

    /// <summary>Null, with the reason printed, where npm or Node is missing or fails.</summary>
    private static (double PerSecond, double Sum)? Peer(int[] grades, int[] days, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("quizhub-ts-fsrs-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true, "type": "module" }""");
            File.WriteAllText(Path.Combine(folder, "work.json"), JsonSerializer.Serialize(new { grades, days, reviews = Reviews, rounds = Rounds }));
            File.WriteAllText(Path.Combine(folder, "run.js"), """
                import { readFileSync } from 'node:fs';
                import { FSRS, generatorParameters } from 'ts-fsrs';
                const { grades, days, reviews, rounds } = JSON.parse(readFileSync('work.json', 'utf8'));
                const model = new FSRS(generatorParameters({ enable_short_term: true, enable_fuzz: false }));
                let best = Infinity, sum = 0;
                for (let round = 0; round < rounds; round++) {
                  sum = 0;
                  const start = process.hrtime.bigint();
                  for (let at = 0; at < grades.length; at += reviews) {
                    let state = model.next_state(null, 0, grades[at]);
                    for (let i = at + 1; i < at + reviews; i++) state = model.next_state(state, days[i], grades[i]);
                    sum += state.stability;
                  }
                  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
                }
                console.log(JSON.stringify({ perSecond: grades.length / best, sum }));
                """);
            if (Start("npm", ["install", Package, "--silent", "--no-audit", "--no-fund"], folder) is not { Code: 0 } installed)
            {
                output.WriteLine($"{Package}: skipped, npm could not install it.");
                return null;
            }

            if (Start("node", ["run.js"], folder) is not { Code: 0 } ran)
            {
                output.WriteLine($"{Package}: skipped, Node could not run it.");
                return null;
            }

            using var result = JsonDocument.Parse(ran.Output);
            return (result.RootElement.GetProperty("perSecond").GetDouble(), result.RootElement.GetProperty("sum").GetDouble());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Null where the program does not exist.</summary>
    private static (int Code, string Output)? Start(string program, string[] arguments, string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

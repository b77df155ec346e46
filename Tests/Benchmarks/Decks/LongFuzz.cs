using System.Diagnostics;
using System.Globalization;
using QuizHub.Tests.Decks.Fuzz;

namespace QuizHub.Benchmarks.Decks;

/// <summary>The fuzzing of the tests, as long as one likes: hundreds of inputs for each target, from a seed.</summary>
internal static class LongFuzz
{
    public static int Run(TextWriter output, string[] arguments)
    {
        var hundreds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100;
        var seed = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Environment.TickCount & int.MaxValue;
        using var targets = new FuzzTargets(Path.Combine(AppContext.BaseDirectory, "../../../../../Tests/Fixtures/decks/good/whole"));
        var failed = 0;
        foreach (var target in targets.All)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                target.Run(hundreds, seed);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{target.Name,-12} {hundreds * target.Share,9} from seed {seed} in {watch.Elapsed.TotalSeconds:0.0} s"));
            }
            catch (FuzzFailedException error)
            {
                failed++;
                output.WriteLine(error);
            }
        }

        return failed == 0 ? 0 : 1;
    }
}

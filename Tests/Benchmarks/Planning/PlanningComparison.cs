using System.Diagnostics;
using System.Globalization;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Benchmarks.Planning;

/// <summary>How many items, how many days, how many minutes on each of them.</summary>
public sealed record Scenario(int Items, int Days, double Minutes);

/// <summary>
/// Does planning for the date beat a plain FSRS queue? Seeded learners of four kinds study for a date with either, the same minutes every day; measured is the mean of
/// their true chance of recall over all items on that day. Both schedulers see answers only and hold the default weights.
/// </summary>
/// <remarks>Seeds are fixed: learner n of every row is drawn from seed <see cref="FirstSeed"/> + n. The plan's two constants were chosen on seeds 1000 to 1029.</remarks>
public static class PlanningComparison
{
    private const ulong FirstSeed = 20_261_123;
    private const int Learners = 60;

    private static readonly Scenario[] Scenarios = [new(150, 7, 20), new(200, 14, 15), new(100, 21, 20), new(300, 30, 15), new(600, 30, 30), new(400, 60, 10)];

    private const string Preface = """
        # Planning for a date, by simulation

        Made by `dotnet run -c Release --project Tests/Benchmarks -- planning > Tests/Benchmarks/PLANNING.md`.

        A learner names the day of her interview. Is it worth planning for that day, or does a plain FSRS queue serve her as well? Simulated learners study with either, the same minutes every day.
        Both schedulers see answers only and hold FSRS-6 with its default weights; how a learner really remembers is hidden from them, and for three of the four kinds it is not FSRS at all.

        - **Plain queue**: what has fallen to 0.9 first, most endangered first; then new items; then the rest.
        - **Date-aware**: by what one review today is expected to add to recall *on the day*, per minute. Where the learner's own answers speak for exponential forgetting it is the plain queue until the last week.
          It is what QuizHub ships, run as it is shipped: each day's review is chosen by `ReviewPlanner.Plan` (`Server/Progress/Reviews/ReviewPlanner.cs`), every item being a question of its own.
          Without a date the plain queue's first group is asked.

        """;

    private static readonly Fsrs6 Model = new();

    public static int Run(TextWriter output)
    {
        output.WriteLine(Preface);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Figures are the mean true chance of recall over all items on the date, {Learners} learners a row (seeds {FirstSeed} to {FirstSeed + Learners - 1}, fixed in advance); ± is the standard deviation over learners. "
            + $"A right answer takes {SimulatedLearner.Minutes.Right} minutes, a wrong one {SimulatedLearner.Minutes.Wrong}. \"Better for\" is the share of learners who recall more with the date-aware plan."));
        output.WriteLine();
        output.WriteLine("| learners remember by | items | days | minutes/day | plain queue | date-aware | difference | better for |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        var all = new List<double>();
        foreach (var kind in Enum.GetValues<Population>())
        {
            var ofKind = new List<double>();
            foreach (var scenario in Scenarios)
            {
                var (plain, aware) = (new double[Learners], new double[Learners]);
                for (var n = 0; n < Learners; n++)
                {
                    plain[n] = Study(kind, scenario, FirstSeed + (ulong)n, dateAware: false);
                    aware[n] = Study(kind, scenario, FirstSeed + (ulong)n, dateAware: true);
                }

                double[] differences = [.. aware.Zip(plain, (a, p) => a - p)];
                ofKind.AddRange(differences);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {Name(kind)} | {scenario.Items} | {scenario.Days} | {scenario.Minutes} | {Spread(plain)} | {Spread(aware)} | {Spread(differences, signed: true)} | {Share(differences)} |"));
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| **{Name(kind)}, all** | | | | | | {Spread(ofKind, signed: true)} | {Share(ofKind)} |"));
            all.AddRange(ofKind);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| **all** | | | | | | {Spread(all, signed: true)} | {Share(all)} |"));
        Console.Error.WriteLine(OrderingTime());
        return 0;
    }

    /// <summary>One learner studies until the date; gives the mean true recall on it.</summary>
    private static double Study(Population kind, Scenario scenario, ulong seed, bool dateAware)
    {
        var random = new SplitMix(seed);
        var learner = new SimulatedLearner(Populations.Draw(kind, scenario.Items, ref random), Model);
        for (var day = 0; day < scenario.Days; day++)
        {
            var minutes = scenario.Minutes;
            while (minutes > 0)
            {
                var spent = 0.0;
                foreach (var item in dateAware ? learner.Shipped(day, scenario.Days, minutes) : learner.Queue(day))
                {
                    var grade = Answer(learner.Recall(item, day), ref random);
                    spent += grade == Grade.Again ? SimulatedLearner.Minutes.Wrong : SimulatedLearner.Minutes.Right;
                    learner.Take(item, day, grade);
                    if (spent >= minutes)
                    {
                        break;
                    }
                }

                // What was planned took less than was expected of it: the rest is planned for anew, as a session that is started again would. The queue holds all.
                minutes -= dateAware && spent > 0 ? spent : minutes;
            }
        }

        return learner.MeanRecall(scenario.Days);
    }

    /// <summary>Right answers are Hard, Good or Easy in 15, 75 and 10 of 100 cases.</summary>
    private static Grade Answer(double recall, ref SplitMix random)
    {
        var (right, ease) = (random.NextDouble() < recall, random.NextDouble());
        return !right ? Grade.Again : ease < 0.15 ? Grade.Hard : ease < 0.9 ? Grade.Good : Grade.Easy;
    }

    private static string OrderingTime()
    {
        var random = new SplitMix(FirstSeed);
        var items = Enumerable.Range(0, 10_000).Select(i => new PlanItem(
            new Guid(i, 0, 0, new byte[8]), i % 4 == 0 ? null : new MemoryState(Fsrs6.ModelId, Math.Exp(6 * random.NextDouble()), 1 + 9 * random.NextDouble()),
            1 + random.Next(60), SimulatedLearner.Minutes.Right, SimulatedLearner.Minutes.Wrong)).ToArray();
        var best = double.PositiveInfinity;
        for (var run = 0; run < 30; run++)
        {
            var watch = Stopwatch.StartNew();
            DatePlan.Order(Model, ForgettingBelief.Prior, items, 30);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return string.Create(CultureInfo.InvariantCulture, $"Ordering {items.Length:N0} items for a date: {best:F1} ms (best of 30, one core).");
    }

    private static string Spread(IReadOnlyCollection<double> values, bool signed = false)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return mean.ToString(signed ? "+0.000;-0.000" : "0.000", CultureInfo.InvariantCulture) + " ± " + deviation.ToString("0.000", CultureInfo.InvariantCulture);
    }

    private static string Share(IReadOnlyCollection<double> differences) =>
        (100.0 * differences.Count(difference => difference > 0) / differences.Count).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Name(Population kind) => kind switch
    {
        Population.Fsrs => "FSRS-6, own weights",
        Population.Traces => "ACT-R traces",
        Population.Exponential => "exponential, half-life 4 d",
        _ => "exponential, half-life 1.5 d",
    };
}

using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Report;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Progress;

/// <summary>Whether an answer costs more after many: of a day, of a learner's life, of a session.</summary>
internal static class AnswerGrowth
{
    private const double Budget = 1.5;
    private const int ManyOfDay = 5000, Fresh = 12, Rounds = 8, Few = 10, LongSession = 250, UsualSession = 20;

    public static Group Group { get; } = new(
        "growth", "Growth",
        $"A deck of 10 000 items; two learners answer in turn, one answer each, alone on the server; the ratio is that of their medians, of {Rounds} rounds of "
        + $"{Fresh} answers each (of sessions: of one round). Who has given few answers is somebody new in each round.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        await using var large = await LargeLearner.StartAsync([.. WebServer.WithoutLimits, "--Demos:WarmWorkers", "0"]);
        await using var load = new LoadProcess();
        MakeLearners Learner(string group, int items, string? cookie = null) => new(group, large.Server.Address, LargeLearner.DeckSlug, 1, items, cookie);
        await load.AskAsync<Made>(Learner("warm", UsualSession));
        await load.AskAsync<Studied>(new Study("warm", 60, Most: 300));

        if (table.Wants("history"))
        {
            await load.AskAsync<Made>(Learner("many", UsualSession, large.Cookie));
            await load.AskAsync<Studied>(new Study("many", 60, Most: Few));
            await CompareAsync("history", FormattableString.Invariant($"an answer after {Few} attempts, and after {large.AttemptCount:N0}"), before: Few);
        }

        if (table.Wants("day"))
        {
            table.Progress($"{ManyOfDay} answers of one day");
            await load.AskAsync<Made>(Learner("many", UsualSession));
            await load.AskAsync<Studied>(new Study("many", 300, Most: ManyOfDay));
            await CompareAsync("day", $"the first answers of a day, and those after {ManyOfDay}", before: 0);
        }

        if (table.Wants("session"))
        {
            await load.AskAsync<Made>(Learner("few", 10));
            await load.AskAsync<Made>(Learner("many", LongSession));
            // Where it is longest.
            await load.AskAsync<Studied>(new Study("many", 60, Most: LongSession - 101));
            var times = await load.AskAsync<Dictionary<string, List<double>>>(new StudyInTurn(["few", "many"], 100));
            Add("session", $"an answer in a session of 10 items, and among the last 100 of {LongSession}", times["few"], times["many"]);
        }

        async Task CompareAsync(string name, string what, int before)
        {
            var (few, many) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                await load.AskAsync<Made>(Learner("few", UsualSession));
                if (before > 0)
                {
                    await load.AskAsync<Studied>(new Study("few", 60, Most: before));
                }

                var times = await load.AskAsync<Dictionary<string, List<double>>>(new StudyInTurn(["few", "many"], Fresh));
                few.AddRange(times["few"]);
                many.AddRange(times["many"]);
            }

            Add(name, what, few, many);
        }

        void Add(string name, string what, IEnumerable<double> few, IEnumerable<double> many)
        {
            var (first, last) = (new Samples(few), new Samples(many));
            var ratio = last.Median / first.Median;
            table.Add(
                name, what,
                $"{ratio:0.00} × (p50 {first.Median:0.00} and {last.Median:0.00} ms, p95 {first.At(0.95):0.0} and {last.At(0.95):0.0}; n = {first.Count} each)",
                FormattableString.Invariant($"≤ {Budget} ×"), ratio <= Budget);
        }
    }
}

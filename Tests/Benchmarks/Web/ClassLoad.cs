using QuizHub.Benchmarks.Demos;
using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Report;

namespace QuizHub.Benchmarks.Web;

/// <summary>A class of 300 behind one address, with the limits as they are by default.</summary>
internal static class ClassLoad
{
    private const int Learners = 300, Seconds = 180, BetweenAnswers = 20, BetweenPages = 60, BetweenRuns = 300, MostMilliseconds = 250;
    private const double MostOffered = 0.7, AimOffered = 0.6, MostOwnSeeds = 0.5;

    public static Group Group { get; } = new(
        "class", "A class of 300",
        $"{Learners} learners behind one address for {Seconds} s, default settings and limits: each answers every {BetweenAnswers} s (and goes on, "
        + $"and shows the next options), reads a page of hers every {BetweenPages} s and runs a demo every {BetweenRuns / 60} minutes, all by a "
        + "schedule. Demos are drawn evenly from those of the deck's questions; a part of the runs has seeds of their own, as many as keep the offered "
        + $"work (that of runs which nobody asked for before) at about {AimOffered} of the workers, at most half.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        await using var server = new WebServer();
        await server.SettledAsync();
        var demos = DeckDemos.All.Select(one => one.Demo).ToList();
        var workers = Math.Max(1, Environment.ProcessorCount - 1);
        var mean = await MeanAsync(server, demos);
        // First runs of what the page offers are real ones too.
        var (runs, affordable) = (Learners * Seconds / (double)BetweenRuns, AimOffered * Seconds * workers / mean);
        var ownSeeds = Math.Clamp((affordable - demos.Count) / runs, 0, MostOwnSeeds);
        table.Progress(FormattableString.Invariant($"a run takes {mean:0.00} s on average; {ownSeeds:0%} of {runs:0} get seeds of their own"));

        await using var load = new LoadProcess();
        var questions = DeckDemos.All.Select(one => one.Question).ToList();
        // Three of four pages are questions.
        string[] pages = [.. questions.Take(9), "/en", "/en/decks/deep-learning", "/en/decks/deep-learning/optimizers"];
        var result = await load.AskAsync<ClassResult>(
            new ClassAtWork(server.Address, "deep-learning", Learners, Seconds, BetweenAnswers, BetweenPages, BetweenRuns, demos, ownSeeds, pages));

        var worked = result.WorkerSeconds.Sum();
        var offered = worked / Seconds / workers;
        var shared = 1 - result.RealRuns / (double)result.Runs;
        table.Add(
            "", "offered work",
            $"{offered:0.00} of the workers ({workers}); mean run {worked / result.RealRuns:0.00} s, {result.Runs} runs, {shared:0%} of them cached or shared",
            FormattableString.Invariant($"≤ {MostOffered}"), offered <= MostOffered);
        Add("answers", result.Answers);
        Add("other changes (show, next)", result.Others);
        Add("pages", result.Pages);
        var refused = result.Refused.Values.Sum();
        table.Add("", "refused or failed", $"{refused}{string.Concat(result.Refused.Select(one => $", {one.Value} × {one.Key}"))}", "0", refused == 0);
        table.Add(
            "", "places in the queue that were told truly", $"{result.Places.Count - result.UntruePlaces} of {result.Places.Count}", "all",
            result.UntruePlaces == 0);
        if (result.Places.Count > 0)
        {
            var waits = new Samples(result.Waits);
            table.Add(
                "", "runs that waited", $"p50 {waits.Median:0.0} s, longest {waits.Most:0.0} s; the last place told first was {result.Places.Max()}", "", null);
        }

        if (result.SharedMilliseconds.Count > 0)
        {
            var times = new Samples(result.SharedMilliseconds);
            table.Add("", "runs that somebody had asked for before, from asking to the ending", $"{times.Milliseconds()}", "", null);
        }

        table.Add("", "web process at the end", $"{server.ResidentMegabytes:0} MB resident", "", null);

        void Add(string what, IReadOnlyList<double> milliseconds)
        {
            var times = new Samples(milliseconds);
            table.Add("", what, $"{times.Milliseconds()}", $"p99 ≤ {MostMilliseconds} ms", times.At(0.99) <= MostMilliseconds);
        }
    }

    /// <summary>Of a default run with a seed that the class will not use.</summary>
    private static async Task<double> MeanAsync(WebServer server, List<string> demos)
    {
        using var client = server.NewLearner();
        var seconds = 0.0;
        foreach (var demo in demos)
        {
            var run = await TimedRun.AskAsync(client, server.Address, demo, seed: 2);
            seconds += run.WorkerSeconds ?? throw new InvalidOperationException($"A run of {demo} did not finish.");
        }

        return seconds / demos.Count;
    }
}

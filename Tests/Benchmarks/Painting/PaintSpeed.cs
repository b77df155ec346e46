using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;
using QuizHub.Benchmarks.Demos;
using QuizHub.Benchmarks.Report;
using QuizHub.Benchmarks.Web;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Painting;

/// <summary>From the press on Run to what is seen, in Chromium, on a page that has run the demo before.</summary>
internal static class PaintSpeed
{
    private const int Presses = 3, MostFirst = 300, LeastRepaints = 5, MostTask = 100;

    /// <summary>Milliseconds for which a figure must grow for its repaints to be counted.</summary>
    private const double Growing = 1000;

    /// <summary>Quick ones and slow ones, curves, maps and bars.</summary>
    private static readonly string[] Demos =
        ["sgd-variants", "adam-vs-sgd", "batch-norm-training", "overfitting-remedies", "rnn-memory", "gan", "convolution", "tuning-sweep"];

    public static Group Group { get; } = new(
        "painting", "Run pressed, figures painted",
        $"Headless Chromium with its own drawing (no GPU), one page for each of {Demos.Length} demos, server and worker on the same machine. After a "
        + $"run that warms the page, {Presses} runs with new seeds. The time runs from the press itself to the end of the frame in which anything of a "
        + $"figure was drawn. Repaints are frames in which a figure was drawn, of figures drawn for at least {Growing / 1000} s; tasks are the "
        + "browser's own long-task entries.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        await using var server = new WebServer(WebServer.WithoutLimits);
        await server.SettledAsync();
        await using var chromium = await Chromium.StartAsync();
        using var client = server.NewLearner();
        var (firsts, slowest, tasks) = (new List<double>(), new List<string>(), new List<(string Demo, double Task)>());
        var rates = new List<Growth>();
        foreach (var demo in Demos)
        {
            var page = await chromium.OpenAsync(server.Address);
            await page.AddInitScriptAsync(Script());
            await page.GotoAsync(DeckDemos.PageOf(demo));
            await page.WaitForSelectorAsync("[data-interactive=true]");
            var presses = new List<Painted>();
            for (var press = 0; press <= Presses; press++)
            {
                presses.Add(await PressAsync(page, seed: 500 + press));
            }

            var told = (await TimedRun.AskAsync(client, server.Address, demo, seed: 600)).Figures;
            var declared = (await client.GetFromJsonAsync<DemoDeclaration>($"/api/demos/{demo}", Json.Options))!;
            var drawn = declared.Figures.Where(figure => figure.Kind is not (FigureKind.Table or FigureKind.Code)).ToList();
            var counted = presses[1..];
            var first = new Samples(counted.Select(press => press.First));
            firsts.AddRange(counted.Select(press => press.First));
            slowest.Add(FormattableString.Invariant($"`{demo}` {first.Median:0}"));
            tasks.AddRange(counted.SelectMany(press => press.Tasks.Select(task => (demo, task.Duration))));
            foreach (var (place, figure) in drawn.Index())
            {
                var painted = counted.Select(press => press.Paints.ElementAtOrDefault(place) ?? []).Where(Grows).ToList();
                if (painted.Count > 0)
                {
                    rates.Add(new($"{demo}: {figure.Id}", new Samples(painted.Select(Rate)), Rate(told.GetValueOrDefault(figure.Id, []))));
                }
            }

            table.Progress(FormattableString.Invariant($"{demo}: first {first.Median:0} ms, longest task {counted.Max(press => press.LongestTask):0} ms"));
            await page.Context.CloseAsync();
        }

        var ofAll = new Samples(firsts);
        table.Add("", "Run pressed → first figure painted, warm", $"{ofAll.Milliseconds()}", $"p50 ≤ {MostFirst} ms", ofAll.Median <= MostFirst);
        // What is told of more seldom cannot be drawn more often: it does not grow, it changes now and then.
        Repaints("figures that grow (told of at least five times a second)", rates.Where(rate => rate.Told >= LeastRepaints).ToList(), hasBudget: true);
        Repaints("figures that change more seldom", rates.Where(rate => rate.Told < LeastRepaints).ToList(), hasBudget: false);
        var (taskOf, longest) = tasks.Count == 0 ? ("none", 0) : tasks.MaxBy(task => task.Task);
        table.Add(
            "", "longest task of the browser from the press to the end of the run",
            $"{longest:0} ms in `{taskOf}` ({tasks.Count} tasks over 50 ms in {firsts.Count} runs)", $"≤ {MostTask} ms", longest <= MostTask);
        table.Remark($"Chromium {chromium.Version}. First figure, median of each demo in ms: {string.Join(", ", slowest)}.");

        void Repaints(string what, List<Growth> figures, bool hasBudget)
        {
            if (figures.Count == 0)
            {
                table.Add("", $"repaints a second, {what}", $"none was drawn for {Growing / 1000} s", hasBudget ? $"≥ {LeastRepaints} for each" : "", null);
                return;
            }

            var fewest = figures.MinBy(figure => figure.Painted.Median)!;
            var all = new Samples(figures.Select(figure => figure.Painted.Median));
            table.Add(
                "", $"repaints a second, {what}",
                $"{all.Spread("0.0")} of {figures.Count} figures; fewest in `{fewest.Figure}`, of which the worker tells {fewest.Told:0.0} times a second",
                hasBudget ? $"≥ {LeastRepaints} for each" : "", hasBudget ? fewest.Painted.Median >= LeastRepaints : null);
        }
    }

    private static bool Grows(IReadOnlyList<double> times) => times.Count > 1 && times[^1] - times[0] >= Growing;

    private static double Rate(IReadOnlyList<double> times) => times.Count < 2 ? 0 : (times.Count - 1) * 1000 / (times[^1] - times[0]);

    private static async Task<Painted> PressAsync(IPage page, int seed)
    {
        await page.FillAsync("#setting-seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // The page is at rest when Run is pressed, as it is for a person.
        await page.WaitForTimeoutAsync(500);
        await page.ClickAsync("form.settings button.primary[type=submit]");
        await page.WaitForFunctionAsync("() => document.querySelector('.run') && quizhubWatch.paints.size > 0", null, new() { PollingInterval = 50 });
        await page.WaitForSelectorAsync(".run[data-phase=done]");
        await page.WaitForTimeoutAsync(300);
        var seen = await page.EvaluateAsync<string>("() => JSON.stringify(quizhubWatch.result())");
        return JsonSerializer.Deserialize<Painted>(seen, JsonSerializerOptions.Web)!;
    }

    private static string Script()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Watch.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What the browser saw of one run, in its milliseconds.</summary>
    /// <param name="Paints">Of each canvas.</param>
    private sealed record Painted(double Pressed, IReadOnlyList<IReadOnlyList<double>> Paints, IReadOnlyList<LongTask> Tasks)
    {
        public double LongestTask => Tasks.Select(task => task.Duration).DefaultIfEmpty(0).Max();

        public double First => Paints.Where(times => times.Count > 0).Min(times => times[0]) - Pressed;
    }

    /// <param name="Painted">A second, in each run.</param>
    /// <param name="Told">Times a second that the worker tells of it, in a run that nobody draws.</param>
    private sealed record Growth(string Figure, Samples Painted, double Told);

    private sealed record LongTask(double Start, double Duration);
}

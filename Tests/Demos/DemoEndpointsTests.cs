using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Server.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos;

public sealed class DemoEndpointsTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_streams_to_its_end_and_stays_at_its_address()
    {
        await using var server = Server();
        using var client = server.CreateClient();
        using var response = await RunStream.PostAsync(client, "adam-bias-correction", RunStream.Start(3, ("steps", "50")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var events = await RunStream.ReadAllAsync(response);
        var queued = Assert.IsType<RunQueued>(events[0]);
        var done = Assert.IsType<RunDone>(events[^1]);
        Assert.Equal(queued.RunId, done.RunId);
        Assert.Contains(events, happened => happened is RunFigure);
        Assert.Equal(7, done.Facts!.Count);

        var run = await client.GetFromJsonAsync<RunResponse>($"/api/runs/{done.RunId}", Json.Options, Cancel);
        Assert.Equal(("adam-bias-correction", 3, "50", "0.9"), (run!.Demo, run.Seed, run.Settings["steps"].GetRawText(), run.Settings["beta1"].GetRawText()));
        Assert.Equal(JsonSerializer.Serialize(done.Facts, Json.Options), JsonSerializer.Serialize(run.Facts, Json.Options));
        Assert.Equal(done.Outcome, run.Outcome);
        Assert.Equal(["stepSize", "difference"], run.Figures.Select(figure => figure.Figure));

        // Free runs of that day make predictions on the demo count as hinted.
        await using var database = server.OpenDatabase();
        var free = Assert.Single(await database.FreeRuns().ToListAsync(Cancel));
        Assert.Equal((done.RunId, "adam-bias-correction"), (free.RunId, free.Demo));
    }

    [Fact]
    public async Task A_demo_is_described_and_an_unknown_one_is_not_found()
    {
        await using var server = Server();
        using var client = server.CreateClient();
        var demo = await client.GetFromJsonAsync<DemoDeclaration>("/api/demos/sgd-variants", Json.Options, Cancel);
        Assert.IsType<IntegerSetting>(demo!.Settings[0]);
        await RefusedAsync(await client.GetAsync("/api/demos/nothing", Cancel), HttpStatusCode.NotFound, "unknown-demo");
        await RefusedAsync(await RunStream.PostAsync(client, "nothing", RunStream.Start()), HttpStatusCode.NotFound, "unknown-demo");
        await RefusedAsync(await client.GetAsync($"/api/runs/{Guid.NewGuid()}", Cancel), HttpStatusCode.NotFound, "unknown-run");
        await RefusedAsync(await client.DeleteAsync($"/api/runs/{Guid.NewGuid()}", Cancel), HttpStatusCode.NotFound, "not-running");
    }

    [Fact]
    public async Task Bad_settings_are_all_refused_with_their_ranges_in_the_asked_language()
    {
        await using var server = Server();
        using var client = server.CreateClient();
        var bad = RunStream.Start(1, ("batchSize", "0"), ("momentum", "2"), ("typo", "1"));
        var english = await RefusedAsync(await RunStream.PostAsync(client, "sgd-variants", bad), HttpStatusCode.BadRequest, "settings");
        Assert.Contains("a whole number from 1 to 256", english.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(["batchSize", "momentum", "typo"], english.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        var chinese = await RefusedAsync(await RunStream.PostAsync(client, "sgd-variants", bad, "zh"), HttpStatusCode.BadRequest, "settings");
        Assert.Contains("1 到 256 之间的整数", chinese.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await RefusedAsync(await RunStream.PostAsync(client, "sgd-variants", RunStream.Start(-1)), HttpStatusCode.BadRequest, "settings");
    }

    [Fact]
    public async Task Too_many_runs_are_refused_before_the_stream_and_stop_makes_room()
    {
        await using var server = new TestServer(
            settings: new Dictionary<string, string> { ["Demos:RunsPerLearner"] = "1", ["Demos:Workers"] = "1" }, services: QuickWorkers.AddTo);
        using var client = server.CreateClient();
        using var endless = await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(1, ("steps", "100000")));
        await using var events = RunStream.ReadAsync(endless).GetAsyncEnumerator(Cancel);
        Assert.True(await events.MoveNextAsync());
        var id = Assert.IsType<RunQueued>(events.Current).RunId;
        await RefusedAsync(await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(2)), HttpStatusCode.TooManyRequests, "too-many");

        using var stranger = server.CreateClient();
        await RefusedAsync(await stranger.DeleteAsync($"/api/runs/{id}", Cancel), HttpStatusCode.NotFound, "not-running");
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/runs/{id}", Cancel)).StatusCode);
        while (await events.MoveNextAsync() && events.Current is not RunFailed)
        {
        }

        Assert.Equal("stopped", Assert.IsType<RunFailed>(events.Current).Code);
        using var next = await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(2));
        Assert.IsType<RunDone>((await RunStream.ReadAllAsync(next))[^1]);
    }

    [Fact]
    public async Task Where_the_worker_is_missing_everything_else_works_and_demos_say_that_they_do_not()
    {
        await using var server = Server(("Demos:WorkerPath", "nowhere/QuizHub.DemoWorker.dll"));
        using var client = server.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/en", Cancel)).StatusCode);
        await RefusedAsync(await client.GetAsync("/api/demos/sgd-variants", Cancel), HttpStatusCode.ServiceUnavailable, "unavailable");
        await RefusedAsync(await RunStream.PostAsync(client, "sgd-variants", RunStream.Start()), HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_run()
    {
        await using var server = Server(("Demos:Workers", "1"), ("Demos:WorkerPath", Workers.Faulty));
        using var client = server.CreateClient();
        var endless = await RunStream.PostAsync(client, "fault", RunStream.Start(1, ("steps", "100000")));
        await foreach (var happened in RunStream.ReadAsync(endless))
        {
            if (happened is RunFigure)
            {
                break;
            }
        }

        endless.Dispose();

        // The only worker would be taken for half an hour.
        using var next = await RunStream.PostAsync(client, "fault", RunStream.Start(2));
        Assert.IsType<RunDone>((await RunStream.ReadAllAsync(next))[^1]);
    }

    private static TestServer Server(params IEnumerable<(string Name, string Value)> settings) => new(
        settings: settings.ToDictionary(setting => setting.Name, setting => setting.Value));

    private static async Task<JsonElement> RefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }
}

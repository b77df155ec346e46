using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;
using QuizHub.Server.Quizzes;
using QuizHub.Site;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Quizzes;

/// <summary>What nobody needs is let go after its time, and nothing else is.</summary>
public sealed class PurgingTests : IAsyncDisposable
{
    private readonly TestClock _clock = new(DateTimeOffset.UtcNow);
    private readonly TestServer _server;

    public PurgingTests() => _server = new(services: services => services.AddSingleton<TimeProvider>(_clock));

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Figures_of_an_old_run_go_and_its_address_offers_to_run_it_again()
    {
        using var client = _server.CreateClient();
        var done = await RunAsync(client, 3);
        _clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, (await PurgeAsync()).Runs);
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await PurgeAsync()).Runs);
        Assert.Equal(0, (await PurgeAsync()).Runs);

        var told = (await client.GetFromJsonAsync<RunResponse>($"/api/runs/{done.RunId}", Json.Options, Cancel))!;
        Assert.Equal((true, 0, 3, 7), (told.FiguresPurged, told.Figures.Count, told.Seed, told.Facts!.Count));
        foreach (var (language, said) in new[] { ("en", "figures are no longer kept"), ("zh", "图形已不再保存") })
        {
            using var page = await client.GetAsync($"/{language}/runs/{done.RunId}", Cancel);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains(said, new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync(Cancel)).Body!.TextContent, StringComparison.Ordinal);
        }

        // Run again it is the same run, with its figures.
        Assert.Equal(done.RunId, (await RunAsync(client, 3)).RunId);
        told = (await client.GetFromJsonAsync<RunResponse>($"/api/runs/{done.RunId}", Json.Options, Cancel))!;
        Assert.Equal((false, 2), (told.FiguresPurged, told.Figures.Count));
        Assert.Equal(0, (await PurgeAsync()).Runs);
    }

    [Fact]
    public async Task Runs_that_a_session_refers_to_stay_as_they_are()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync("prediction"), "first");
        state = await browser.AnswerAsync(state, PracticeBrowser.Choose((ChoiceView)state.Item!.View.Body, "Momentum"));
        await FinishedRuns.FinishAsync(_server, state, momentum: 100, plain: 350);
        await using (var database = _server.OpenDatabase())
        {
            foreach (var seed in Enumerable.Range(1, 12))
            {
                database.Add(FinishedRuns.Make("sgd-variants", seed, 1, 2));
            }

            await database.SaveChangesAsync(Cancel);
        }

        _clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(12, (await PurgeAsync()).Runs);
        await using var after = _server.OpenDatabase();
        var tied = await after.SessionEvents().Where(happened => happened.RunId != null).Select(happened => happened.RunId).SingleAsync(Cancel);
        Assert.Equal("[]", await after.Runs().Where(run => run.Id == tied).Select(run => run.Figures).SingleAsync(Cancel));

        // Once the session is forgotten nothing refers to its run.
        using var forget = await browser.Client.PostAsync("/en/settings/forget", new FormUrlEncodedContent([]), Cancel);
        Assert.Equal(1, (await PurgeAsync()).Runs);
    }

    [Fact]
    public async Task Runs_that_a_claim_of_a_deck_names_stay_as_they_are()
    {
        await using var claiming = new TestServer(
            Path.Combine(TestsRoot.Path, "Fixtures", "decks", "good"), services: services => services.AddSingleton<TimeProvider>(_clock));
        var demo = (await claiming.Services.GetRequiredService<DemoCatalog>().FindAsync("sgd-variants", Cancel))!;
        var claimed = RunKey.Of(demo, Workers.Settings(demo, ("conditionNumber", "50"), ("momentum", "0.9")), 0);
        await using (var database = claiming.OpenDatabase())
        {
            foreach (var seed in new[] { 1, 20, 21 })
            {
                database.Add(FinishedRuns.Make(demo.Name, seed, 1, 2, claimed));
            }

            await database.SaveChangesAsync(Cancel);
        }

        _clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(1, (await claiming.Services.GetRequiredService<Purging>().PurgeAsync(Cancel)).Runs);
        await using var after = claiming.OpenDatabase();
        Assert.Equal(21, await after.Runs().Where(run => run.Figures == Run.PurgedFigures).Select(run => run.Seed).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Guests_who_never_answered_go_and_whoever_did_anything_stays()
    {
        using var idle = new PracticeBrowser(_server.CreateClient());
        await idle.StartAsync();
        using var answered = new PracticeBrowser(_server.CreateClient());
        var state = await answered.StartAsync();
        await answered.GoThroughAsync(state, PracticeBrowser.Right(state));
        using var chose = _server.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en", ["theme"] = "dark", ["timeZone"] = "Etc/UTC" });
        await chose.PostAsync("/en/settings", form, Cancel);

        _clock.Advance(TimeSpan.FromDays(29));
        using var back = new PracticeBrowser(_server.CreateClient());
        await back.StartAsync();
        Assert.Equal(0, (await PurgeAsync()).Guests);
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await PurgeAsync()).Guests);
        Assert.Equal(HttpStatusCode.OK, (await answered.Client.GetAsync($"/api/sessions/{state.SessionId}", Cancel)).StatusCode);
        await using var database = _server.OpenDatabase();
        Assert.Equal((3, 2), (await database.Learners().CountAsync(Cancel), await database.Sessions().CountAsync(Cancel)));

        _clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(2, (await PurgeAsync()).Guests);
        Assert.Equal(1, await database.Learners().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_flood_of_guests_goes_in_pieces_and_a_setting_keeps_everything()
    {
        await using (var database = _server.OpenDatabase())
        {
            database.AddRange(Enumerable.Range(0, 95).Select(_ => new QuizHub.Server.Accounts.Learner { Id = Guid.CreateVersion7(), CreatedAt = _clock.GetUtcNow() }));
            await database.SaveChangesAsync(Cancel);
        }

        _clock.Advance(TimeSpan.FromDays(31));
        Assert.InRange(await _server.Services.GetRequiredService<GuestPurge>().PurgeAsync(Cancel), 1, 30);
        Assert.InRange((await PurgeAsync()).Guests, 60, 94);

        await using var keeping = new TestServer(
            settings: new Dictionary<string, string> { ["Purge:FiguresDays"] = "0", ["Purge:GuestsDays"] = "0" }, services: services => services.AddSingleton<TimeProvider>(_clock));
        using var idle = new PracticeBrowser(keeping.CreateClient());
        await idle.StartAsync();
        await using (var database = keeping.OpenDatabase())
        {
            database.Add(FinishedRuns.Make("sgd-variants", 1, 1, 2));
            await database.SaveChangesAsync(Cancel);
        }

        _clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal((0, 0), await keeping.Services.GetRequiredService<Purging>().PurgeAsync(Cancel));
    }

    [Fact]
    public async Task Events_from_before_know_their_run_after_the_migration()
    {
        var file = Path.Combine(TestServer.NewFolder(), "old.db");
        try
        {
            var options = new DbContextOptionsBuilder<QuizHubDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options;
            var (session, run) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await using var database = new QuizHubDbContext(options);
            await database.GetService<IMigrator>().MigrateAsync("Memory", Cancel);
            await database.Database.OpenConnectionAsync(Cancel);
            await database.Database.ExecuteSqlAsync($"PRAGMA foreign_keys=OFF", Cancel);
            foreach (var (revision, text) in new[] { (1, $"{{\"event\":\"run-finished\",\"runId\":\"{run}\",\"index\":0}}"), (2, "{\"event\":\"step-left\",\"index\":0}") })
            {
                await database.Database.ExecuteSqlAsync($"INSERT INTO SessionEvents (SessionId, Revision, Event, At) VALUES ({session}, {revision}, {text}, 0)", Cancel);
            }

            await database.Database.MigrateAsync(Cancel);
            Assert.Equal([run, null], await database.SessionEvents().OrderBy(happened => happened.Revision).Select(happened => happened.RunId).ToListAsync(Cancel));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private Task<(int Runs, int Guests)> PurgeAsync() => _server.Services.GetRequiredService<Purging>().PurgeAsync(Cancel);

    private static async Task<RunDone> RunAsync(HttpClient client, int seed)
    {
        using var response = await RunStream.PostAsync(client, "adam-bias-correction", RunStream.Start(seed, ("steps", "50")));
        return Assert.IsType<RunDone>((await RunStream.ReadAllAsync(response))[^1]);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Site;
using QuizHub.Tests.Demos;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Data;

/// <summary>A real database that may not grow any more: SQLite itself refuses, as on a full disk.</summary>
public sealed class FullDiskTests : IAsyncDisposable
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private readonly TestClock _clock = new(DateTimeOffset.UtcNow);
    private readonly ErrorLog _log = new();
    private readonly Quota _quota = new();
    private readonly TestServer _server;
    private bool _runsDemos;

    public FullDiskTests() => _server = new(
        services: services =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            if (_runsDemos)
            {
                QuickWorkers.AddTo(services);
            }

            services.AddSingleton<ILoggerProvider>(_log);
            var real = services.Last(service => service.ServiceType == typeof(IDbContextFactory<QuizHubDbContext>));
            services.AddSingleton<IDbContextFactory<QuizHubDbContext>>(provider =>
            {
                _quota.Real ??= (IDbContextFactory<QuizHubDbContext>)(real.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!));
                return _quota;
            });
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Whoever_begins_is_told_that_nothing_can_be_stored_and_goes_on_when_there_is_room_again()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.StartAsync();
        await FillAsync();
        foreach (var (language, title) in new[] { ("en", "Nothing can be stored just now"), ("zh", "目前无法保存") })
        {
            using var refused = await browser.Client.PostAsJsonAsync($"/api/sessions?lang={language}", new { deck = "every-type" }, Json.Options, Cancel);
            await AssertStorageProblemAsync(refused, title);
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type" });
        using var page = await browser.Client.PostAsync("/zh/practice", form, Cancel);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        var html = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(("zh-Hans", "目前无法保存"), (html.DocumentElement.GetAttribute("lang"), html.QuerySelector("h1")!.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/en/decks/every-type", Cancel)).StatusCode);

        _quota.IsFull = false;
        Assert.True((await browser.GoThroughAsync(state, PracticeBrowser.Right(state))).Item!.Verdict!.IsRight);
        await browser.StartAsync();
    }

    [Fact]
    public async Task A_server_that_cannot_store_is_not_ready_and_is_again_when_it_can()
    {
        using var client = _server.CreateClient();
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(client));
        await FillAsync();
        // It has tried not long ago.
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(client));
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(client));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);
        _quota.IsFull = false;
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(client));
    }

    [Fact]
    public async Task Every_failure_of_a_run_is_its_last_event_of_a_stored_one_too()
    {
        _runsDemos = true;
        using var client = _server.CreateClient();
        using (var first = await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(1)))
        {
            Assert.IsType<RunDone>((await RunStream.ReadAllAsync(first))[^1]);
        }

        await FillAsync();
        // Small rows find room in pages that are there already: then the run is told, and that is right too.
        for (var round = 0; round < 40; round++)
        {
            using var replayed = await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(1));
            if ((await RunStream.ReadAllAsync(replayed))[^1] is RunFailed failed)
            {
                Assert.Equal("storage", failed.Code);
                Assert.Equal(ProblemTexts.Storage, failed.Message);
                break;
            }

            Assert.True(round < 39, "The database was never full.");
        }

        using var fresh = await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(2, ("steps", "300")));
        Assert.Equal("storage", Assert.IsType<RunFailed>((await RunStream.ReadAllAsync(fresh))[^1]).Code);
        _quota.IsFull = false;
        using var again = await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(2, ("steps", "300")));
        Assert.IsType<RunDone>((await RunStream.ReadAllAsync(again))[^1]);
    }

    [Fact]
    public async Task The_log_says_each_kind_of_failure_once_a_minute_with_its_number()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        await browser.StartAsync();
        await FillAsync();
        for (var round = 0; round < 40; round++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type" });
            await browser.Client.PostAsync("/en/practice", form, Cancel);
        }

        Assert.InRange(_log.Errors.Count, 1, 2);
        Assert.DoesNotContain(_log.Errors, error => error.Contains("   at ", StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromMinutes(2));
        using var late = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type", ["topic"] = "all" });
        await browser.Client.PostAsync("/en/practice", late, Cancel);
        Assert.Contains(_log.Errors, error => System.Text.RegularExpressions.Regex.IsMatch(error, "since the last entry: [1-9][0-9]+"));
    }

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/health/ready", Cancel);
        return response.StatusCode;
    }

    private static async Task AssertStorageProblemAsync(HttpResponseMessage refused, string title)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.NotNull(refused.Headers.RetryAfter);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("storage", problem.GetProperty("code").GetString());
        Assert.StartsWith(title, problem.GetProperty("title").GetString());
    }

    /// <summary>Every connection may use as many pages as there are, or as many as it likes.</summary>
    /// <summary>Uses what is free inside the file, and lets it grow no more: neither by connections that are opened from now on nor by the one that the writer keeps. When
    /// something has failed the writer opens another.</summary>
    private async Task FillAsync()
    {
        await using (var database = _quota.CreateDbContext())
        {
            await database.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS filler (room)", Cancel);
            while (await database.Database.SqlQueryRaw<long>("SELECT freelist_count AS Value FROM pragma_freelist_count").SingleAsync(Cancel) > 0)
            {
                await database.Database.ExecuteSqlRawAsync("INSERT INTO filler VALUES (zeroblob(4000))", Cancel);
            }
        }

        _quota.IsFull = true;
        await _server.Services.GetRequiredService<AttemptWriter>().WriteAsync(database => Task.FromResult(_quota.Limit(database)), Cancel);
    }

    private sealed class Quota : IDbContextFactory<QuizHubDbContext>
    {
        public IDbContextFactory<QuizHubDbContext>? Real { get; set; }

        public volatile bool IsFull;

        public QuizHubDbContext CreateDbContext()
        {
            var database = Real!.CreateDbContext();
            database.Database.OpenConnection();
            Limit(database);
            return database;
        }

        /// <summary>A limit below the present size is the present size.</summary>
        public bool Limit(QuizHubDbContext database)
        {
            database.Database.ExecuteSqlRaw(IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823");
            return IsFull;
        }
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _errors = new();

        public System.Collections.Concurrent.ConcurrentQueue<string> Errors => _errors;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error)
            {
                _errors.Enqueue(formatter(state, exception) + exception);
            }
        }

        public void Dispose()
        {
        }
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Data;

namespace QuizHub.Tests.Site;

/// <summary>A database that fails while the server runs.</summary>
public sealed class ErrorTests : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly SampleDecks _decks = new();
    private readonly Breakable _database = new();
    private readonly TestClock _clock = new(DateTimeOffset.UtcNow);
    private readonly TestServer _server;

    public ErrorTests() => _server = new(services: services =>
    {
        _decks.AddTo(services);
        services.AddSingleton<TimeProvider>(_clock);
        var real = services.Last(service => service.ServiceType == typeof(IDbContextFactory<QuizHubDbContext>));
        services.AddSingleton<IDbContextFactory<QuizHubDbContext>>(provider =>
        {
            _database.Real ??= (IDbContextFactory<QuizHubDbContext>)(real.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, real.ImplementationType!));
            return _database;
        });
    });

    [Theory]
    [InlineData("/en/decks/nets?x=1", "en", "Something went wrong here")]
    [InlineData("/zh", "zh-Hans", "这里出错了")]
    public async Task A_page_that_breaks_stays_calm_and_names_an_id(string path, string language, string title)
    {
        using var client = await LearnerAsync();
        _database.IsBroken = true;
        using var response = await client.GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.InternalServerError, true), (response.StatusCode, response.Headers.CacheControl!.NoStore));
        var html = await response.Content.ReadAsStringAsync(Cancel);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.NotEmpty(page.QuerySelector("main code")!.TextContent);
        Assert.Equal(path, page.QuerySelector("main a.primary")!.GetAttribute("href"));
        Assert.DoesNotContain(Breakable.Secret, html);
        Assert.Contains("script-src 'none'", response.Headers.NonValidated["Content-Security-Policy"].ToString());
    }

    [Fact]
    public async Task The_api_that_breaks_answers_with_a_problem_and_an_id()
    {
        using var client = await LearnerAsync();
        _database.IsBroken = true;
        using var response = await client.GetAsync($"/api/sessions/{Guid.CreateVersion7()}?lang=zh", Cancel);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("unexpected", problem.GetProperty("code").GetString());
        Assert.Equal("服务器出错了，错误已按此编号记入日志。", problem.GetProperty("title").GetString());
        Assert.NotEmpty(problem.GetProperty("id").GetString()!);
        Assert.DoesNotContain(Breakable.Secret, problem.ToString());
    }

    [Fact]
    public async Task Without_its_database_the_server_lives_but_is_not_ready_and_readers_still_read()
    {
        using var client = _server.CreateClient();
        _database.IsBroken = true;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(client, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/en/decks/nets"));
        _database.IsBroken = false;
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/health/ready"));
    }

    public async ValueTask DisposeAsync()
    {
        _database.IsBroken = false;
        await _server.DisposeAsync();
        _decks.Dispose();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        return response.StatusCode;
    }

    private async Task<HttpClient> LearnerAsync()
    {
        var client = _server.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en", ["theme"] = "dark", ["timeZone"] = "Etc/UTC" });
        using var response = await client.PostAsync("/en/settings", form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return client;
    }

    private sealed class Breakable : IDbContextFactory<QuizHubDbContext>
    {
        public const string Secret = "the password is swordfish";

        public IDbContextFactory<QuizHubDbContext>? Real { get; set; }

        public volatile bool IsBroken;

        public QuizHubDbContext CreateDbContext() => IsBroken ? throw new InvalidOperationException(Secret) : Real!.CreateDbContext();
    }
}

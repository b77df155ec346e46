using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using QuizHub.Decks;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Quizzes;
using QuizHub.Site;
using QuizHub.Tests.Demos;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Accounts;

public sealed class LimitTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_guests_of_one_address_are_limited_and_a_refused_one_leaves_nothing_behind()
    {
        await using var server = Server(("Limits:GuestsPerAddress", "3"));
        using var known = new PracticeBrowser(server.CreateClient());
        await known.StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var guest = 0; guest < 6; guest++)
        {
            using var client = server.CreateClient();
            using var response = await BeginAsync(client, "zh");
            answers.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
                Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
                var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
                Assert.Equal(("zh-Hans", "请稍等片刻"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
                Assert.False(response.Headers.Contains("Set-Cookie"));
            }
        }

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 4)], answers);
        await using var database = server.OpenDatabase();
        Assert.Equal((3, 3), (await database.Learners().CountAsync(Cancel), await database.Sessions().CountAsync(Cancel)));

        // Whoever is known goes on, and a forged cookie makes nobody known.
        Assert.Equal(HttpStatusCode.SeeOther, (await BeginAsync(known.Client, "en")).StatusCode);
        using var forger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        forger.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        forger.DefaultRequestHeaders.Add("Cookie", "qh-learner=CfDJ8AAAA");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await BeginAsync(forger, "en")).StatusCode);
    }

    [Fact]
    public async Task The_api_is_told_with_a_problem_and_when_to_come_again()
    {
        await using var server = Server(("Limits:SessionsPerLearner", "2"));
        using var browser = new PracticeBrowser(server.CreateClient());
        // As somebody new she began the first one; two more are hers.
        await browser.StartAsync();
        await browser.StartAsync();
        await browser.StartAsync();
        using var refused = await browser.Client.PostAsJsonAsync("/api/sessions?lang=zh", new { deck = "every-type" }, Json.Options, Cancel);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.NotNull(refused.Headers.RetryAfter);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(("too-many-requests", "你或与你同一网络的人在短时间内请求太多，请稍后再试。"), (problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()));

        using var other = new PracticeBrowser(server.CreateClient());
        await other.StartAsync();
    }

    [Fact]
    public async Task A_class_of_300_behind_one_address_begins_at_once()
    {
        await using var server = new TestServer();
        Assert.NotNull(server.Address);
        using var gate = new SemaphoreSlim(16);
        var begun = await Task.WhenAll(Enumerable.Range(0, 300).Select(async _ =>
        {
            await gate.WaitAsync(Cancel);
            try
            {
                using var client = server.CreateClient();
                using var response = await BeginAsync(client, "en");
                return response.StatusCode;
            }
            finally
            {
                gate.Release();
            }
        }));
        Assert.All(begun, status => Assert.Equal(HttpStatusCode.SeeOther, status));

        // Two demos each in ten minutes, and an answer with what belongs to it every 20 seconds.
        var limits = new LimitOptions();
        Assert.True(limits.RunsPerAddress >= 2 * 300 && limits.StreamsPerAddress >= 300 && limits.ChangesPerAddress >= 300 * 3 * 3 && limits.GuestsPerAddress >= 2 * 300);
    }

    [Fact]
    public async Task A_flood_of_reports_locks_out_nobody_else_behind_its_address()
    {
        await using var server = Server(("Limits:ReportsPerLearner", "3"));
        using var flood = new PracticeBrowser(server.CreateClient());
        using var honest = new PracticeBrowser(server.CreateClient());
        var (floods, honests) = (await flood.StartAsync(), await honest.StartAsync());
        var answers = new List<HttpStatusCode>();
        for (var report = 0; report < 8; report++)
        {
            answers.Add((await ReportAsync(flood, floods.SessionId)).StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.NoContent, 3), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 5)], answers);
        Assert.Equal(HttpStatusCode.NoContent, (await ReportAsync(honest, honests.SessionId)).StatusCode);
    }

    [Fact]
    public async Task Streams_open_at_once_are_limited_and_a_run_that_is_refused_makes_no_guest()
    {
        await using var server = new TestServer(
            settings: new Dictionary<string, string>
            {
                ["Demos:Workers"] = "1",
                ["Demos:QueueLength"] = "1",
                ["Demos:QueuePerAddress"] = "1",
                ["Limits:StreamsPerAddress"] = "3",
            },
            services: QuickWorkers.AddTo);
        using var first = server.CreateClient();
        using var running = await RunStream.PostAsync(first, QuickWorker.Demo, RunStream.Start(1, ("steps", "100000")));
        using var second = server.CreateClient();
        using var waiting = await RunStream.PostAsync(second, QuickWorker.Demo, RunStream.Start(2, ("steps", "100000")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (running.StatusCode, waiting.StatusCode));
        for (var seed = 3; seed < 20; seed++)
        {
            using var client = server.CreateClient();
            using var refused = await RunStream.PostAsync(client, QuickWorker.Demo, RunStream.Start(seed));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.False(refused.Headers.Contains("Set-Cookie"));
        }

        await using var database = server.OpenDatabase();
        Assert.Equal(2, await database.Learners().CountAsync(Cancel));

        using var joined = await RunStream.PostAsync(server.CreateClient(), QuickWorker.Demo, RunStream.Start(1, ("steps", "100000")));
        using var tooMany = await RunStream.PostAsync(server.CreateClient(), QuickWorker.Demo, RunStream.Start(1, ("steps", "100000")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (joined.StatusCode, tooMany.StatusCode));
    }

    [Theory]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%2", "fe80::2%3", true)]
    public void One_subscriber_is_one_address(string one, string other, bool same) =>
        Assert.Equal(same, ClientAddress.Of(IPAddress.Parse(one)) == ClientAddress.Of(IPAddress.Parse(other)));

    private static TestServer Server(params (string Name, string Value)[] settings) => new(settings: settings.ToDictionary(pair => pair.Name, pair => pair.Value));

    private static async Task<HttpResponseMessage> BeginAsync(HttpClient client, string language)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type" });
        return await client.PostAsync($"/{language}/practice", form, Cancel);
    }

    private static Task<HttpResponseMessage> ReportAsync(PracticeBrowser browser, Guid session) => browser.Client.PostAsJsonAsync(
        $"/api/sessions/{session}/reports", new ReportFaultRequest(Guid.CreateVersion7(), 0, ForCheck: false, FaultKind.WrongKey, "It is wrong."), Json.Options, Cancel);
}

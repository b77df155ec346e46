using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using QuizHub.Decks;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>From the reader's form to the operator's list.</summary>
public sealed class FaultReportTests : IAsyncDisposable
{
    private readonly TestServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_question_is_reported_from_its_page_with_version_and_language_and_twice_counts_once()
    {
        using var client = _server.CreateClient();
        var path = await ReportPathAsync(client);
        var form = await FormAsync(client, path);
        form["kind"] = "Untrue";
        form["text"] = "The sum is\r\nwrong.";
        for (var time = 0; time < 2; time++)
        {
            using var response = await client.PostAsync(path, new FormUrlEncodedContent(form), Cancel);
            Assert.Equal((HttpStatusCode.SeeOther, path + "?sent=1"), (response.StatusCode, response.Headers.Location?.OriginalString));
        }

        var report = Assert.Single(await StoredAsync());
        Assert.Equal(("every-type", (string?)null, "en", FaultKind.Untrue, "The sum is\nwrong.", (Guid?)null), (report.DeckSlug, report.ItemId, report.Language, report.Kind, report.Text, report.LearnerId));
        Assert.Equal(form["version"], report.Version);
        Assert.Contains("has been stored", await client.GetStringAsync(path + "?sent=1", Cancel));
    }

    [Theory]
    [InlineData("kind", "Nonsense")]
    [InlineData("text", "   ")]
    [InlineData("version", "7")]
    [InlineData("id", "x")]
    public async Task A_form_that_says_nothing_or_was_tampered_with_is_refused(string field, string value)
    {
        using var client = _server.CreateClient();
        var path = await ReportPathAsync(client);
        var form = await FormAsync(client, path);
        form["text"] = "Something.";
        form["kind"] = "Other";
        form[field] = value;
        using var response = await client.PostAsync(path, new FormUrlEncodedContent(form), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task Another_site_reports_nothing_and_one_address_not_without_end()
    {
        using var client = _server.CreateClient();
        var path = await ReportPathAsync(client);
        var form = await FormAsync(client, path);
        (form["kind"], form["text"]) = ("Other", "Again.");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        using var stranger = new HttpClient { BaseAddress = _server.Address };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SendAsync(foreign, Cancel)).StatusCode);
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 31; time++)
        {
            form["id"] = Guid.NewGuid().ToString();
            using var response = await client.PostAsync(path, new FormUrlEncodedContent(form), Cancel);
            answers.Add(response.StatusCode);
        }

        Assert.All(answers.Take(30), status => Assert.Equal(HttpStatusCode.SeeOther, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task An_item_is_reported_from_its_session_and_outlives_its_author()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.StartAsync(language: "zh");
        var request = new ReportFaultRequest(Guid.CreateVersion7(), state.Index, ForCheck: false, FaultKind.WrongKey, "");
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await ReportAsync(browser, state.SessionId, request, "zh")).StatusCode);
        }

        var report = Assert.Single(await StoredAsync());
        Assert.Equal((state.Item!.View.QuestionSlug, state.Item.View.ItemId, "zh"), (report.QuestionSlug, report.ItemId, report.Language));
        await using (var database = _server.OpenDatabase())
        {
            Assert.Equal((await database.StoredItems().SingleAsync(item => item.ItemId == report.ItemId, Cancel)).ItemVersion, report.Version);
        }

        Assert.NotNull(report.LearnerId);
        using var forget = await browser.Client.PostAsync("/en/settings/forget", new FormUrlEncodedContent([]), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, forget.StatusCode);
        Assert.Null(Assert.Single(await StoredAsync()).LearnerId);
    }

    [Fact]
    public async Task Nobody_reports_from_anothers_session_nor_about_a_step_that_is_not_there_nor_without_words()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        using var other = new PracticeBrowser(_server.CreateClient());
        var state = await browser.StartAsync();
        await other.StartAsync();
        var request = new ReportFaultRequest(Guid.CreateVersion7(), 0, ForCheck: false, FaultKind.Untrue, "It is untrue.");
        Assert.Equal(HttpStatusCode.NotFound, (await ReportAsync(other, state.SessionId, request)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ReportAsync(browser, state.SessionId, request with { Index = 999 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ReportAsync(browser, state.SessionId, request with { ForCheck = true })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReportAsync(browser, state.SessionId, request with { Text = " " })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReportAsync(browser, state.SessionId, request with { Text = new string('x', FaultReportRules.LongestText + 1) })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReportAsync(browser, state.SessionId, request with { Id = Guid.Empty })).StatusCode);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_body_without_words_is_enough_where_the_kind_says_it_all()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.StartAsync();
        using var sent = await browser.Client.PostAsJsonAsync($"/api/sessions/{state.SessionId}/reports", new { Id = Guid.CreateVersion7(), Index = 0, Kind = "wrongKey" }, Json.Options, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.Equal("", Assert.Single(await StoredAsync()).Text);
    }

    [Fact]
    public async Task The_operator_lists_them_newest_first_with_what_has_changed_since()
    {
        var (code, output) = await ListAsync(TestServer.NewFolder());
        Assert.Equal(1, code);
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.StartAsync();
        await ReportAsync(browser, state.SessionId, new(Guid.CreateVersion7(), 0, ForCheck: false, FaultKind.Ambiguous, "Two\n\u001b[31m are right."));
        var path = await ReportPathAsync(browser.Client);
        var form = await FormAsync(browser.Client, path);
        (form["kind"], form["text"], form["version"]) = ("Wording", "一个错字", "0123456789abcdef");
        using var sent = await browser.Client.PostAsync(path, new FormUrlEncodedContent(form), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);

        (code, output) = await ListAsync(_server.DataDirectory);
        Assert.Equal(0, code);
        var lines = output.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains("every-type/types [en, 0123456789abcdef, changed since] Wording: 一个错字", lines[0]);
        Assert.Contains($"every-type/{state.Item!.View.QuestionSlug}#{state.Item.View.ItemId} [en, ", lines[1]);
        Assert.EndsWith("Ambiguous: Two  [31m are right.", lines[1]);
        Assert.DoesNotContain("changed since", lines[1]);
        Assert.Equal("2 reports", lines[2]);

        var json = JsonDocument.Parse((await ListAsync(_server.DataDirectory, "--format", "json")).Output).RootElement;
        Assert.Equal([true, false], json.EnumerateArray().Select(report => report.GetProperty("changedSince").GetBoolean()));
        Assert.Equal(2, (await ListAsync(_server.DataDirectory, "--format")).Code);
    }

    private static Task<HttpResponseMessage> ReportAsync(PracticeBrowser browser, Guid session, ReportFaultRequest request, string language = "en") =>
        browser.Client.PostAsJsonAsync($"/api/sessions/{session}/reports?lang={language}", request, Json.Options, Cancel);

    private static async Task<string> ReportPathAsync(HttpClient client)
    {
        var deck = new HtmlParser().ParseDocument(await client.GetStringAsync("/en/decks/every-type", Cancel));
        var question = deck.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(href => href.EndsWith("/types", StringComparison.Ordinal));
        return question + "/report";
    }

    /// <summary>The form as a browser without scripts would send it.</summary>
    private static async Task<Dictionary<string, string>> FormAsync(HttpClient client, string path)
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(path, Cancel));
        var form = page.QuerySelector<IHtmlFormElement>("main form")!;
        Assert.Equal(path, form.GetAttribute("action"));
        return form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").ToDictionary(input => input.Name!, input => input.Value);
    }

    private async Task<List<FaultReport>> StoredAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.FaultReports().AsNoTracking().ToListAsync(Cancel);
    }

    private static async Task<(int Code, string Output)> ListAsync(string data, params string[] more)
    {
        using var command = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), "reports", "--DataDirectory", data, "--ContentDirectories:0", TestServer.QuizzesContent, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = command.StandardError.ReadToEndAsync(Cancel);
        var output = (await command.StandardOutput.ReadToEndAsync(Cancel)).TrimEnd();
        await command.WaitForExitAsync(Cancel);
        await error;
        return (command.ExitCode, output);
    }
}

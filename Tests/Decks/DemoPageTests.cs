using System.Net.Http.Json;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Demos;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Site;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Decks;

/// <summary>The pages as the server makes them, before any script runs.</summary>
public sealed class DemoPageTests
{
    private const string Page = "/en/decks/every-type/all/prediction/demo";

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_s_page_can_be_read_without_script_in_both_languages()
    {
        await using var server = new TestServer();
        using var client = server.CreateClient();
        var english = await client.GetStringAsync(Page, Cancel);
        Assert.Contains("SGD and momentum in a narrow valley", english, StringComparison.Ordinal);
        Assert.Contains("Momentum β", english, StringComparison.Ordinal);
        Assert.Contains("0 to 0.99", english, StringComparison.Ordinal);
        Assert.Contains(DemoTexts.HintNote.En, english, StringComparison.Ordinal);
        Assert.Contains(DemoTexts.NeedsScript.En, english, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", english, StringComparison.Ordinal);
        var chinese = await client.GetStringAsync(Page.Replace("/en/", "/zh/", StringComparison.Ordinal), Cancel);
        Assert.Contains("狭长谷地里的 SGD 与动量", chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/decks/deep-learning/optimizers/sgd/demo/training-snippets?snippet=never-zeroed&seed=2", HttpStatusCode.OK, "Find the bug")]
    [InlineData("/zh/decks/deep-learning/neural-networks/gan/demo/training-snippets", HttpStatusCode.OK, "找错")]
    [InlineData("/en/decks/deep-learning/optimizers/sgd/demo/sgd-variants", HttpStatusCode.NotFound, null)]
    [InlineData("/en/decks/deep-learning/optimizers/adam/demo/training-snippets", HttpStatusCode.NotFound, null)]
    public async Task A_demo_that_an_item_names_has_a_page_at_its_question(string path, HttpStatusCode status, string? title)
    {
        await using var server = new TestServer(content: TestsRoot.ShippedContent);
        using var client = server.CreateClient();
        using var page = await client.GetAsync(path, Cancel);
        Assert.Equal(status, page.StatusCode);
        Assert.Contains(title is null ? "" : $">{title}</h1>", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_settings_in_the_address_are_reported_and_replaced()
    {
        await using var server = new TestServer();
        using var client = server.CreateClient();
        var html = await client.GetStringAsync(Page + "?momentum=7&seed=x", Cancel);
        Assert.Contains("Momentum β must be a number from 0 to 0.99.", html, StringComparison.Ordinal);
        Assert.Contains("The seed must be a whole number", html, StringComparison.Ordinal);
        Assert.Contains("value=\"0.9\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_is_counted_over_the_stored_runs_with_its_settings_and_seeds()
    {
        await using var server = new TestServer(content: TestsRoot.ShippedContent);
        using var client = server.CreateClient();
        var question = server.Services.GetRequiredService<DeckLibrary>().Current.FindDeck("deep-learning")!.FindQuestion("adam")!;
        var claim = question.Claims.Single(claim => claim.Id == "first-step-fifty");
        var demo = (await server.Services.GetRequiredService<DemoCatalog>().FindAsync("adam-bias-correction", Cancel))!;
        var settings = SettingValues.Parse(demo, claim.Settings).Values;
        foreach (var (asked, seed) in new[] { (settings, 1), (settings, 1), (settings, 2), (settings, 999), (SettingValues.Read(demo, null).Values, 3) })
        {
            using var run = await client.PostAsJsonAsync("/api/demos/adam-bias-correction/runs", new StartRunRequest(asked, seed), Json.Options, Cancel);
            Assert.Contains("event: done", await run.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        var counts = await client.GetFromJsonAsync<List<ClaimCount>>("/" + ClaimEndpoints.CountsUrl(question, demo), Json.Options, Cancel);
        Assert.Equal(question.Claims.Select(claim => claim.Id), counts!.Select(count => count.Id));
        Assert.Equal(new ClaimCount("first-step-fifty", 2, 2), counts!.Single(count => count.Id == "first-step-fifty"));
        Assert.Contains("held in 2 of 2 runs here", await client.GetStringAsync("/en/decks/deep-learning/optimizers/adam/demo", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/demos/adam-bias-correction/claims?deck=deep-learning&question=sgd", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/en/decks/every-type/all/types/demo")]
    [InlineData("/en/decks/every-type/all/nothing/demo")]
    [InlineData("/en/runs/0193c7de-0000-7000-8000-000000000001")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var server = new TestServer();
        using var client = server.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Where_no_worker_starts_the_page_is_there_and_says_why()
    {
        await using var server = new TestServer(settings: new Dictionary<string, string> { ["Demos:WorkerPath"] = "/nowhere/worker.dll" });
        using var client = server.CreateClient();
        var html = await client.GetStringAsync(Page, Cancel);
        Assert.Contains(DemoTexts.UnavailableTitle.En, html, StringComparison.Ordinal);
        Assert.Contains(RunTexts.Unavailable.En, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_run_has_a_page_with_its_settings_its_numbers_and_its_way_back()
    {
        await using var server = new TestServer();
        using var client = server.CreateClient();
        using var response = await RunStream.PostAsync(client, "sgd-variants", RunStream.Start(3, ("conditionNumber", "5"), ("noise", "0")));
        var done = Assert.IsType<RunDone>((await RunStream.ReadAllAsync(response))[^1]);
        var html = await client.GetStringAsync($"/en/runs/{done.RunId}", Cancel);
        Assert.Contains("Condition number κ 5", html, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(done.Outcome!.En), html, StringComparison.Ordinal);
        Assert.Contains($"{Page}?batchSize=32&amp;learningRate=0.02&amp;momentum=0.9&amp;conditionNumber=5&amp;noise=0&amp;seed=3", html, StringComparison.Ordinal);
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class DemoIslandTests : ComponentTests
{
    private static readonly DemoPageModel Page = Samples.Page(Samples.Descent);

    [Fact]
    public async Task Running_sends_what_the_form_says_and_the_address_then_restores_the_run()
    {
        var island = Show(Page);
        await island.Find("#setting-momentum").InputAsync("0.5");
        await RunAsync(island);
        Assert.Equal("0.5", Server.Last.Request.Settings!["momentum"].GetRawText());
        Assert.Empty(JSInterop.Invocations["history.replaceState"]);

        await Server.Last.FinishAsync();
        await UntilAsync(() => Assert.Equal(
            "/?momentum=0.5&steps=100&seed=7", Assert.Single(JSInterop.Invocations["history.replaceState"]).Arguments[2]));
        Assert.Equal($"/en/runs/{Server.Last.Id}", island.FindAll("a").Single(link => link.TextContent == DemoTexts.ThisRunsAddress.En).GetAttribute("href"));
    }

    [Fact]
    public async Task With_one_setting_changed_and_the_same_seed_the_run_before_is_drawn_behind()
    {
        var island = Show(Page);
        await FinishAsync(island, 0.9);
        await island.Find("#setting-momentum").InputAsync("0.5");
        await FinishAsync(island, 0.1);
        Assert.Contains("Momentum 0.9", island.Find(".compare").TextContent, StringComparison.Ordinal);
        await UntilAsync(() => Assert.Equal([0d, 0.9], Assert.Single(Compared()).Points[0]));

        await island.Find(".compare input").ChangeAsync(false);
        await UntilAsync(() => Assert.Empty(Compared()));
    }

    [Theory]
    [InlineData("#setting-seed", "8")]
    [InlineData("#setting-momentum", "0.9")]
    public async Task Another_seed_or_nothing_changed_compares_with_nothing(string field, string typed)
    {
        var island = Show(Page);
        await FinishAsync(island, 0.9);
        await island.Find(field).InputAsync(typed);
        await FinishAsync(island, 0.1);
        Assert.Empty(island.FindAll(".compare"));
        Assert.Empty(Chart.Invocations["compare"]);
    }

    [Fact]
    public async Task Bad_settings_do_not_run()
    {
        var island = Show(Page);
        await island.Find("#setting-momentum").InputAsync("7");
        await island.Find("form").SubmitAsync();
        Assert.Empty(Server.Requests);
        Assert.Contains("Momentum must be", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_again_ends_the_run_that_is_under_way()
    {
        var island = Show(Page);
        await RunAsync(island);
        await Server.Runs[0].QueueAsync(0);
        await island.Find("#setting-seed").InputAsync("9");
        await island.Find("form").SubmitAsync();
        await UntilAsync(() => Assert.Equal(2, Server.Runs.Count));
        await UntilAsync(() => Assert.True(Server.Runs[0].IsAborted));
    }

    [Fact]
    public async Task A_claim_shows_its_count_and_runs_one_of_its_seeds_after_another()
    {
        var settings = SettingValues.Parse(Samples.Descent, new Dictionary<string, string> { ["momentum"] = "0.8" }).Values;
        var island = Show(Page with { Claims = [new("wins", "<p>Momentum <em>wins</em>.</p>", "<p>Below 20.</p>", settings, 4, 5, 1)] });
        var box = island.Find(".claims");
        Assert.Contains("held in at least 1 of 2 seeds when checked", box.TextContent, StringComparison.Ordinal);
        Assert.Contains("Momentum 0.8", box.TextContent, StringComparison.Ordinal);
        Assert.Contains("Below 20.", box.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            await island.Find(".claims button").ClickAsync(new());
            await UntilAsync(() => Assert.Equal(i + 1, Server.Runs.Count));
        }

        Assert.Equal([4, 5, 4], Server.Runs.Select(run => run.Request.Seed));
        Assert.Equal("0.8", island.Find("#setting-momentum").GetAttribute("value"));
    }

    [Fact]
    public async Task An_address_that_asks_for_it_starts_at_once()
    {
        Show(Page with { StartAtOnce = true });
        await UntilAsync(() => Assert.Single(Server.Runs));
    }

    [Fact]
    public async Task Where_no_demo_can_run_the_panel_says_why_and_starts_nothing()
    {
        var island = Show(Page with { Unavailable = new("No tensor library.", "没有张量库。"), StartAtOnce = true });
        Assert.Contains("No tensor library.", island.Markup, StringComparison.Ordinal);
        Assert.True(island.Find("fieldset").HasAttribute("disabled"));
        await island.Find("form").SubmitAsync();
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Before_the_runtime_is_up_the_page_can_be_read_and_says_what_it_waits_for()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var island = Show(Page with { StartAtOnce = true, Problems = [new("momentum", Samples.T("Momentum must be a number."))] });
        Assert.Contains(DemoTexts.GettingReady.En, island.Markup, StringComparison.Ordinal);
        Assert.Contains("Momentum must be a number.", island.Markup, StringComparison.Ordinal);
        Assert.Contains("0 to 0.99", island.Markup, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_stored_run_shows_settings_numbers_outcome_and_figures()
    {
        var view = Render<StoredRun>(one => one.Add(stored => stored.Model, Stored([new("momentum.updates", Samples.J("103"))])));
        Assert.Contains("Momentum 0.9, Steps 100 · Seed 7", view.Markup, StringComparison.Ordinal);
        Assert.Contains("It took 103.", view.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Equal("103", view.Find("dd strong").TextContent);
        Assert.Single(Chart.Invocations["update"]);
    }

    [Fact]
    public async Task A_claim_s_meter_moves_with_the_runs_of_this_server()
    {
        var claim = new ClaimView("faster", "<p>It is faster.</p>", "<p>On flat ground.</p>", Page.Settings, 1, 20, 20);
        var island = Show(Page with { Claims = [claim], Counts = [new("faster", 0, 0)] });
        Assert.Equal(("20", "0"), (island.Find("meter").GetAttribute("max"), island.Find("meter").GetAttribute("value")));
        Assert.Contains("not run on this server yet", island.Find(".here").TextContent, StringComparison.Ordinal);
        Server.Counts = [new("faster", 3, 4)];
        await FinishAsync(island, 1);
        await UntilAsync(() => Assert.Contains("held in 3 of 4 runs here", island.Find(".here").TextContent, StringComparison.Ordinal));
        Assert.Equal("3", island.Find("meter").GetAttribute("value"));
        Assert.Contains("GET /api/counts", Server.Requests);
    }

    [Fact]
    public void A_stored_run_whose_check_is_open_shows_no_numbers()
    {
        var view = Render<StoredRun>(one => one.Add(stored => stored.Model, Stored(null)));
        Assert.Contains(DemoTexts.FactsAwaited.En, view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("dd, .outcome"));
    }

    private static StoredRunModel Stored(IReadOnlyList<FactValue>? facts) => new(
        Samples.Descent,
        new(Guid.CreateVersion7(), "descent", 1, Page.Settings, 7, facts, facts is null ? null : Samples.T("It took 103."), 1, [Samples.Curve(UpdateMode.Replace, Samples.Series("a", [0, 1]))], 0),
        null, false, Language.En);

    private IReadOnlyList<ChartSeries> Compared() =>
        Chart.Invocations["compare"].Select(call => (IReadOnlyList<ChartSeries>)call.Arguments[0]!).LastOrDefault() ?? [];

    private async Task RunAsync(IRenderedComponent<DemoIsland> island)
    {
        var runs = Server.Runs.Count;
        await island.Find("form").SubmitAsync();
        await UntilAsync(() => Assert.Equal(runs + 1, Server.Runs.Count));
    }

    private async Task FinishAsync(IRenderedComponent<DemoIsland> island, double y)
    {
        await RunAsync(island);
        var links = JSInterop.Invocations["history.replaceState"].Count;
        await Server.Last.SendAsync(Samples.Point(0, y));
        await Server.Last.FinishAsync();
        await UntilAsync(() => Assert.Equal(links + 1, JSInterop.Invocations["history.replaceState"].Count));
    }

    private IRenderedComponent<DemoIsland> Show(DemoPageModel page) => Render<DemoIsland>(island => island.Add(one => one.Model, page));
}

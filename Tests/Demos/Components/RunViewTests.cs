using Bunit;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class RunViewTests : ComponentTests
{
    private readonly List<RunDone> _done = [];
    private readonly List<RunFailed> _failed = [];

    [Fact]
    public async Task A_run_is_shown_from_the_queue_to_its_outcome()
    {
        var view = Show();
        await UntilAsync(() => Assert.Equal("Starting…", Said(view)));
        await Server.Last.QueueAsync(3);
        await UntilAsync(() => Assert.Equal("Waiting: 2 before you.", Said(view)));
        await Server.Last.SendAsync(new RunProgress(0.25, Samples.T("Step 25")), Samples.Point(0, 1), Samples.Point(1, 0.5));
        await UntilAsync(() =>
        {
            Assert.Equal("Step 25", Said(view));
            Assert.Equal("0.25", view.Find("progress").GetAttribute("value"));
            Assert.Contains("goes from 1 to 0.5 in 2 points", view.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
        });
        await Server.Last.SendAsync(Samples.Updates(103));
        await UntilAsync(() => Assert.Equal("103", view.Find("dd strong").TextContent));
        Assert.Empty(_done);

        await Server.Last.FinishAsync();
        await UntilAsync(() => Assert.Single(_done));
        Assert.Equal("Finished in 1.2 s.", Said(view));
        Assert.Contains("It took 103 updates.", view.Find(".outcome[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["103", "yes"], view.FindAll("dd strong").Select(fact => fact.TextContent));
        Assert.Empty(view.FindAll("progress, button:not(details button)"));
    }

    [Fact]
    public void What_a_run_did_not_come_to_stands_behind_what_it_did()
    {
        var demo = Samples.Descent with { Facts = [.. new[] { "a", "b", "c", "d", "e" }.Select(name => new FactDeclaration(name, FactType.Number, Samples.T(name)))] };
        var facts = demo.Facts.ToDictionary(fact => fact.Name, fact => FactValues.From(fact.Name is "a" or "c" ? double.NaN : 1));
        var shown = Render<RunFacts>(view => view.Add(one => one.Demo, demo).Add(one => one.Facts, facts).Add(one => one.Language, Language.En));
        Assert.Equal(["b", "d", "e", "a", "c"], shown.FindAll("dt").Select(name => name.TextContent));
    }

    [Fact]
    public async Task Numbers_that_are_held_back_are_not_shown_and_the_page_says_when_they_come()
    {
        var view = Show();
        await UntilAsync(() => Assert.Single(Server.Runs));
        await Server.Last.SendAsync(new RunQueued(Server.Last.Id, 0), Samples.Point(0, 1), new RunDone(Server.Last.Id, null, null, 0.5));
        await UntilAsync(() => Assert.Single(_done));
        Assert.Empty(view.FindAll("dd"));
        Assert.Contains(DemoTexts.HeldBack.En, view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_with_advice_and_can_be_tried_again()
    {
        var view = Show(language: Language.Zh);
        await UntilAsync(() => Assert.Single(Server.Runs));
        await Server.Last.SendAsync(new RunFailed("timeout", new("It took too long.", "运行时间太长。")));
        await UntilAsync(() => Assert.Single(_failed));
        var alert = view.Find("[role=alert]");
        Assert.Contains("运行时间太长。", alert.TextContent, StringComparison.Ordinal);
        Assert.Contains(DemoTexts.WhatNext("timeout").Zh, alert.TextContent, StringComparison.Ordinal);

        // The click lasts as long as the run.
        var click = alert.QuerySelector("button")!.ClickAsync(new());
        await UntilAsync(() => Assert.Equal(2, Server.Runs.Count));
        await Server.Last.FinishAsync();
        await click;
        Assert.Single(_done);
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Where_the_page_has_its_own_button_a_failure_brings_none()
    {
        var view = Show(own: true);
        await UntilAsync(() => Assert.Single(Server.Runs));
        await Server.Last.SendAsync(new RunFailed("crashed", Samples.T("It broke down.")));
        await UntilAsync(() => Assert.Single(_failed));
        Assert.Empty(view.FindAll("[role=alert] button"));
    }

    [Fact]
    public async Task Stopping_tells_the_server_closes_the_stream_and_can_be_undone_by_running_again()
    {
        var view = Show();
        await UntilAsync(() => Assert.Single(Server.Runs));
        await Server.Last.QueueAsync(0);
        await UntilAsync(() => Assert.Equal("queued", view.Find(".run").GetAttribute("data-phase")));
        await view.Find("button").ClickAsync(new());
        await UntilAsync(() => Assert.Equal("stopped", Assert.Single(_failed).Code));
        Assert.Contains($"DELETE /api/runs/{Server.Last.Id}", Server.Requests);
        await UntilAsync(() => Assert.True(Server.Last.IsAborted));
        Assert.Equal(DemoTexts.RunAgain.En, view.Find("[role=alert] button").TextContent);
    }

    [Fact]
    public async Task Leaving_closes_the_stream_and_tells_nobody()
    {
        var view = Show();
        await UntilAsync(() => Assert.Single(Server.Runs));
        await Server.Last.QueueAsync(0);
        await DisposeComponentsAsync();
        await UntilAsync(() => Assert.True(Server.Last.IsAborted));
        Assert.Empty(_failed);
        Assert.Empty(_done);
    }

    [Fact]
    public async Task The_run_before_is_drawn_behind_under_a_name_that_says_so()
    {
        var view = Show(overlay: [Samples.Curve(UpdateMode.Replace, Samples.Series("momentum", [0, 2]))]);
        await UntilAsync(() => Assert.Single(Server.Runs));
        await Server.Last.SendAsync(Samples.Point(0, 1));
        await UntilAsync(() =>
        {
            var call = Assert.Single(Chart.Invocations["compare"]);
            Assert.Equal("momentum (before)", Assert.Single((IReadOnlyList<ChartSeries>)call.Arguments[0]!).Name);
        });
    }

    [Fact]
    public async Task A_curve_is_sent_to_the_script_piece_by_piece()
    {
        var view = Show();
        await UntilAsync(() => Assert.Single(Server.Runs));
        await Server.Last.SendAsync(Samples.Point(0, 1));
        await UntilAsync(() => Assert.Single(Chart.Invocations["update"]));
        await Server.Last.SendAsync(Samples.Point(1, 2), Samples.Point(2, 3));
        await Server.Last.FinishAsync();
        await UntilAsync(() => Assert.Equal(3, Deltas().Sum(series => series.Points.Count)));
        Assert.Equal([true, false], Deltas().Select(series => series.Reset).Take(2));
        Assert.Single(Module.Invocations["create"]);
    }

    [Fact]
    public async Task The_request_goes_to_the_demo_with_the_settings_the_seed_and_the_language()
    {
        var view = Show(language: Language.Zh);
        await UntilAsync(() => Assert.Single(Server.Runs));
        Assert.Equal("POST /api/demos/descent/runs?lang=zh", Assert.Single(Server.Requests));
        Assert.Equal(7, Server.Last.Request.Seed);
        Assert.Equal("0.5", Server.Last.Request.Settings!["momentum"].GetRawText());
    }

    private static string Said(IRenderedComponent<RunView> view) =>
        string.Join(' ', view.Find("[role=status]").TextContent.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<ChartSeries> Deltas() => Chart.Invocations["update"].SelectMany(call => ((ChartDelta)call.Arguments[0]!).Series);

    private IRenderedComponent<RunView> Show(Language language = Language.En, IReadOnlyList<FigureUpdate>? overlay = null, bool own = false) =>
        Render<RunView>(view => view
            .Add(one => one.Demo, Samples.Descent)
            .Add(one => one.Request, RunRequest.Free(
                Samples.Descent, new(new Dictionary<string, System.Text.Json.JsonElement> { ["momentum"] = Samples.J("0.5") }, 7)))
            .Add(one => one.Language, language)
            .Add(one => one.Overlay, overlay)
            .Add(one => one.CanRetry, !own)
            .Add(one => one.FiguresOnly, own)
            .Add(one => one.OnDone, _done.Add)
            .Add(one => one.OnFailed, _failed.Add));
}

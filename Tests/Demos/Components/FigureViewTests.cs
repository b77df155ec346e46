using Bunit;
using Microsoft.JSInterop;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class FigureViewTests : ComponentTests
{
    private static readonly FigureUpdate Curve = new("lines", UpdateMode.Append, [Samples.Series("a", [.. Enumerable.Range(0, 100).Select(x => new double?[] { x, x })])]);

    [Fact]
    public void An_empty_figure_keeps_its_place_and_fetches_no_script()
    {
        var view = Show("lines");
        Assert.NotNull(view.Find(".window .canvas"));
        Assert.Empty(JSInterop.Invocations["import"]);
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("scatter")]
    [InlineData("path")]
    [InlineData("bars")]
    [InlineData("stackedBars")]
    [InlineData("histogram")]
    public void A_figure_of_series_is_drawn_under_its_kind_with_its_axes(string id)
    {
        Show(id, new FigureUpdate(id, UpdateMode.Append, [Samples.Series("a", [0, 1])]));
        var declaration = Assert.IsType<ChartDeclaration>(Assert.Single(Module.Invocations["create"]).Arguments[1]);
        Assert.Equal((id, "across", "up"), (declaration.Kind, declaration.X!.Label, declaration.Y!.Label));
        Assert.Single(Chart.Invocations["update"]);
    }

    [Fact]
    public void A_heatmap_and_a_graph_are_sent_whole()
    {
        Show("heatmap", new FigureUpdate("heatmap", UpdateMode.Replace, Grid: new([0], [0], [[1]], true, [Samples.T("key")])));
        Show("graph", new FigureUpdate("graph", UpdateMode.Replace, Graph: new([new("x", "x", 0, 0)], [])));
        var deltas = Chart.Invocations["update"].Select(call => (ChartDelta)call.Arguments[0]!).ToList();
        Assert.Equal("key", Assert.Single(deltas[0].Grid!.XLabels!));
        Assert.Single(deltas[1].Graph!.Nodes);
    }

    [Fact]
    public void A_table_needs_no_script()
    {
        var view = Show("table", new FigureUpdate("table", UpdateMode.Replace, Table: new([Samples.T("name"), Samples.T("value")], [["a", "1"], ["b", "2"]])));
        Assert.Equal(["name", "value"], view.FindAll("th").Select(cell => cell.TextContent));
        Assert.Equal(2, view.FindAll("tbody tr").Count);
        Assert.Empty(view.FindAll(".canvas"));
        Assert.Empty(JSInterop.Invocations["import"]);
    }

    [Fact]
    public async Task The_data_unfold_and_can_be_saved_whole()
    {
        var view = Show("lines", Curve);
        Assert.Empty(view.FindAll("table"));
        await view.Find("details").TriggerEventAsync("ontoggle", new());
        Assert.Equal(24, view.FindAll("tbody tr").Count);
        Assert.Contains("24 of 100 rows", view.Find("details").TextContent, StringComparison.Ordinal);

        await view.Find("details button").ClickAsync(new());
        var saved = Assert.Single(Module.Invocations["saveText"]).Arguments;
        Assert.Equal("descent-loss.csv", saved[0]);
        Assert.Equal(101, ((string)saved[2]!).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Without_the_script_the_data_stand_in_for_the_picture()
    {
        Chart.SetupVoid("update", _ => true).SetException(new JSException("The script is out of order."));
        var view = Show("lines", Curve);
        Assert.Contains(DemoTexts.NotDrawn.En, view.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(view.FindAll("table"));
    }

    [Fact]
    public async Task A_figure_that_leaves_the_page_takes_its_chart_with_it()
    {
        Show("lines", Curve);
        await DisposeComponentsAsync();
        Assert.Single(Chart.Invocations["dispose"]);
    }

    /// <summary>An empty place is not a zero: what is infinite or missing is named.</summary>
    [Theory]
    [InlineData("bars", "plain")]
    [InlineData("lines", "momentum")]
    [InlineData("bars", null)]
    public void Values_that_are_not_drawn_are_named(string id, string? missing)
    {
        var view = Show(id, new FigureUpdate(id, UpdateMode.Append, [
            Samples.Series("plain", [0, missing == "plain" ? null : 1]), Samples.Series("momentum", [0, 2], [1, missing == "momentum" ? null : 3])]));
        Assert.Equal(missing is null ? 0 : 1, view.FindAll(".note").Count);
        Assert.Equal(missing is not null, view.Markup.Contains("infinite, missing", StringComparison.Ordinal));
        Assert.Equal(missing is not null, view.FindAll(".note").Any(note => note.TextContent.Contains(missing ?? "none", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    public void The_faint_curves_are_named_only_where_they_are_drawn(bool hasData, bool hasBefore, bool isNamed)
    {
        LiveFigure Figure(bool isFull) => FigureStore.From(Samples.EveryFigure, isFull ? [Curve] : []).Find("lines")!;
        var view = Render<FigureView>(view => view
            .Add(one => one.Figure, Figure(hasData)).Add(one => one.Before, Figure(hasBefore)).Add(one => one.FileName, "x").Add(one => one.Language, Language.En));
        Assert.Equal(isNamed, view.Markup.Contains("Faint", StringComparison.Ordinal));
    }

    private IRenderedComponent<FigureView> Show(string id, params FigureUpdate[] updates) => Render<FigureView>(view => view
        .Add(one => one.Figure, FigureStore.From(Samples.EveryFigure, updates).Find(id)!)
        .Add(one => one.FileName, "descent-loss")
        .Add(one => one.Language, Language.En));
}

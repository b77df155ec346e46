using System.Text.Json;
using CsCheck;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class FigureStoreTests
{
    // Updates of two series, some replacing; every point is different, so that a lost or doubled one shows.
    private static readonly Gen<FigureUpdate[]> Updates =
        Gen.Select(Gen.Bool, Gen.Int[0, 1], Gen.Int[0, 4]).Array[0, 20].Select(pieces =>
        {
            var x = 0;
            return pieces.Select(piece => Samples.Curve(
                piece.Item1 ? UpdateMode.Append : UpdateMode.Replace,
                Samples.Series(piece.Item2 == 0 ? "a" : "b", [.. Enumerable.Range(0, piece.Item3).Select(_ => new double?[] { x++, x % 7 == 0 ? null : x * 0.5 })]))).ToArray();
        });

    [Fact]
    public void Appending_point_by_point_is_appending_all_at_once() =>
        Gen.Int[0, 50].Sample(count =>
        {
            var points = Enumerable.Range(0, count).Select(x => new double?[] { x, x * x }).ToArray();
            var single = FigureStore.From(Samples.Descent, points.Select(point => Samples.Curve(UpdateMode.Append, Samples.Series("a", point))));
            var whole = FigureStore.From(Samples.Descent, count == 0 ? [] : [Samples.Curve(UpdateMode.Append, Samples.Series("a", points))]);
            Assert.Equal(Written(whole), Written(single));
        });

    [Fact]
    public void Replacing_throws_away_the_named_series_and_no_other()
    {
        var store = FigureStore.From(Samples.Descent,
        [
            Samples.Curve(UpdateMode.Append, Samples.Series("a", [0, 1], [1, 2]), Samples.Series("b", [0, 9])),
            Samples.Curve(UpdateMode.Replace, Samples.Series("a", [5, 5])),
        ]);
        Assert.Equal([5d, 5d], Assert.Single(store.Find("loss")!.Series[0].Points));
        Assert.Equal([0d, 9d], Assert.Single(store.Find("loss")!.Series[1].Points));
    }

    [Fact]
    public void What_a_store_says_of_itself_makes_the_same_store() =>
        Updates.Sample(updates =>
        {
            var store = FigureStore.From(Samples.Descent, updates);
            Assert.Equal(Written(store), Written(FigureStore.From(Samples.Descent, store.ToUpdates())));
        });

    [Fact]
    public void The_script_is_told_every_point_once_and_knows_in_the_end_what_the_store_knows() =>
        Updates.Sample(updates =>
        {
            var store = new FigureStore(Samples.Descent);
            var figure = store.Find("loss")!;
            var feed = new ChartFeed(Language.En);
            var known = new Dictionary<string, List<double?[]>>();
            foreach (var update in updates)
            {
                store.Apply(update);
                foreach (var series in feed.Next(figure).Series)
                {
                    known[series.Id] = series.Reset ? [.. series.Points] : [.. known[series.Id], .. series.Points];
                }

                Assert.Empty(feed.Next(figure).Series);
            }

            Assert.Equal(figure.Series.ToDictionary(series => series.Id, series => series.Points.ToList()), known);
        });

    [Fact]
    public void An_update_for_a_figure_that_is_not_declared_changes_nothing()
    {
        var store = FigureStore.From(Samples.Descent, [new FigureUpdate("weather", UpdateMode.Append, [Samples.Series("a", [0, 1])])]);
        Assert.Empty(store.ToUpdates());
    }

    [Fact]
    public void Rows_of_a_grid_and_of_a_table_nodes_and_edges_are_added()
    {
        var store = FigureStore.From(Samples.EveryFigure,
        [
            new("heatmap", UpdateMode.Append, Grid: new([0, 1], [0], [[1, 2]])),
            new("heatmap", UpdateMode.Append, Grid: new([0, 1], [1], [[3, null]])),
            new("table", UpdateMode.Append, Table: new([Samples.T("name")], [["a"]])),
            new("table", UpdateMode.Append, Table: new([Samples.T("name")], [["b"]])),
            new("graph", UpdateMode.Append, Graph: new([new("x", "x", 0, 0), new("y", "y", 1, 0)], [new("x", "y")])),
            new("graph", UpdateMode.Append, Graph: new([new("y", "y", 1, 0, "7"), new("z", "z", 2, 0)], [new("x", "y"), new("y", "z")])),
        ]);
        Assert.Equal(2, store.Find("heatmap")!.Grid!.Values.Count);
        Assert.Equal(2, store.Find("table")!.Table!.Rows.Count);
        Assert.Equal([null, "7", null], store.Find("graph")!.Graph!.Nodes.Select(node => node.Value));
        Assert.Equal(2, store.Find("graph")!.Graph!.Edges.Count);
    }

    [Fact]
    public void A_walk_keeps_its_steps_when_its_landscape_is_replaced()
    {
        var store = FigureStore.From(Samples.EveryFigure,
        [
            new("path", UpdateMode.Append, [Samples.Series("a", [0, 1])]),
            new("path", UpdateMode.Replace, Grid: new([0, 1], [0, 1], [[1, 2], [3, 4]])),
        ]);
        Assert.Single(store.Find("path")!.Series);
        Assert.NotNull(store.Find("path")!.Grid);
    }

    private static string Written(FigureStore store) => JsonSerializer.Serialize(store.ToUpdates(), Json.Options);
}

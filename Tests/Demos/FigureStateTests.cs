using System.Text.Json;
using CsCheck;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos;

public sealed class FigureStateTests
{
    private static readonly Text Name = new("name", "名称");

    private static readonly Gen<FigureUpdate> Updates = Gen.Select(
        Gen.OneOf("a", "b"), Gen.OneOf(UpdateMode.Append, UpdateMode.Replace), Gen.OneOf("x", "y"), Gen.Double[-9, 9].Array[0, 4], Gen.Int[0, 3]).Select(
        (figure, mode, series, numbers, kind) => kind switch
        {
            0 => new FigureUpdate(figure, mode, Grid: new([0], [0], [[numbers.Length]])),
            1 => new FigureUpdate(figure, mode, Table: new([Name], [.. numbers.Select(number => new[] { $"{number}" })])),
            2 => new FigureUpdate(figure, mode, Graph: new([.. numbers.Select((number, i) => new GraphNode($"{i}", "", number, 0))], [])),
            _ => new FigureUpdate(figure, mode, [new(series, Name, [.. numbers.Select(number => new double?[] { number, number > 0 ? number : null })])]),
        });

    [Fact]
    public void Replaying_the_folded_figures_draws_the_same_picture() => Updates.Array[0, 20].Sample(updates =>
    {
        var whole = Fold(updates);
        Assert.Equal(Show(whole), Show(Fold(whole)));
    });

    [Fact]
    public void Appending_in_pieces_is_appending_at_once() => Updates.Array[0, 20].Sample(updates =>
    {
        var points = updates.SelectMany(update => update.Series ?? []).SelectMany(series => series.Points).ToList();
        var pieces = Fold(points.Select(point => new FigureUpdate("f", UpdateMode.Append, [new("s", Name, [point])])));
        var once = Fold([new FigureUpdate("f", UpdateMode.Append, [new("s", Name, points)])]);
        Assert.Equal(points.Count == 0 ? "[]" : Show(once), Show(pieces));
    });

    [Fact]
    public void Replacing_one_series_leaves_the_others()
    {
        var figures = Fold(
        [
            new("f", UpdateMode.Append, [new("one", Name, [[1, 1]]), new("two", Name, [[2, 2]])]),
            new("f", UpdateMode.Replace, [new("one", Name, [[3, 3]])]),
            new("f", UpdateMode.Append, Grid: new([0], [0], [[5]])),
        ]);
        var figure = Assert.Single(figures);
        Assert.Equal([[3, 3]], figure.Series![0].Points);
        Assert.Equal([[2, 2]], figure.Series[1].Points);
        Assert.Equal(5, figure.Grid!.Values[0][0]);
        Assert.Equal(UpdateMode.Replace, figure.Mode);
    }

    [Fact]
    public void Numbers_that_are_not_finite_survive_as_facts()
    {
        double[] numbers = [0.1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 1e-300];
        var facts = numbers.Select((number, i) => new FactValue($"f{i}", FactValues.From(number)))
            .Append(new("truth", FactValues.From(true))).Append(new("label", FactValues.From("relu")));
        var travelled = JsonSerializer.Deserialize<List<FactValue>>(JsonSerializer.Serialize(facts, Json.Options), Json.Options)!;
        var read = FactValues.ToNumbers(travelled);
        Assert.Equal(numbers, numbers.Select((_, i) => read[$"f{i}"]));
        Assert.Equal(1, read["truth"]);
        Assert.False(read.ContainsKey("label"));
    }

    private static IReadOnlyList<FigureUpdate> Fold(IEnumerable<FigureUpdate> updates)
    {
        var state = new FigureState();
        foreach (var update in updates)
        {
            state.Apply(update);
        }

        return state.Figures;
    }

    private static string Show(IReadOnlyList<FigureUpdate> figures) => JsonSerializer.Serialize(figures, Json.Options);
}

using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class FigureTableTests
{
    [Fact]
    public void Curves_share_one_column_of_x_in_rising_order()
    {
        var table = Of("lines", Samples.Series("a", [2, 20], [1, 10]), Samples.Series("b", [1, null], [3, 0.00001234]));
        Assert.Equal(["across", "a", "b"], table.Columns);
        Assert.Equal([["1", "10", "–"], ["2", "20", ""], ["3", "", "1.234\u00a0×\u00a010⁻⁵"]], table.Rows.Select(row => row.Select(cell => cell.Shown)));
    }

    [Fact]
    public void Points_without_order_have_a_row_each()
    {
        var table = Of("scatter", Samples.Series("a", [1, 1], [1, 1]));
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(["series", "#", "across", "up"], table.Columns);
    }

    [Fact]
    public void Bars_are_named_by_their_categories()
    {
        var figure = new LiveFigure(new("bars", FigureKind.Bars, Samples.T("Bars"), Categories: [Samples.T("none"), Samples.T("dropout")]));
        figure.Apply(new("bars", UpdateMode.Replace, [Samples.Series("a", [0, 0.5], [1, 0.25])]));
        Assert.Equal(["中文none", "中文dropout"], FigureTable.Of(figure, Language.Zh).Rows.Select(row => row[0].Shown));
    }

    [Fact]
    public void A_long_table_is_shown_in_part_with_its_first_and_last_row()
    {
        var table = Of("lines", Samples.Series("a", [.. Enumerable.Range(0, 1000).Select(x => new double?[] { x, x })]));
        var rows = table.Sample(24);
        Assert.Equal(24, rows.Count);
        Assert.Equal(("0", "999"), (rows[0][0].Exact, rows[^1][0].Exact));
        Assert.Same(table.Rows, table.Sample(1000));
    }

    [Fact]
    public void A_file_has_exact_numbers_and_quotes_what_needs_it()
    {
        var figure = new LiveFigure(new("table", FigureKind.Table, Samples.T("Table")));
        figure.Apply(new("table", UpdateMode.Replace, Table: new([new("name, or \"alias\"", "名称"), new("value", "值")], [["a\nb", "1"]])));
        Assert.Equal("\"name, or \"\"alias\"\"\",value\r\n\"a\nb\",1\r\n", FigureTable.Of(figure, Language.En).ToCsv());
        Assert.Contains("0.1,0.30000000000000004\r\n", Of("lines", Samples.Series("a", [0.1, 0.1 + 0.2])).ToCsv(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lines", "Lines: a goes from 1 to 0.25 in 2 points.")]
    [InlineData("scatter", "Scatter: a: 2 points.")]
    [InlineData("bars", "Bars: a: 2 values from 0.25 to 1.")]
    public void A_figure_has_a_summary_for_those_who_do_not_see_it(string id, string expected) =>
        Assert.Equal(expected, FigureSummary.Of(Live(id, Samples.Series("a", [0, 1], [1, 0.25])), Language.En));

    [Fact]
    public void An_empty_figure_says_that_it_is_empty() => Assert.Equal("中文Lines：还没有数据。", FigureSummary.Of(Live("lines"), Language.Zh));

    private static FigureTable Of(string id, params SeriesData[] series) => FigureTable.Of(Live(id, series), Language.En);

    private static LiveFigure Live(string id, params SeriesData[] series) =>
        FigureStore.From(Samples.EveryFigure, series.Length == 0 ? [] : [new(id, UpdateMode.Append, series)]).Find(id)!;
}

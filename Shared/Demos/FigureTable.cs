using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>One cell: as it is read, and in full as programs read it.</summary>
public readonly record struct FigureCell(string Shown, string Exact)
{
    public static FigureCell Of(double? value) => new(DemoNumbers.Show(value), DemoNumbers.Exact(value));

    public static FigureCell Of(string text) => new(text, text);
}

/// <summary>The data of a figure as rows and columns, for those who do not see it and those who want to compute with it.</summary>
/// <param name="Columns">Headings, as many as each row has cells.</param>
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<FigureCell>> Rows)
{
    public static FigureTable Of(LiveFigure figure, Language language)
    {
        if (figure.Table is { } table)
        {
            return new([.. table.Columns.Select(column => column.In(language))], [.. table.Rows.Select(row => row.Select(FigureCell.Of).ToList())]);
        }

        if (figure.Graph is { } graph)
        {
            return OfGraph(graph, language);
        }

        if (figure.Grid is { } grid && figure.Series.Count == 0)
        {
            return OfGrid(figure.Declaration, grid, language);
        }

        var isByX = figure.Declaration.Kind is FigureKind.Lines or FigureKind.Bars or FigureKind.StackedBars or FigureKind.Histogram;
        return isByX && figure.Series.All(HasEachXOnce) ? ByX(figure, language) : BySeries(figure, language);
    }

    /// <summary>At most <paramref name="most"/> (at least 2) rows, evenly spaced, the first and the last among them.</summary>
    public IReadOnlyList<IReadOnlyList<FigureCell>> Sample(int most) => Rows.Count <= most
        ? Rows
        : [.. Enumerable.Range(0, most).Select(place => Rows[(int)((long)place * (Rows.Count - 1) / (most - 1))])];

    /// <summary>All rows as comma-separated values after RFC 4180, exact numbers, with headings.</summary>
    public string ToCsv()
    {
        var lines = Rows.Select(row => row.Select(cell => cell.Exact)).Prepend(Columns);
        return string.Concat(lines.Select(line => string.Join(',', line.Select(Quote)) + "\r\n"));
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool HasEachXOnce(SeriesData series) => series.Points.Select(point => point[0]).Distinct().Count() == series.Points.Count;

    /// <summary>One row per x, one column per series.</summary>
    private static FigureTable ByX(LiveFigure figure, Language language)
    {
        var byX = figure.Series.Select(series => series.Points.Where(point => point[0] is not null).ToDictionary(point => point[0]!.Value, point => point[1])).ToList();
        var rows = byX.SelectMany(points => points.Keys).Distinct().Order().Select(x => (IReadOnlyList<FigureCell>)
            [Place(figure.Declaration, x, language), .. byX.Select(points => points.TryGetValue(x, out var y) ? FigureCell.Of(y) : FigureCell.Of(""))]);
        return new([X(figure, language), .. figure.Series.Select(series => series.Name.In(language))], [.. rows]);
    }

    /// <summary>One row per point: for points without order, and walks, where one x comes many times.</summary>
    private static FigureTable BySeries(LiveFigure figure, Language language) => new(
        [DemoTexts.Series.In(language), "#", X(figure, language), figure.Declaration.Y?.Label.In(language) ?? "y"],
        [.. figure.Series.SelectMany(series => series.Points.Select((point, place) => (IReadOnlyList<FigureCell>)
            [FigureCell.Of(series.Name.In(language)), FigureCell.Of(place), FigureCell.Of(point[0]), FigureCell.Of(point[1])]))]);

    private static FigureTable OfGrid(FigureDeclaration declaration, GridData grid, Language language)
    {
        var corner = $"{declaration.Y?.Label.In(language) ?? "y"} \\ {declaration.X?.Label.In(language) ?? "x"}";
        return new(
            [corner, .. grid.XLabels?.Select(label => label.In(language)) ?? grid.Xs.Select(x => DemoNumbers.Show(x))],
            [.. grid.Values.Select((row, y) => (IReadOnlyList<FigureCell>)
                [grid.YLabels is { } labels && y < labels.Count ? FigureCell.Of(labels[y].In(language)) : FigureCell.Of(grid.Ys[y]), .. row.Select(FigureCell.Of)])]);
    }

    private static FigureTable OfGraph(GraphData graph, Language language)
    {
        var labels = graph.Nodes.DistinctBy(node => node.Id).ToDictionary(node => node.Id, node => node.Label);
        return new(
            [DemoTexts.Node.In(language), DemoTexts.Value.In(language), DemoTexts.Gradient.In(language), DemoTexts.LeadsTo.In(language)],
            [.. graph.Nodes.Select(node => (IReadOnlyList<FigureCell>)
            [
                FigureCell.Of(node.Label), FigureCell.Of(node.Value ?? ""), FigureCell.Of(node.Gradient ?? ""),
                FigureCell.Of(string.Join("; ", graph.Edges.Where(edge => edge.From == node.Id).Select(edge => labels.GetValueOrDefault(edge.To, edge.To)))),
            ])]);
    }

    private static string X(LiveFigure figure, Language language) => figure.Declaration.X?.Label.In(language) is { Length: > 0 } label ? label : "x";

    private static FigureCell Place(FigureDeclaration declaration, double x, Language language) =>
        declaration.Categories is { } names && double.IsInteger(x) && x >= 0 && x < names.Count ? FigureCell.Of(names[(int)x].In(language)) : FigureCell.Of(x);
}

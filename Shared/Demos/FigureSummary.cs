using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>What a figure shows, in a few words: the accessible name of its canvas.</summary>
public static class FigureSummary
{
    private const int MostSeries = 6;

    public static string Of(LiveFigure figure, Language language)
    {
        var title = figure.Declaration.Title.In(language);
        if (figure.IsEmpty)
        {
            return DemoTexts.Sentence(title, DemoTexts.NoDataYet.In(language)).In(language);
        }

        var parts = figure switch
        {
            { Graph: { } graph } => [DemoTexts.GraphSize(graph.Nodes.Count, graph.Edges.Count).In(language)],
            { Grid: { } grid, Series.Count: 0 } => [Grid(grid).In(language)],
            _ => figure.Series.Where(series => series.Points.Count > 0).Take(MostSeries).Select(series => Series(figure, series).In(language)),
        };
        return DemoTexts.Sentence(title, string.Join(language == Language.Zh ? "；" : "; ", parts)).In(language);
    }

    private static Text Grid(GridData grid)
    {
        var values = grid.Values.SelectMany(row => row).OfType<double>().DefaultIfEmpty().ToList();
        return DemoTexts.GridSize(grid.Ys.Count, grid.Xs.Count, DemoNumbers.Show(values.Min()), DemoNumbers.Show(values.Max()));
    }

    private static Text Series(LiveFigure figure, SeriesData series) => figure.Declaration.Kind == FigureKind.Scatter
        ? DemoTexts.PointCount(series.Name, series.Points.Count)
        : figure.Declaration.Kind is FigureKind.Bars or FigureKind.StackedBars or FigureKind.Histogram
            ? DemoTexts.ValueRange(series.Name, series.Points.Count, DemoNumbers.Show(series.Points.Min(point => point[1])), DemoNumbers.Show(series.Points.Max(point => point[1])))
            : DemoTexts.Course(series.Name, series.Points.Count, DemoNumbers.Show(series.Points[0][1]), DemoNumbers.Show(series.Points[^1][1]));
}

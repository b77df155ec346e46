using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>What a figure does not draw: values that are infinite, missing, or were left out by the demo because they are beyond the scale. They leave an empty place, which
/// must not be taken for zero.</summary>
public static class FigureGaps
{
    private const int Most = 6;

    /// <summary>Names of the bars and curves with such values, in the order drawn; more than a few end with "…".</summary>
    public static IReadOnlyList<string> Of(LiveFigure figure, Language language)
    {
        var names = figure.Declaration.Kind is FigureKind.Bars or FigureKind.StackedBars
            ? figure.Series.SelectMany(series => series.Points.Index().Where(point => point.Item[1] is null).Select(point => Name(figure, series, point.Index, point.Item[0], language)))
            : figure.Series.Where(series => series.Points.Any(point => point[1] is null)).Select(series => series.Name.In(language));
        var all = names.Distinct().ToList();
        return all.Count <= Most ? all : [.. all.Take(Most), "…"];
    }

    private static string Name(LiveFigure figure, SeriesData series, int index, double? x, Language language)
    {
        var place = x is { } at && double.IsInteger(at) ? (int)at : index;
        var category = figure.Declaration.Categories is { } names && place >= 0 && place < names.Count ? names[place].In(language) : DemoNumbers.Show(x);
        return figure.Series.Count == 1 ? category : DemoTexts.Of(series.Name, category).In(language);
    }
}

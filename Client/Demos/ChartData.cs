using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Client.Demos;

/// <summary>A figure as the script wants it: all texts in one language.</summary>
public sealed record ChartDeclaration(string Kind, ChartAxis? X, ChartAxis? Y, IReadOnlyList<string>? Categories)
{
    public static ChartDeclaration Of(FigureDeclaration figure, Language language)
    {
        var kind = figure.Kind.ToString();
        return new(
            char.ToLowerInvariant(kind[0]) + kind[1..],
            ChartAxis.Of(figure.X, language),
            ChartAxis.Of(figure.Y, language),
            figure.Categories is null ? null : [.. figure.Categories.Select(name => name.In(language))]);
    }
}

public sealed record ChartAxis(string Label, bool Log, double? Min, double? Max)
{
    public static ChartAxis? Of(Axis? axis, Language language) => axis is null ? null : new(axis.Label.In(language), axis.Logarithmic, axis.Min, axis.Max);
}

/// <param name="Reset">True: points take the place of those known; false: they follow them.</param>
public sealed record ChartSeries(string Id, string Name, bool Reset, IReadOnlyList<double?[]> Points);

public sealed record ChartGrid(
    IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, IReadOnlyList<IReadOnlyList<double?>> Values, bool ShowValues, IReadOnlyList<string>? XLabels, IReadOnlyList<string>? YLabels);

/// <summary>What has changed in a figure since the script was last told; null parts have not.</summary>
public sealed record ChartDelta(IReadOnlyList<ChartSeries> Series, ChartGrid? Grid, GraphData? Graph);

/// <summary>Remembers what the script knows of a figure, so that a growing curve is sent once and not again with every point.</summary>
public sealed class ChartFeed(Language language)
{
    private readonly Dictionary<string, (int Generation, int Count)> _sent = new(StringComparer.Ordinal);
    private GridData? _grid;
    private GraphData? _graph;

    public ChartDelta Next(LiveFigure figure)
    {
        var series = new List<ChartSeries>();
        foreach (var one in figure.Series)
        {
            var isKnown = _sent.TryGetValue(one.Id, out var known) && known.Generation == figure.GenerationOf(one.Id);
            if (!isKnown || known.Count < one.Points.Count)
            {
                series.Add(new(one.Id, one.Name.In(language), !isKnown, [.. one.Points.Skip(isKnown ? known.Count : 0)]));
                _sent[one.Id] = (figure.GenerationOf(one.Id), one.Points.Count);
            }
        }

        var delta = new ChartDelta(series, ReferenceEquals(_grid, figure.Grid) ? null : ToChart(figure.Grid!), ReferenceEquals(_graph, figure.Graph) ? null : figure.Graph);
        (_grid, _graph) = (figure.Grid, figure.Graph);
        return delta;
    }

    /// <summary>The series of the run before, under names that say so.</summary>
    public IReadOnlyList<ChartSeries> Before(LiveFigure? figure) =>
        [.. (figure?.Series ?? []).Select(series => new ChartSeries(series.Id, DemoTexts.Before(series.Name).In(language), true, series.Points))];

    private ChartGrid ToChart(GridData data) => new(data.Xs, data.Ys, data.Values, data.ShowValues, Names(data.XLabels), Names(data.YLabels));

    private string[]? Names(IReadOnlyList<Text>? labels) => labels is null ? null : [.. labels.Select(label => label.In(language))];
}

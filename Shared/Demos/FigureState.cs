namespace QuizHub.Demos;

/// <summary>
/// The figures of a run as they stand after the updates so far: what a stored run keeps, and what a browser draws. Updates of one figure are folded into one
/// replacing update, so that replaying the result draws the same picture as the whole stream did.
/// </summary>
public sealed class FigureState
{
    private readonly OrderedDictionary<string, FigureUpdate> _figures = new(StringComparer.Ordinal);

    /// <summary>One replacing update per figure, in the order in which the figures first appeared.</summary>
    public IReadOnlyList<FigureUpdate> Figures => [.. _figures.Values];

    public void Apply(FigureUpdate update) =>
        _figures[update.Figure] = Fold(_figures.GetValueOrDefault(update.Figure) ?? new(update.Figure, UpdateMode.Replace), update);

    private static FigureUpdate Fold(FigureUpdate before, FigureUpdate update)
    {
        var append = update.Mode == UpdateMode.Append;
        return before with
        {
            Series = update.Series is null ? before.Series : FoldSeries(before.Series ?? [], update.Series, append),
            Grid = update.Grid ?? before.Grid,
            Graph = update.Graph is null ? before.Graph
                : append && before.Graph is { } graph ? new([.. graph.Nodes, .. update.Graph.Nodes], [.. graph.Edges, .. update.Graph.Edges])
                : update.Graph,
            Table = update.Table is null ? before.Table
                : append && before.Table is { } table ? update.Table with { Rows = [.. table.Rows, .. update.Table.Rows] }
                : update.Table,
        };
    }

    private static List<SeriesData> FoldSeries(IReadOnlyList<SeriesData> before, IReadOnlyList<SeriesData> update, bool append)
    {
        var series = before.ToList();
        foreach (var piece in update)
        {
            var index = series.FindIndex(known => known.Id == piece.Id);
            if (index < 0)
            {
                series.Add(piece with { Points = piece.Points.ToList() });
            }
            else if (append)
            {
                // Grown in place: a run appends hundreds of times, and copying each time would be quadratic.
                ((List<double?[]>)series[index].Points).AddRange(piece.Points);
            }
            else
            {
                series[index] = piece with { Points = piece.Points.ToList() };
            }
        }

        return series;
    }
}

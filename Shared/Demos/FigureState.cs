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

    /// <summary>What stands after one more update of a figure, as one replacing update. The first argument must not be used after it: its points grow in place.</summary>
    public static FigureUpdate Fold(FigureUpdate before, FigureUpdate update)
    {
        var append = update.Mode == UpdateMode.Append;
        return before with
        {
            Series = update.Series is null ? before.Series : FoldSeries(before.Series ?? [], update.Series, append),
            Grid = update.Grid is null ? before.Grid : append && before.Grid is { } grid ? Join(grid, update.Grid) : update.Grid,
            Graph = update.Graph is null ? before.Graph : append && before.Graph is { } graph ? Join(graph, update.Graph) : update.Graph,
            Table = update.Table is null ? before.Table
                : append && before.Table is { } table ? update.Table with { Rows = [.. table.Rows, .. update.Table.Rows] }
                : update.Table,
        };
    }

    /// <summary>New rows below the old ones; a grid over other columns cannot be joined and takes the old one's place.</summary>
    private static GridData Join(GridData old, GridData added) => old.Xs.SequenceEqual(added.Xs)
        ? added with
        {
            Ys = [.. old.Ys, .. added.Ys],
            Values = [.. old.Values, .. added.Values],
            YLabels = old.YLabels is null || added.YLabels is null ? null : [.. old.YLabels, .. added.YLabels],
        }
        : added;

    /// <summary>New nodes and edges after the old ones; a node that comes again takes the place of the old one: its value became known.</summary>
    private static GraphData Join(GraphData old, GraphData added)
    {
        var nodes = new OrderedDictionary<string, GraphNode>(StringComparer.Ordinal);
        foreach (var node in old.Nodes.Concat(added.Nodes))
        {
            nodes[node.Id] = node;
        }

        return new([.. nodes.Values], [.. old.Edges, .. added.Edges.Except(old.Edges)]);
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

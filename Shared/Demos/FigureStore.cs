namespace QuizHub.Demos;

/// <summary>The figures of one run as they stand, built from its updates by the rules of <see cref="UpdateMode"/>.</summary>
public sealed class FigureStore(DemoDeclaration demo)
{
    /// <summary>In declared order.</summary>
    public IReadOnlyList<LiveFigure> Figures { get; } = [.. demo.Figures.Select(figure => new LiveFigure(figure))];

    public LiveFigure? Find(string id) => Figures.FirstOrDefault(figure => figure.Declaration.Id == id);

    /// <summary>Takes in one update; one for a figure that the demo does not declare is ignored.</summary>
    public void Apply(FigureUpdate update) => Find(update.Figure)?.Apply(update);

    /// <summary>What there is as one replacing update per figure: a store fed with them shows the same.</summary>
    public IReadOnlyList<FigureUpdate> ToUpdates() => [.. Figures.Where(figure => !figure.IsEmpty).Select(figure => figure.ToUpdate())];

    public static FigureStore From(DemoDeclaration demo, IEnumerable<FigureUpdate> updates)
    {
        var store = new FigureStore(demo);
        foreach (var update in updates)
        {
            store.Apply(update);
        }

        return store;
    }
}

/// <summary>One figure as it stands.</summary>
public sealed class LiveFigure(FigureDeclaration declaration)
{
    private readonly List<LiveSeries> series = [];

    public FigureDeclaration Declaration { get; } = declaration;

    /// <summary>Grows with every update: equal versions of one state show the same.</summary>
    public int Version { get; private set; }

    /// <summary>In the order in which they first came.</summary>
    public IReadOnlyList<LiveSeries> Series => series;

    public GridData? Grid { get; private set; }

    public GraphData? Graph { get; private set; }

    public TableData? Table { get; private set; }

    public bool IsEmpty => series.All(one => one.Points.Count == 0) && Grid is null && Graph is null && Table is null;

    public void Apply(FigureUpdate update)
    {
        Version++;
        foreach (var data in update.Series ?? [])
        {
            Apply(data, update.Mode);
        }

        var replace = update.Mode == UpdateMode.Replace;
        Grid = update.Grid is null ? Grid : replace || Grid is null ? update.Grid : Joined(Grid, update.Grid);
        Graph = update.Graph is null ? Graph : replace || Graph is null ? update.Graph : Joined(Graph, update.Graph);
        Table = update.Table is null ? Table : replace || Table is null ? update.Table : Table with { Rows = [.. Table.Rows, .. update.Table.Rows] };
    }

    public FigureUpdate ToUpdate() => new(
        Declaration.Id,
        UpdateMode.Replace,
        series.Count == 0 ? null : [.. series.Select(one => new SeriesData(one.Id, one.Name, [.. one.Points]))],
        Grid,
        Graph,
        Table);

    private void Apply(SeriesData data, UpdateMode mode)
    {
        var known = series.FindIndex(one => one.Id == data.Id);
        if (known < 0)
        {
            series.Add(new(data.Id, data.Name, 0, [.. data.Points]));
        }
        else if (mode == UpdateMode.Replace)
        {
            series[known] = new(data.Id, data.Name, series[known].Generation + 1, [.. data.Points]);
        }
        else
        {
            series[known].Points.AddRange(data.Points);
        }
    }

    /// <summary>New rows below the old ones; a grid over other columns cannot be joined and takes its place.</summary>
    private static GridData Joined(GridData old, GridData added) => old.Xs.SequenceEqual(added.Xs)
        ? added with
        {
            Ys = [.. old.Ys, .. added.Ys],
            Values = [.. old.Values, .. added.Values],
            YLabels = old.YLabels is null || added.YLabels is null ? null : [.. old.YLabels, .. added.YLabels],
        }
        : added;

    /// <summary>New nodes and edges after the old ones; a node that comes again takes the place of the old one: its value became known.</summary>
    private static GraphData Joined(GraphData old, GraphData added)
    {
        var again = added.Nodes.Reverse().DistinctBy(node => node.Id).ToDictionary(node => node.Id);
        var isKnown = old.Nodes.Select(node => node.Id).ToHashSet();
        return new(
            [.. old.Nodes.Select(node => again.GetValueOrDefault(node.Id, node)), .. again.Values.Reverse().Where(node => !isKnown.Contains(node.Id))],
            [.. old.Edges, .. added.Edges.Except(old.Edges)]);
    }
}

/// <summary>One series as it stands.</summary>
/// <param name="Generation">Grows when the series is replaced: within one generation points are only added.</param>
/// <param name="Points">Pairs [x, y]; null is a gap.</param>
public sealed record LiveSeries(string Id, Site.Text Name, int Generation, List<double?[]> Points);

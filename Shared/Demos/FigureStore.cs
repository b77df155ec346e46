namespace QuizHub.Demos;

/// <summary>The figures of one run as they stand, one for each that the demo declares, to be shown while they grow.</summary>
public sealed class FigureStore(DemoDeclaration demo)
{
    /// <summary>In declared order.</summary>
    public IReadOnlyList<LiveFigure> Figures { get; } = [.. demo.Figures.Select(figure => new LiveFigure(figure))];

    public static FigureStore From(DemoDeclaration demo, IEnumerable<FigureUpdate> updates)
    {
        var store = new FigureStore(demo);
        foreach (var update in updates)
        {
            store.Apply(update);
        }

        return store;
    }

    public LiveFigure? Find(string id) => Figures.FirstOrDefault(figure => figure.Declaration.Id == id);

    /// <summary>Takes in one update; one for a figure that the demo does not declare is ignored.</summary>
    public void Apply(FigureUpdate update) => Find(update.Figure)?.Apply(update);

    /// <summary>What there is as one replacing update per figure: a store fed with them shows the same.</summary>
    public IReadOnlyList<FigureUpdate> ToUpdates() => [.. Figures.Where(figure => !figure.IsEmpty).Select(figure => figure.ToUpdate())];
}

/// <summary>One figure as it stands, with what it takes to draw only what is new in it.</summary>
public sealed class LiveFigure(FigureDeclaration declaration)
{
    private readonly Dictionary<string, int> _generations = new(StringComparer.Ordinal);
    private FigureUpdate _folded = new(declaration.Id, UpdateMode.Replace);

    public FigureDeclaration Declaration { get; } = declaration;

    /// <summary>Grows with every update: equal versions of one figure show the same.</summary>
    public int Version { get; private set; }

    /// <summary>In the order in which they first came.</summary>
    public IReadOnlyList<SeriesData> Series => _folded.Series ?? [];

    public GridData? Grid => _folded.Grid;

    public GraphData? Graph => _folded.Graph;

    public TableData? Table => _folded.Table;

    public bool IsEmpty => Series.All(series => series.Points.Count == 0) && Grid is null && Graph is null && Table is null;

    /// <summary>How often a series was replaced: within one generation points are only added.</summary>
    public int GenerationOf(string series) => _generations.GetValueOrDefault(series);

    public void Apply(FigureUpdate update)
    {
        Version++;
        _folded = FigureState.Fold(_folded, update);
        foreach (var series in update.Mode == UpdateMode.Replace ? update.Series ?? [] : [])
        {
            _generations[series.Id] = GenerationOf(series.Id) + 1;
        }
    }

    /// <summary>A copy, which does not grow with the figure.</summary>
    public FigureUpdate ToUpdate() => _folded with { Series = _folded.Series is null ? null : [.. _folded.Series.Select(series => series with { Points = [.. series.Points] })] };
}

using QuizHub.Site;

namespace QuizHub.Demos;

public enum FigureKind
{
    /// <summary>Curves: series of (x, y).</summary>
    Lines,

    /// <summary>Points without order: series of (x, y).</summary>
    Scatter,

    /// <summary>Walks over a landscape: series of (x, y) in order, above the contour of <see cref="GridData"/>.</summary>
    Path,

    /// <summary>One bar per category and series; x of a point is the index into <see cref="FigureDeclaration.Categories"/> or a number.</summary>
    Bars,

    /// <summary>Bars stacked on each other.</summary>
    StackedBars,

    /// <summary>Counts per bin: x is the bin's middle, y the count or share.</summary>
    Histogram,

    /// <summary>A matrix as colours, optionally with its values written in the cells.</summary>
    Heatmap,

    /// <summary>Nodes and edges.</summary>
    Graph,

    /// <summary>Rows of cells.</summary>
    Table,

    /// <summary>Rows of cells whose last one is a line of code, shown with its spaces.</summary>
    Code,
}

/// <param name="Label">The axis' name with its unit.</param>
/// <param name="Logarithmic">Base 10; values at or below zero are left out.</param>
public sealed record Axis(Text Label, bool Logarithmic = false, double? Min = null, double? Max = null);

/// <param name="Id">lowerCamelCase, unique in its demo.</param>
/// <param name="Categories">Names of the places on the x axis of bars; null for numbers.</param>
public sealed record FigureDeclaration(
    string Id, FigureKind Kind, Text Title, Axis? X = null, Axis? Y = null, IReadOnlyList<Text>? Categories = null);

public enum UpdateMode
{
    /// <summary>Points, rows or edges are added to what is there.</summary>
    Append,

    /// <summary>What is there is thrown away first; in figures of series only the named series are.</summary>
    Replace,
}

/// <summary>A piece of a figure as it becomes known. Exactly one of the data parts is set, but a path may bring series and grid.</summary>
public sealed record FigureUpdate(
    string Figure,
    UpdateMode Mode,
    IReadOnlyList<SeriesData>? Series = null,
    GridData? Grid = null,
    GraphData? Graph = null,
    TableData? Table = null);

/// <summary>One series. <paramref name="Points"/> are pairs [x, y]; y is NaN-free: a value that is not finite is sent as null and drawn as a gap.</summary>
public sealed record SeriesData(string Id, Text Name, IReadOnlyList<double?[]> Points);

/// <summary>A matrix over a grid: <paramref name="Values"/>[row][column]; rows belong to <paramref name="Ys"/>, columns to <paramref name="Xs"/>.</summary>
public sealed record GridData(
    IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, IReadOnlyList<IReadOnlyList<double?>> Values, bool ShowValues = false,
    IReadOnlyList<Text>? XLabels = null, IReadOnlyList<Text>? YLabels = null);

/// <summary>Nodes with positions in arbitrary units (x to the right, y downwards) and directed edges between their ids.</summary>
public sealed record GraphData(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges);

public sealed record GraphNode(string Id, string Label, double X, double Y, string? Value = null, string? Gradient = null);

public sealed record GraphEdge(string From, string To, string? Label = null);

public sealed record TableData(IReadOnlyList<Text> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

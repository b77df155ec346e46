using System.Diagnostics;
using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Site;
using TorchSharp;

namespace QuizHub.DemoWorker.Kit;

/// <summary>One run as its demo sees it: the settings, what is random, and where figures and facts go.</summary>
public sealed class DemoRun
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(100);

    private readonly DemoDeclaration _demo;
    private readonly IReadOnlyDictionary<string, JsonElement> _settings;
    private readonly Action<RunEvent> _report;
    private readonly CancellationToken _stop;
    private readonly FigureBuffer _figures;
    private readonly OrderedDictionary<string, JsonElement> _facts = new(StringComparer.Ordinal);
    private long _progressAt;
    private double _plannedSteps;
    private long _stepsDone;

    public DemoRun(DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> settings, int seed, Action<RunEvent> report, CancellationToken stop)
    {
        (_demo, _settings, Seed, _report, _stop) = (demo, settings, seed, report, stop);
        _figures = new(update => report(new RunFigure(update)));
    }

    public int Seed { get; }

    public int this[IntegerSetting setting] => Value(setting).GetInt32();

    public double this[NumberSetting setting] => Value(setting).GetDouble();

    public bool this[BooleanSetting setting] => Value(setting).GetBoolean();

    /// <summary>The id of the option chosen.</summary>
    public string this[ChoiceSetting setting] => Value(setting).GetString()!;

    /// <summary>The ids of the options chosen, in declared order, at least one.</summary>
    public IReadOnlyList<string> this[ChoicesSetting setting] => [.. Value(setting).EnumerateArray().Select(id => id.GetString()!)];

    /// <summary>Rows by columns.</summary>
    public double[,] this[MatrixSetting setting]
    {
        get
        {
            var rows = Value(setting).EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetDouble()).ToArray()).ToArray();
            var matrix = new double[rows.Length, rows[0].Length];
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < rows[row].Length; column++)
                {
                    matrix[row, column] = rows[row][column];
                }
            }

            return matrix;
        }
    }

    public long[] this[ShapeSetting setting] => [.. Value(setting).EnumerateArray().Select(size => size.GetInt64())];

    public double[] this[SequenceSetting setting] => [.. Value(setting).EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>A stream of random numbers of its own, made from seed and purpose: drawing more for one purpose leaves the others as they were, so that runs
    /// with one setting changed stay comparable.</summary>
    public Random Random(string purpose) => new(StreamSeed(purpose));

    /// <summary>Seeds libtorch's own generator, which initialises layers and drives dropout, for what comes next.</summary>
    public void SeedTorch(string purpose) => torch.random.manual_seed(StreamSeed(purpose));

    /// <summary>Says how many passes through <see cref="Steps"/> the whole run will make; without it no progress bar is shown.</summary>
    public void Plan(double steps) => _plannedSteps = steps;

    /// <summary>
    /// Counts 0 … count−1. Each pass has its own dispose scope: tensors made in it are freed when it ends, unless moved out
    /// (<c>MoveToOuterDisposeScope</c>); parameters, their gradients and optimizer state survive. Ends the run when it is stopped.
    /// </summary>
    public IEnumerable<int> Steps(int count, Text? doing = null)
    {
        for (var step = 0; step < count; step++)
        {
            _stop.ThrowIfCancellationRequested();
            using (torch.NewDisposeScope())
            {
                yield return step;
            }

            _stepsDone++;
            ReportProgress(doing);
            _figures.FlushWhenDue();
        }
    }

    /// <summary>For loops that are not <see cref="Steps"/>: call it at least every 100 ms.</summary>
    public void ThrowIfStopped() => _stop.ThrowIfCancellationRequested();

    /// <summary>A series of a figure of lines, points, paths, bars or a histogram, to add points to as they become known. Asking again with the same id goes
    /// on with the same series.</summary>
    public Series Series(FigureDeclaration figure, string id, Text name) => new(_figures, Known(figure), id, name);

    /// <summary>Shows one value per category as bars; called again, it replaces them.</summary>
    public void Bars(FigureDeclaration figure, string id, Text name, params IEnumerable<double> values) =>
        Series(figure, id, name).Replace(values.Select((value, index) => ((double)index, value)));

    /// <summary>Shows a heatmap, or the landscape under a path: <paramref name="value"/> of every x and y, which must be evenly spaced.</summary>
    public void Grid(FigureDeclaration figure, IReadOnlyList<double> xs, IReadOnlyList<double> ys, Func<double, double, double> value) =>
        _figures.Send(new(Known(figure).Id, UpdateMode.Replace, Grid: new(
            [.. xs.Select(FigureBuffer.Shorten)], [.. ys.Select(FigureBuffer.Shorten)], [.. ys.Select(y => xs.Select(x => FigureBuffer.Finite(value(x, y))).ToArray())])));

    /// <summary>Shows a matrix with its values in the cells.</summary>
    public void Matrix(FigureDeclaration figure, double[,] values, IReadOnlyList<Text>? columns = null, IReadOnlyList<Text>? rows = null) =>
        _figures.Send(new(Known(figure).Id, UpdateMode.Replace, Grid: new(
            [.. Enumerable.Range(0, values.GetLength(1)).Select(column => (double)column)],
            [.. Enumerable.Range(0, values.GetLength(0)).Select(row => (double)row)],
            [.. Enumerable.Range(0, values.GetLength(0)).Select(row =>
                Enumerable.Range(0, values.GetLength(1)).Select(column => FigureBuffer.Finite(values[row, column])).ToArray())],
            ShowValues: true, columns, rows)));

    public void Graph(FigureDeclaration figure, IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges) =>
        _figures.Send(new(Known(figure).Id, UpdateMode.Replace, Graph: new(nodes, edges)));

    /// <summary>Shows a table; called again, it replaces it. Cells are numbers by <see cref="Say.Number"/>, or names that need no translation.</summary>
    public void Table(FigureDeclaration figure, IReadOnlyList<Text> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        _figures.Send(new(Known(figure).Id, UpdateMode.Replace, Table: new(columns, [.. rows])));

    /// <summary>A fact of type Number; it need not be finite.</summary>
    public void Fact(string name, double value) => Report(name, FactType.Number, FactValues.From(value));

    public void Fact(string name, long value) =>
        Report(name, DeclaredType(name) == FactType.Number ? FactType.Number : FactType.Integer, FactValues.From((double)value));

    public void Fact(string name, bool value) => Report(name, FactType.Boolean, FactValues.From(value));

    public void Fact(string name, string label) => Report(name, FactType.Label, FactValues.From(label));

    /// <summary>All facts in declared order, after the demo has returned.</summary>
    /// <exception cref="InvalidOperationException">A declared fact was not reported.</exception>
    public IReadOnlyList<FactValue> Finish()
    {
        _figures.FlushAll();
        return [.. _demo.Facts.Select(fact => _facts.TryGetValue(fact.Name, out var value)
            ? new FactValue(fact.Name, value)
            : throw new InvalidOperationException($"The demo {_demo.Name} declares the fact {fact.Name} but did not report it."))];
    }

    private JsonElement Value(SettingDeclaration setting) => _settings.TryGetValue(setting.Name, out var value)
        ? value
        : throw new InvalidOperationException($"The demo {_demo.Name} does not declare the setting {setting.Name}.");

    private FigureDeclaration Known(FigureDeclaration figure) => _demo.Figures.Contains(figure)
        ? figure
        : throw new InvalidOperationException($"The demo {_demo.Name} does not declare the figure {figure.Id}.");

    private FactType DeclaredType(string name) => _demo.Facts.FirstOrDefault(fact => fact.Name == name)?.Type
        ?? throw new InvalidOperationException($"The demo {_demo.Name} does not declare the fact {name}.");

    private void Report(string name, FactType type, JsonElement value)
    {
        if (DeclaredType(name) != type)
        {
            throw new InvalidOperationException($"The fact {name} of {_demo.Name} is declared as {DeclaredType(name)}, not {type}.");
        }

        if (!_facts.TryAdd(name, value))
        {
            throw new InvalidOperationException($"The fact {name} of {_demo.Name} was reported twice.");
        }

        _report(new RunFact(new(name, value)));
    }

    private void ReportProgress(Text? doing)
    {
        if (_plannedSteps > 0 && (_progressAt == 0 || Stopwatch.GetElapsedTime(_progressAt) >= ProgressEvery))
        {
            _progressAt = Stopwatch.GetTimestamp();
            _report(new RunProgress(Math.Clamp(_stepsDone / _plannedSteps, 0, 1), doing));
        }
    }

    /// <summary>FNV-1a over the seed and the purpose: the same on every machine, unlike string.GetHashCode.</summary>
    private int StreamSeed(string purpose)
    {
        var hash = 2166136261u;
        foreach (var unit in purpose.Prepend((char)(Seed & 0xFFFF)).Prepend((char)(Seed >> 16)))
        {
            hash = (hash ^ unit) * 16777619u;
        }

        return (int)(hash & 0x7FFFFFFF);
    }
}

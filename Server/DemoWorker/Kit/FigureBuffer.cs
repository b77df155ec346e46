using System.Diagnostics;
using System.Globalization;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Kit;

/// <summary>
/// Gathers points and sends them in batches: at most one figure event each 50 ms, however often a demo adds a point, so that a stream stays light and a chart
/// redraws at a rate that eyes can follow.
/// </summary>
public sealed class FigureBuffer(Action<FigureUpdate> send)
{
    private static readonly TimeSpan SendEvery = TimeSpan.FromMilliseconds(50);

    // In the order in which they are due: the figure that waits longest is sent first.
    private readonly OrderedDictionary<string, List<Pending>> _pending = new(StringComparer.Ordinal);
    private long _sentAt;

    public void Add(string figure, string id, Text name, double x, double y)
    {
        PendingFor(figure, id, name).Points.Add([Finite(x), Finite(y)]);
        FlushWhenDue();
    }

    public void Replace(string figure, string id, Text name, IEnumerable<(double X, double Y)> points)
    {
        var pending = PendingFor(figure, id, name);
        pending.Replaces = true;
        pending.Points.Clear();
        pending.Points.AddRange(points.Select(point => new[] { Finite(point.X), Finite(point.Y) }));
        FlushWhenDue();
    }

    /// <summary>Sends a whole figure now; what waits for it goes first.</summary>
    public void Send(FigureUpdate update)
    {
        Flush(update.Figure);
        send(update);
        _sentAt = Stopwatch.GetTimestamp();
    }

    public void FlushWhenDue()
    {
        if (_pending.Count > 0 && (_sentAt == 0 || Stopwatch.GetElapsedTime(_sentAt) >= SendEvery))
        {
            Flush(_pending.GetAt(0).Key);
        }
    }

    public void FlushAll()
    {
        while (_pending.Count > 0)
        {
            Flush(_pending.GetAt(0).Key);
        }
    }

    /// <summary>Seven significant digits: more cannot be seen, and would double the size of the stream.</summary>
    public static double Shorten(double number) =>
        double.IsFinite(number) ? double.Parse(number.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : number;

    public static double? Finite(double number) => double.IsFinite(number) ? Shorten(number) : null;

    private Pending PendingFor(string figure, string id, Text name)
    {
        if (!_pending.TryGetValue(figure, out var series))
        {
            _pending[figure] = series = [];
        }

        var pending = series.Find(known => known.Id == id);
        if (pending is null)
        {
            series.Add(pending = new(id, name));
        }

        return pending;
    }

    private void Flush(string figure)
    {
        if (!_pending.Remove(figure, out var series))
        {
            return;
        }

        foreach (var group in series.GroupBy(pending => pending.Replaces))
        {
            send(new(figure, group.Key ? UpdateMode.Replace : UpdateMode.Append, [.. group.Select(pending => new SeriesData(pending.Id, pending.Name, pending.Points))]));
        }

        _sentAt = Stopwatch.GetTimestamp();
    }

    private sealed class Pending(string id, Text name)
    {
        public string Id => id;

        public Text Name => name;

        public bool Replaces { get; set; }

        public List<double?[]> Points { get; } = [];
    }
}

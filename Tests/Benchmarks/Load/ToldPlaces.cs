using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>
/// Whether places in the queue were true: after place n was told, n − 1 other runs begin before this one does. A place that rises, because somebody with fewer
/// runs came before, is looked at from then on.
/// </summary>
internal static class ToldPlaces
{
    /// <summary>Streams of several connections are read a little apart: what happened so near to a place's telling may count before or after it.</summary>
    private static readonly double Blur = Stopwatch.Frequency * 0.05;

    /// <param name="runs">What each run was told, in order; 0 when it began.</param>
    /// <returns>The first place of each that waited, and how many were untrue.</returns>
    public static (IReadOnlyList<int> Places, int Untrue) Check(IReadOnlyList<IReadOnlyList<(long At, int Place)>> runs)
    {
        var begun = runs.Where(told => told[^1].Place == 0).Select(told => told[^1].At).ToList();
        var waited = runs.Where(told => told[0].Place > 0).ToList();
        return ([.. waited.Select(told => told[0].Place)], waited.Count(told => !IsTrue(told, begun)));
    }

    private static bool IsTrue(IReadOnlyList<(long At, int Place)> told, List<long> begun)
    {
        var from = told.Count - 1;
        while (from > 0 && told[from - 1].Place > told[from].Place)
        {
            from--;
        }

        var ((at, place), end) = (told[from], told[^1]);
        if (end.Place != 0)
        {
            return false;
        }

        var least = begun.Count(other => other > at + Blur && other < end.At - Blur);
        var most = begun.Count(other => other > at - Blur && other < end.At + Blur && other != end.At);
        return place - 1 >= least && place - 1 <= most;
    }
}

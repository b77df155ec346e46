using QuizHub.Server.Decks;

namespace QuizHub.Server.Progress.Memory;

/// <summary>From a raw interval to whole days until the next review.</summary>
public static class Intervals
{
    public const int Maximum = 36_500;

    // Share of an interval by which it may vary, per band of days (Anki and ts-fsrs).
    private static readonly (double From, double To, double Share)[] Bands = [(2.5, 7, 0.15), (7, 20, 0.10), (20, double.PositiveInfinity, 0.05)];

    /// <summary>Rounds half away from zero and clamps to [1, <paramref name="maximum"/>]; in floating point first, since a raw interval can be millions of days.</summary>
    public static int WholeDays(double raw, int maximum = Maximum) =>
        (int)Math.Clamp(Math.Round(raw, MidpointRounding.AwayFromZero), 1, maximum);

    /// <summary>First and last day to which an interval may be moved so that items learnt together drift apart; both are the interval itself below 2.5 days.</summary>
    /// <param name="elapsed">Days since the review before: a longer interval stays longer.</param>
    public static (int First, int Last) FuzzBounds(int interval, int elapsed = 0, int maximum = Maximum)
    {
        if (interval < 2.5)
        {
            return (Math.Min(interval, maximum), Math.Min(interval, maximum));
        }

        // From the interval before the cap, as ts-fsrs does.
        var delta = 1 + Bands.Sum(band => band.Share * Math.Max(Math.Min(interval, band.To) - band.From, 0));
        var capped = Math.Min(interval, maximum);
        var first = Math.Max(2, (int)Math.Round(capped - delta, MidpointRounding.AwayFromZero));
        var last = (int)Math.Min(Math.Round(capped + delta, MidpointRounding.AwayFromZero), maximum);
        if (capped > elapsed)
        {
            first = Math.Max(first, elapsed + 1);
        }

        return (Math.Min(first, last), last);
    }

    /// <summary>The interval moved within its bounds, every day in them as likely as any other.</summary>
    /// <param name="unit">In [0, 1), from <see cref="SplitMix.Unit"/>, so that asking twice gives the same day.</param>
    public static int Fuzzed(int interval, double unit, int elapsed = 0, int maximum = Maximum)
    {
        var (first, last) = FuzzBounds(interval, elapsed, maximum);
        return (int)Math.Floor(first + unit * (last - first + 1));
    }
}

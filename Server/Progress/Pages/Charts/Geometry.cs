using System.Globalization;

namespace QuizHub.Server.Progress.Pages.Charts;

/// <summary>A label on an axis.</summary>
/// <param name="At">0 to 1: left to right, or bottom to top.</param>
public sealed record Tick(double At, string Label);

/// <param name="Title">What the bar says, in words.</param>
/// <param name="Tick">Label below it; null for none.</param>
/// <param name="IsNow">The bar of today or this week.</param>
public sealed record Bar(double Value, string Title, string? Tick, bool IsNow = false);

/// <summary>A measured share, where it probably lies, and what was expected; all 0 to 1.</summary>
/// <param name="X">0 to 1, left to right.</param>
/// <param name="Expected">Null where nothing is drawn for it.</param>
/// <param name="Radius">Of the dot, in pixels.</param>
public sealed record Point(double X, double Low, double Middle, double High, double? Expected, double Radius, string Title);

/// <summary>A share in a row of its own, on a scale from 0 to 1.</summary>
/// <param name="Share">Null when there is too little to draw.</param>
/// <param name="Value">In words.</param>
/// <param name="Band">A range to compare with; null for none.</param>
public sealed record ShareRow(string Label, string Value, double? Share, double Low, double High, (double From, double To)? Band = null);

/// <summary>Where things stand in a chart. Left to right in percent of its width, so that it fits any screen while its letters keep their size; up and down in pixels.</summary>
public static class Geometry
{
    public const int Top = 10;

    /// <summary>Below the plot, for the labels of its x axis.</summary>
    public const int Foot = 26;

    /// <summary>An attribute in percent.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Across(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");

    /// <summary>An attribute in pixels.</summary>
    public static string Pixels(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <param name="share">0 to 1, bottom to top.</param>
    /// <param name="height">Of the chart, in pixels.</param>
    public static double Up(double share, int height) => height - Foot - share * (height - Foot - Top);

    /// <summary>Round steps from 0 to a little above the largest value: at most five.</summary>
    public static IReadOnlyList<int> Steps(double largest)
    {
        var step = 1;
        for (var i = 0; step * 4 < largest; i++)
        {
            step *= i % 3 == 1 ? 5 : 2;
            step = i % 3 == 1 ? step / 2 : step;
        }

        return [.. Enumerable.Range(0, Math.Max(1, (int)Math.Ceiling(largest / step)) + 1).Select(index => index * step)];
    }
}

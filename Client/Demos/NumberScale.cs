using System.Globalization;

namespace QuizHub.Client.Demos;

/// <summary>Places of a slider and the numbers that they stand for.</summary>
/// <param name="Step">Distance of neighbouring places on a linear scale; a logarithmic one has 20 places per decade.</param>
public readonly record struct NumberScale(double Min, double Max, double Step, bool IsWhole, bool IsLogarithmic)
{
    private const int PerDecade = 20;
    private const int MostSteps = 1000;

    /// <summary>The last place; the first is 0.</summary>
    public int Steps => IsLogarithmic
        ? Math.Max(1, (int)Math.Round(Math.Log10(Max / Min) * PerDecade))
        : Math.Clamp((int)Math.Floor((Max - Min) / Step + 1e-9), 1, MostSteps);

    /// <summary>The number at a place, in text form, never outside the range.</summary>
    public string TextAt(int place)
    {
        var share = (double)Math.Clamp(place, 0, Steps) / Steps;
        var value = place <= 0 ? Min : place >= Steps ? Top : IsLogarithmic ? Rounded(Min * Math.Pow(Max / Min, share), 2) : OnGrid(share);
        return Math.Clamp(value, Min, Max).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The place nearest to a number; null when the text is none.</summary>
    public int? PositionOf(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return null;
        }

        value = Math.Clamp(value, Min, Max);
        var share = IsLogarithmic ? Math.Log(value / Min) / Math.Log(Max / Min) : (value - Min) / (Max - Min);
        return Math.Clamp((int)Math.Round(share * Steps), 0, Steps);
    }

    // A whole number's grid may end before the range does.
    private double Top => IsWhole ? Min + Math.Floor((Max - Min) / Step) * Step : Max;

    private double OnGrid(double share) => Rounded(Min + Math.Round(share * (Max - Min) / Step) * Step, 12);

    private static double Rounded(double value, int digits) =>
        double.Parse(value.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

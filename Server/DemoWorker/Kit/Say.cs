using System.Globalization;

namespace QuizHub.DemoWorker.Kit;

/// <summary>Numbers as they stand in outcomes and tables.</summary>
public static class Say
{
    /// <summary>Three significant digits; whole numbers below a million in full; 1.2 × 10⁻⁹, which does not break over lines, where digits would be lost among zeros.</summary>
    public static string Number(double number)
    {
        if (double.IsNaN(number))
        {
            return "NaN";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "∞" : "−∞";
        }

        var size = Math.Abs(number);
        var text = size switch
        {
            0 => "0",
            < 1e6 when double.IsInteger(size) => size.ToString("0", CultureInfo.InvariantCulture),
            < 1e-3 or >= 1e6 => Power(size.ToString("0.##e0", CultureInfo.InvariantCulture)),
            >= 100 => size.ToString("0", CultureInfo.InvariantCulture),
            _ => ((double)decimal.Parse(size.ToString("G3", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
        };
        return number < 0 ? "−" + text : text;
    }

    /// <summary>A share as a percentage with one decimal: "97.3 %".</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>1.2e-9 as 1.2 × 10⁻⁹.</summary>
    private static string Power(string scientific)
    {
        var place = scientific.IndexOf('e', StringComparison.Ordinal);
        var raised = scientific[(place + 1)..].Select(sign => sign == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign - '0']);
        return $"{scientific[..place]}\u00a0×\u00a010{string.Concat(raised)}";
    }
}

using System.Globalization;

namespace QuizHub.Site;

/// <summary>Numbers, shares and dates as a reader of the interface sees them. The one place that formats them: the process itself runs culture-free.</summary>
public static class Numbers
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string NoBreakSpace = "\u00a0";

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>A whole number with its thousands apart, in both languages alike: 12,345.</summary>
    public static string Whole(long value) =>
        Minus(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A number with up to <paramref name="digits"/> significant digits (1 to 15); very large and very small ones as a power of ten: 1.2 × 10⁻⁶.
    /// Whole numbers below a million are never rounded.</summary>
    public static string Number(double value, Language language, int digits = 4)
    {
        if (double.IsNaN(value))
        {
            return language == Language.Zh ? "非数（NaN）" : "not a number (NaN)";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "∞" : "−∞";
        }

        var size = Math.Abs(value);
        if (size < 1e6 && value == Math.Floor(value))
        {
            return Whole((long)value);
        }

        if (size is >= 1e6 or < 1e-4)
        {
            return Power(value, digits);
        }

        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 15);
        return Minus(Math.Round(value, decimals).ToString("#,0.###############", CultureInfo.InvariantCulture));
    }

    /// <summary>A share from 0 to 1 as a percentage without decimals: <c>67 %</c> in English, <c>67%</c> in Chinese.</summary>
    public static string Percent(double share, Language language) =>
        Whole((long)Math.Round(share * 100, MidpointRounding.AwayFromZero)) + (language == Language.Zh ? "%" : NoBreakSpace + "%");

    /// <summary><c>3 October 2026</c>, <c>2026年10月3日</c>.</summary>
    public static string Date(DateOnly date, Language language) => language == Language.Zh
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日")
        : string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]} {date.Year}");

    /// <summary>Without the year, short: <c>3 Oct</c>, <c>10月3日</c>.</summary>
    public static string ShortDate(DateOnly date, Language language) => language == Language.Zh
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日")
        : string.Create(CultureInfo.InvariantCulture, $"{date.Day}{NoBreakSpace}{Months[date.Month - 1][..3]}");

    /// <summary><see cref="Date"/> and the time of day on a 24-hour clock, both in the zone that the instant carries.</summary>
    public static string DateAndTime(DateTimeOffset instant, Language language) =>
        Date(DateOnly.FromDateTime(instant.DateTime), language)
        + (language == Language.Zh ? " " : ", ")
        + instant.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Power(double value, int digits)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var mantissa = Math.Round(value / Math.Pow(10, exponent), digits - 1);
        if (Math.Abs(mantissa) >= 10)
        {
            (mantissa, exponent) = (mantissa / 10, exponent + 1);
        }

        var power = string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));
        return Minus(mantissa.ToString("0.###############", CultureInfo.InvariantCulture))
            + $"{NoBreakSpace}×{NoBreakSpace}10{(exponent < 0 ? "⁻" : "")}{power}";
    }

    /// <summary>The sign that typographers want, which also lines up with figures.</summary>
    private static string Minus(string text) => text.Replace('-', '−');
}

using System.Globalization;
using System.Text.Json;

namespace QuizHub.Server.Home.Export;

/// <summary>Rows of a table as text: RFC 4180.</summary>
public static class CsvText
{
    public const string EndOfRow = "\r\n";

    // What a spreadsheet takes for the beginning of a formula.
    private static readonly char[] Formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

    private static readonly char[] Special = ['"', ',', '\r', '\n'];

    public static string Row(IEnumerable<object?> values) => string.Join(',', values.Select(Cell)) + EndOfRow;

    /// <summary>One value. Text that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves mark text.</summary>
    public static string Cell(object? value)
    {
        var text = Plain(value);
        if (value is string && text.Length > 0 && Formula.Contains(text[0]))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(Special) < 0 && text.Trim() == text ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Plain(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()} has no form in a table."),
    };
}

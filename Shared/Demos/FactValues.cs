using System.Globalization;
using System.Text.Json;

namespace QuizHub.Demos;

/// <summary>Facts as they travel, and as formulas see them.</summary>
public static class FactValues
{
    /// <summary>A number as JSON; one that is not finite becomes "NaN", "Infinity" or "-Infinity".</summary>
    public static JsonElement From(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return JsonElement.Parse(double.IsFinite(number) ? text : $"\"{text}\"");
    }

    public static JsonElement From(bool truth) => JsonElement.Parse(truth ? "true" : "false");

    public static JsonElement From(string label) => JsonElement.Parse($"\"{JsonEncodedText.Encode(label)}\"");

    /// <summary>Facts by name as numbers: true is 1, false is 0; labels are left out.</summary>
    public static IReadOnlyDictionary<string, double> ToNumbers(IEnumerable<FactValue> facts) => facts
        .Select(fact => (fact.Name, Number: ToNumber(fact.Value)))
        .Where(fact => fact.Number is not null)
        .ToDictionary(fact => fact.Name, fact => fact.Number!.Value, StringComparer.Ordinal);

    private static double? ToNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };
}

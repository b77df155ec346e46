using System.Globalization;
using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>How values of demos are written. The figures' script (numbers.js) writes numbers the same way.</summary>
public static class DemoNumbers
{
    /// <summary>A value as it is read; a gap is an en dash. Both languages write finite numbers alike.</summary>
    public static string Show(double? value) => value is { } number ? Numbers.Number(number, Language.En) : "–";

    /// <summary>The value of a fact as it is read: a number (also one that is not finite), yes or no, or the label as it came.</summary>
    public static string Show(FactDeclaration fact, JsonElement value, Language language) => value.ValueKind switch
    {
        JsonValueKind.Number => Numbers.Number(value.GetDouble(), language),
        JsonValueKind.True => DemoTexts.Yes.In(language),
        JsonValueKind.False => DemoTexts.No.In(language),
        JsonValueKind.String when fact.Type is FactType.Number or FactType.Integer && double.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) =>
            Numbers.Number(number, language),
        JsonValueKind.String => value.GetString()!,
        _ => "–",
    };

    /// <summary>In full and as programs read it, for files: shortest round trip, invariant; a gap is empty.</summary>
    public static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

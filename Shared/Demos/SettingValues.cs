using System.Globalization;
using System.Text.Json;

namespace QuizHub.Demos;

/// <summary>
/// Reads settings from the three places they come from (text in addresses and claims, JSON in requests, defaults) into one canonical form, so that equal
/// settings are equal texts, and refuses what is out of range before any demo starts.
/// <para>Text forms: numbers in invariant notation; <c>true</c>/<c>false</c>; a choice's id; choices <c>a,b</c>; matrix <c>1 2;3 4</c>; shape <c>2x3x4</c>;
/// sequence <c>1 0 1</c>.</para>
/// <para>Canonical JSON: numbers in shortest round-trip form, no negative zero; choices in declared order, each once.</para>
/// </summary>
public static class SettingValues
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r'];

    /// <summary>Reads settings in text form; what is left out takes its default.</summary>
    public static SettingsResult Parse(DemoDeclaration demo, IReadOnlyDictionary<string, string> text) =>
        Collect(demo, text, (setting, value) => FromText(setting, value));

    /// <summary>Reads settings in JSON; what is left out takes its default, as does everything when <paramref name="json"/> is null.</summary>
    public static SettingsResult Read(DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement>? json) =>
        Collect(demo, json ?? new Dictionary<string, JsonElement>(), (_, value) => value);

    /// <summary>The default of one setting in canonical JSON.</summary>
    public static JsonElement DefaultOf(SettingDeclaration setting) => setting switch
    {
        IntegerSetting integer => Number(integer.Default),
        NumberSetting number => Number(number.Default),
        BooleanSetting boolean => JsonElement.Parse(boolean.Default ? "true" : "false"),
        ChoiceSetting choice => Quote(choice.Default),
        ChoicesSetting choices => Quote(InDeclaredOrder(choices, choices.Default)),
        MatrixSetting matrix => Rows(matrix.Default),
        ShapeSetting shape => Numbers(shape.Default.Select(size => (double)size)),
        SequenceSetting sequence => Numbers(sequence.Default),
        _ => throw NoSuchKind(setting),
    };

    /// <summary>The text form of a valid value, as it stands in addresses and claims. Reading it again gives the same value.</summary>
    public static string ToText(SettingDeclaration setting, JsonElement value) => setting switch
    {
        IntegerSetting or NumberSetting => Show(value.GetDouble()),
        BooleanSetting => value.GetBoolean() ? "true" : "false",
        ChoiceSetting => value.GetString()!,
        ChoicesSetting => string.Join(',', value.EnumerateArray().Select(id => id.GetString())),
        MatrixSetting => string.Join(';', value.EnumerateArray().Select(row => string.Join(' ', row.EnumerateArray().Select(cell => Show(cell.GetDouble()))))),
        ShapeSetting => string.Join('x', value.EnumerateArray().Select(size => Show(size.GetDouble()))),
        SequenceSetting => string.Join(' ', value.EnumerateArray().Select(number => Show(number.GetDouble()))),
        _ => throw NoSuchKind(setting),
    };

    /// <summary>All values as one JSON object, the text under which a run is stored. Values must come from a <see cref="SettingsResult"/>.</summary>
    public static string ToCanonicalJson(IReadOnlyDictionary<string, JsonElement> values) =>
        "{" + string.Join(',', values.Select(value => $"{Quote(value.Key).GetRawText()}:{value.Value.GetRawText()}")) + "}";

    private static SettingsResult Collect<T>(DemoDeclaration demo, IReadOnlyDictionary<string, T> given, Func<SettingDeclaration, T, JsonElement?> toJson)
    {
        // OrderedDictionary: the declared order is part of the canonical form.
        var values = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        var errors = new List<SettingError>();
        foreach (var setting in demo.Settings)
        {
            JsonElement? value = DefaultOf(setting);
            if (given.TryGetValue(setting.Name, out var raw))
            {
                value = toJson(setting, raw) is { } json ? Canonical(setting, json) : null;
                if (value is null)
                {
                    errors.Add(new(setting.Name, SettingTexts.Refused(setting)));
                }
            }

            values[setting.Name] = value ?? DefaultOf(setting);
        }

        var known = demo.Settings.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        errors.AddRange(given.Keys.Where(name => !known.Contains(name)).Select(name => new SettingError(name, SettingTexts.Unknown(name, known))));
        return new(values, errors);
    }

    /// <summary>The value in canonical form; null when the setting does not accept it.</summary>
    private static JsonElement? Canonical(SettingDeclaration setting, JsonElement value)
    {
        switch (setting)
        {
            case IntegerSetting integer:
                return AsNumber(value) is { } whole && whole >= integer.Min && whole <= integer.Max && (whole - integer.Min) % integer.Step == 0 ? Number(whole) : null;
            case NumberSetting number:
                return AsNumber(value) is { } real && real >= number.Min && real <= number.Max ? Number(real) : null;
            case BooleanSetting:
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.Clone() : null;
            case ChoiceSetting choice:
                return value.ValueKind == JsonValueKind.String && choice.Options.Any(option => value.ValueEquals(option.Id)) ? Quote(value.GetString()!) : null;
            case ChoicesSetting choices:
                return AsList(value) is { Count: > 0 } ids && ids.All(id => id.ValueKind == JsonValueKind.String && choices.Options.Any(option => id.ValueEquals(option.Id)))
                    ? Quote(InDeclaredOrder(choices, [.. ids.Select(id => id.GetString()!)]))
                    : null;
            case MatrixSetting matrix:
                return AsList(value)?.Select(row => AsNumbers(row, matrix.Min, matrix.Max)).ToList() is { Count: > 0 } rows && HasSize(matrix, rows)
                    ? Rows(rows.Select(row => row!))
                    : null;
            case ShapeSetting shape:
                return AsNumbers(value, 1, shape.MaxSize) is { Count: > 0 } sizes && sizes.Count <= shape.MaxRank && sizes.All(double.IsInteger) ? Numbers(sizes) : null;
            case SequenceSetting sequence:
                return AsNumbers(value, sequence.Min, sequence.Max) is { Count: > 0 } numbers && numbers.Count <= sequence.MaxLength ? Numbers(numbers) : null;
            default:
                throw NoSuchKind(setting);
        }
    }

    private static bool HasSize(MatrixSetting matrix, List<List<double>?> rows)
    {
        var columns = rows[0]?.Count ?? 0;
        return rows.All(row => row?.Count == columns)
            && (matrix.FixedSize
                ? rows.Count == matrix.Default.Count && columns == matrix.Default[0].Count
                : rows.Count <= matrix.MaxRows && columns >= 1 && columns <= matrix.MaxColumns);
    }

    /// <summary>The JSON that a text stands for, not yet checked against any range; null when it stands for none.</summary>
    private static JsonElement? FromText(SettingDeclaration setting, string text) => setting switch
    {
        IntegerSetting or NumberSetting => ParseNumber(text) is { } number ? Number(number) : null,
        BooleanSetting => text.Trim() is "true" or "false" ? JsonElement.Parse(text) : null,
        ChoiceSetting => Quote(text.Trim()),
        ChoicesSetting => Quote(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        MatrixSetting => text.Split(';').Select(row => ParseNumbers(row, Blanks)).ToList() is var rows && rows.All(row => row is not null)
            ? Rows(rows.Select(row => row!))
            : null,
        ShapeSetting => ParseNumbers(text, ['x']) is { } sizes ? Numbers(sizes) : null,
        SequenceSetting => ParseNumbers(text, Blanks) is { } numbers ? Numbers(numbers) : null,
        _ => throw NoSuchKind(setting),
    };

    private static List<double>? ParseNumbers(string text, char[] separators)
    {
        var numbers = text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseNumber).ToList();
        return numbers.All(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }

    private static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double? AsNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static List<JsonElement>? AsList(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : null;

    private static List<double>? AsNumbers(JsonElement value, double min, double max)
    {
        var numbers = AsList(value)?.Select(AsNumber).ToList();
        return numbers is not null && numbers.All(number => number >= min && number <= max) ? [.. numbers.Select(number => number!.Value)] : null;
    }

    private static IReadOnlyList<string> InDeclaredOrder(ChoicesSetting choices, IReadOnlyList<string> ids) =>
        [.. choices.Options.Select(option => option.Id).Where(ids.Contains)];

    // Adding zero turns the negative zero into the positive one.
    private static string Show(double number) => (number + 0.0).ToString("R", CultureInfo.InvariantCulture);

    private static JsonElement Number(double number) => JsonElement.Parse(Show(number));

    private static JsonElement Numbers(IEnumerable<double> numbers) => JsonElement.Parse($"[{string.Join(',', numbers.Select(Show))}]");

    private static JsonElement Rows(IEnumerable<IReadOnlyList<double>> rows) =>
        JsonElement.Parse($"[{string.Join(',', rows.Select(row => $"[{string.Join(',', row.Select(Show))}]"))}]");

    private static JsonElement Quote(string text) => JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");

    private static JsonElement Quote(IEnumerable<string> texts) =>
        JsonElement.Parse($"[{string.Join(',', texts.Select(text => $"\"{JsonEncodedText.Encode(text)}\""))}]");

    private static ArgumentOutOfRangeException NoSuchKind(SettingDeclaration setting) =>
        new(nameof(setting), setting.GetType().Name, "This kind of setting is unknown here.");
}

using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>Values of settings as a reader sees them: labels instead of names.</summary>
public static class SettingWords
{
    /// <summary>A canonical value: numbers as they are written everywhere, options by their labels, lists in brackets.</summary>
    public static string Of(SettingDeclaration setting, JsonElement value, Language language) => setting switch
    {
        IntegerSetting or NumberSetting => DemoNumbers.Show(value.GetDouble()),
        BooleanSetting => (value.GetBoolean() ? DemoTexts.On : DemoTexts.Off).In(language),
        ChoiceSetting choice => Label(choice.Options, value.GetString(), language),
        ChoicesSetting choices => string.Join(language == Language.Zh ? "、" : ", ", value.EnumerateArray().Select(id => Label(choices.Options, id.GetString(), language))),
        MatrixSetting => $"[{string.Join("; ", value.EnumerateArray().Select(Row))}]",
        ShapeSetting => string.Join(" × ", value.EnumerateArray().Select(size => DemoNumbers.Show(size.GetDouble()))),
        _ => $"[{Row(value)}]",
    };

    /// <summary>The settings whose value differs from another set of values, each with its label: "momentum 0.9, steps 200". Empty when none does.</summary>
    public static string Differences(
        DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> values, IReadOnlyDictionary<string, JsonElement> others, Language language) => string.Join(
            language == Language.Zh ? "，" : ", ",
            demo.Settings
                .Where(setting => values[setting.Name].GetRawText() != others[setting.Name].GetRawText())
                .Select(setting => $"{setting.Label.In(language)} {Of(setting, values[setting.Name], language)}"));

    /// <summary>What differs from the demo's defaults, or that nothing does.</summary>
    public static string FromDefaults(DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> values, Language language)
    {
        var defaults = SettingValues.Read(demo, null).Values;
        return Differences(demo, values, defaults, language) is { Length: > 0 } differences ? differences : DemoTexts.AllDefaults.In(language);
    }

    private static string Label(IReadOnlyList<SettingOption> options, string? id, Language language) =>
        options.FirstOrDefault(option => option.Id == id)?.Label.In(language) ?? id ?? "";

    private static string Row(JsonElement numbers) => string.Join(" ", numbers.EnumerateArray().Select(number => DemoNumbers.Show(number.GetDouble())));
}

using System.Globalization;
using System.Text.Json;
using QuizHub.Demos;

namespace QuizHub.Client.Demos;

/// <summary>Settings as they stand in the form: texts, right or wrong, until they are asked to be a request.</summary>
/// <param name="Texts">Setting name to text form, every setting of the demo.</param>
/// <param name="Seed">As typed.</param>
public sealed record SettingsDraft(IReadOnlyDictionary<string, string> Texts, string Seed)
{
    /// <summary>The name under which errors of the seed are reported, and its key in addresses.</summary>
    public const string SeedName = "seed";

    public static SettingsDraft Of(DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> values, int seed)
    {
        var complete = SettingValues.Read(demo, values).Values;
        return new(
            demo.Settings.ToDictionary(setting => setting.Name, setting => SettingValues.ToText(setting, complete[setting.Name])),
            seed.ToString(CultureInfo.InvariantCulture));
    }

    public SettingsDraft With(string name, string text) => this with { Texts = new Dictionary<string, string>(Texts) { [name] = HalfWidth(text) } };

    public SettingsDraft WithSeed(string text) => this with { Seed = HalfWidth(text) };

    /// <summary>The seed after this one: walking through seeds in order finds those of the claims, and makes short addresses.</summary>
    public SettingsDraft WithNextSeed() => this with { Seed = ((ReadSeed() ?? 0) % int.MaxValue + 1).ToString(CultureInfo.InvariantCulture) };

    /// <summary>Every setting at its default; the seed stays.</summary>
    public SettingsDraft Reset(DemoDeclaration demo) => Of(demo, new Dictionary<string, JsonElement>(), 0) with { Seed = Seed };

    public IReadOnlyList<SettingError> Errors(DemoDeclaration demo)
    {
        var errors = SettingValues.Parse(demo, Texts).Errors;
        return ReadSeed() is null ? [.. errors, new(SeedName, DemoTexts.SeedRefused)] : errors;
    }

    /// <summary>What to run; null while there are errors.</summary>
    public StartRunRequest? ToRequest(DemoDeclaration demo) =>
        SettingValues.Parse(demo, Texts) is { IsValid: true } settings && ReadSeed() is { } seed ? new(settings.Values, seed) : null;

    private int? ReadSeed() => int.TryParse(Seed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    /// <summary>Chinese input methods type full-width digits, and typographers a real minus sign.</summary>
    private static string HalfWidth(string text) => string.Concat(text.Select(sign => sign switch
    {
        >= '！' and <= '～' => (char)(sign - 0xfee0),
        '\u3000' => ' ',
        '−' => '-',
        _ => sign,
    }));
}

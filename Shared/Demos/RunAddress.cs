using System.Globalization;
using System.Text.Json;

namespace QuizHub.Demos;

/// <summary>Settings and seed in a demo page's query: what restores a run.</summary>
public static class RunAddress
{
    public const string Seed = "seed";

    /// <summary><c>run=1</c> asks the page to start at once.</summary>
    public const string Start = "run";

    /// <summary>Every setting and the seed, without a question mark. Defaults are named too: they may change, and the address must not.</summary>
    public static string Query(DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> values, int seed)
    {
        var pairs = demo.Settings.Select(setting => $"{setting.Name}={Uri.EscapeDataString(SettingValues.ToText(setting, values[setting.Name]))}");
        return string.Join('&', demo.UsesSeed ? pairs.Append($"{Seed}={seed.ToString(CultureInfo.InvariantCulture)}") : pairs);
    }
}

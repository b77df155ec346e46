using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using QuizHub.Demos;

namespace QuizHub.Server.Decks.Pages;

/// <summary>What the query of a demo's page asks for.</summary>
/// <param name="Settings">Complete: what the query leaves out or gets wrong takes its default.</param>
/// <param name="Problems">One for each setting that the query gets wrong, and for the seed.</param>
/// <param name="StartAtOnce"><c>run=1</c>, and nothing was wrong: what runs is what was asked for.</param>
public sealed record DemoAddress(IReadOnlyDictionary<string, JsonElement> Settings, int Seed, IReadOnlyList<SettingError> Problems, bool StartAtOnce)
{
    private const int DefaultSeed = 1;

    /// <param name="own">The question's own settings, in text form: they hold while the query names none. What it names differs from the demo's defaults, as in claims.</param>
    public static DemoAddress Read(DemoDeclaration demo, IReadOnlyDictionary<string, string> own, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var asked = query.ToDictionary(pair => pair.Key, pair => pair.Value.LastOrDefault() ?? "", StringComparer.Ordinal);
        var starts = asked.Remove(RunAddress.Start, out var start) && start == "1";
        var isSeeded = asked.Remove(RunAddress.Seed, out var typed) && demo.UsesSeed;
        var isSeed = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var seed);
        var settings = SettingValues.Parse(demo, asked.Count > 0 ? asked : own);
        IReadOnlyList<SettingError> problems = isSeeded && !isSeed ? [.. settings.Errors, new(RunAddress.Seed, DemoTexts.SeedRefused)] : settings.Errors;
        return new(settings.Values, isSeeded && isSeed ? seed : DefaultSeed, problems, starts && problems.Count == 0);
    }
}

using System.Text.Json;

namespace QuizHub.Tests.Demos;

/// <summary>What <c>Fixtures/golden/&lt;demo&gt;.json</c> says of a demo: its version, its facts at the defaults with seed 1, and settings at the ends of their ranges, which
/// must end in facts as well.</summary>
internal sealed record GoldenFacts(int Version, IReadOnlyList<GoldenFact> Facts, IReadOnlyList<string> Ends)
{
    private static readonly string Folder = Path.Combine(TestsRoot.Path, "Fixtures", "golden");

    public static IReadOnlyList<string> Demos { get; } = [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static GoldenFacts Of(string demo)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, demo + ".json")));
        var root = file.RootElement;
        return new(
            root.GetProperty("version").GetInt32(),
            [.. root.GetProperty("facts").EnumerateObject().Select(fact => GoldenFact.Read(fact.Name, fact.Value))],
            [.. root.GetProperty("ends").EnumerateArray().Select(ends => ends.GetString()!)]);
    }
}

/// <param name="Tolerance">Absolute; 1e-5 where the file gives a number alone instead of <c>[value, tolerance]</c>. "Infinity" for what the last
/// digits of a machine decide, such as when a chaotic run explodes: then the value only tells what one machine came to.</param>
internal sealed record GoldenFact(string Name, double Value, double Tolerance)
{
    public static GoldenFact Read(string name, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? new(name, Number(value[0]), Number(value[1]))
        : new(name, Number(value), 1e-5);

    /// <summary>JSON has no word for what is not finite: "Infinity", "NaN".</summary>
    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : value.GetDouble();
}

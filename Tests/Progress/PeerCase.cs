using System.Text.Json;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Progress;

/// <summary>One published vector of <c>Fixtures/fsrs/vectors.json</c>: parameters, input, expected numbers and how far off they may be.</summary>
/// <param name="Derived">What a float64 reference gave step by step; undefined in most cases.</param>
public sealed record PeerCase(string Id, string Kind, JsonElement Parameters, JsonElement Input, JsonElement Expected, JsonElement Tolerance, JsonElement Derived)
{
    public static IReadOnlyList<PeerCase> All { get; } = Load();

    /// <summary>Of any length: a clipping case gives the first nine alone.</summary>
    public double[] RawWeights => Parameters.TryGetProperty("w", out var w) && w.ValueKind == JsonValueKind.Array ? w.Numbers() : [.. Fsrs6Weights.Default.Values];

    public Fsrs6Weights Weights => Fsrs6Weights.Migrate(RawWeights);

    public Fsrs6 Model => new(Weights, sameDayFormula: !Parameters.TryGetProperty("short_term", out var on) || on.GetBoolean());

    public double[] ExpectedNumbers => Expected.TryGetProperty("values", out var values) ? values.Numbers() : [];

    /// <summary>Largest deviation that may be, for one expected number; days and bounds allow none.</summary>
    public double Allowed(int index, double expected)
    {
        if (index == 0 && Tolerance.TryGetProperty("first_value_abs", out var first))
        {
            return first.GetDouble();
        }

        return Tolerance.TryGetProperty("rel", out var relative) ? relative.GetDouble() * Math.Abs(expected) : Tolerance.GetProperty("abs").GetDouble();
    }

    private static PeerCase[] Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestsRoot.Path, "Fixtures", "fsrs", "vectors.json")));
        return [.. document.RootElement.Clone().GetProperty("cases").EnumerateArray().Select(one => new PeerCase(
            one.GetProperty("id").GetString()!, one.GetProperty("kind").GetString()!, one.GetProperty("parameters"),
            one.GetProperty("input"), one.GetProperty("expected"), one.GetProperty("tolerance"),
            one.TryGetProperty("derived_per_step", out var derived) ? derived : default))];
    }
}

public static class PeerJson
{
    /// <summary>All numbers in an element, depth first.</summary>
    public static double[] Numbers(this JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(Numbers)]
        : [element.GetDouble()];

    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Numbers();

    public static Grade[] Grades(this JsonElement element, string name) => [.. element.Numbers(name).Select(number => (Grade)(int)number)];
}

using System.Globalization;
using System.Text.Json;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>A stored run's facts as grading needs them.</summary>
public static class RunFacts
{
    /// <summary>Facts that are numbers, or truth values counting as 1 and 0. Labels have no number.</summary>
    public static IReadOnlyDictionary<string, double> FactNumbers(this Run run) =>
        run.ReadFacts().Select(fact => (fact.Name, Number: Number(fact.Value))).Where(fact => fact.Number is not null)
            .ToDictionary(fact => fact.Name, fact => fact.Number!.Value);

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String when value.GetString() is "NaN" or "Infinity" or "-Infinity" => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => null,
    };
}

using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Combinations of parameter values to try: all of them when there are at most <see cref="DeckLimits.MaxCombinations"/>, else the corners of the range and as
/// many drawn ones, the same in every run.</summary>
internal static class Combinations
{
    private const int MaxCornerParameters = 12;

    public static IEnumerable<IReadOnlyDictionary<string, double>> Of(IReadOnlyList<ParameterRange> parameters)
    {
        var count = parameters.Aggregate(1L, (product, parameter) => Math.Min(product * parameter.Count, long.MaxValue / 100_000));
        if (count <= DeckLimits.MaxCombinations)
        {
            for (var number = 0L; number < count; number++)
            {
                var rest = number;
                yield return Values(parameters, parameter =>
                {
                    var index = (int)(rest % parameter.Count);
                    rest /= parameter.Count;
                    return index;
                });
            }

            yield break;
        }

        foreach (var corner in Corners(parameters))
        {
            yield return corner;
        }

        var random = new Random(1);
        for (var drawn = 0; drawn < DeckLimits.MaxCombinations; drawn++)
        {
            yield return Values(parameters, parameter => random.Next(parameter.Count));
        }
    }

    /// <summary>The ends of all ranges in all ways to combine them; without parameters the one empty combination.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, double>> Corners(IReadOnlyList<ParameterRange> parameters)
    {
        for (var corner = 0; corner < 1 << Math.Min(parameters.Count, MaxCornerParameters); corner++)
        {
            var bits = corner;
            yield return Values(parameters, parameter =>
            {
                var index = (bits & 1) == 0 ? 0 : parameter.Count - 1;
                bits >>= 1;
                return index;
            });
        }
    }

    /// <summary>As authors write them: <c>lr=0.1, beta=0.9</c>.</summary>
    public static string Describe(IReadOnlyDictionary<string, double> values) =>
        values.Count == 0 ? "—" : string.Join(", ", values.Select(value => $"{value.Key}={NumberText.Format(value.Value)}"));

    private static Dictionary<string, double> Values(IReadOnlyList<ParameterRange> parameters, Func<ParameterRange, int> index) =>
        parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value(index(parameter)));
}

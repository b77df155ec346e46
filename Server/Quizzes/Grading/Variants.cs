using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What a stored seed makes of an item: its parameters' values, and in which order its parts are shown.</summary>
public static class Variants
{
    /// <summary>One value for each parameter, drawn independently and evenly from its range, in the order in which they are declared.</summary>
    public static IReadOnlyDictionary<string, double> Parameters(Item item, ulong seed)
    {
        var draw = new SplitMix(seed);
        var values = new Dictionary<string, double>();
        foreach (var parameter in item.Parameters)
        {
            values[parameter.Name] = parameter.Value(draw.Next(parameter.Count));
        }

        return values;
    }

    /// <inheritdoc cref="ItemKind.Order"/>
    public static IReadOnlyList<string> Order(Item item, ulong seed) => ItemKinds.Of(item.Body).Order(item, seed);
}

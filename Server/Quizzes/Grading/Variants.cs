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

    /// <summary>The deck's ids of what is shown in drawn order: options, right sides, entries. True/false keeps its order; an ordering never starts out solved
    /// where it has two entries or more.</summary>
    public static IReadOnlyList<string> Order(Item item, ulong seed)
    {
        switch (item.Body)
        {
            case ChoiceBody choice when item.Type == QuizHub.Quizzes.ItemType.TrueFalse:
                return [.. choice.Options.Select(option => option.Id)];
            case ChoiceBody choice:
                return new SplitMix(seed).Shuffle(choice.Options.Select(option => option.Id));
            case MatchingBody matching:
                return new SplitMix(seed).Shuffle(matching.Rows.Select(row => row.Id));
            case OrderingBody ordering:
                var right = ordering.Entries.Select(entry => entry.Id).ToList();
                var draw = new SplitMix(seed);
                var order = draw.Shuffle(right);
                while (right.Count > 1 && order.SequenceEqual(right))
                {
                    order = draw.Shuffle(right);
                }

                return order;
            default:
                return [];
        }
    }
}

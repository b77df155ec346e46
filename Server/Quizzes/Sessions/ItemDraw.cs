using QuizHub.Server.Decks;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>An item and the question that it belongs to.</summary>
public sealed record OfferedItem(Question Question, Item Item)
{
    public ItemKey Key => new(Question.Slug, Item.Id);
}

/// <summary>Draws the items of a session when fewer are wanted than there are, and mixes them. Pure.</summary>
public static class ItemDraw
{
    /// <summary>What was never answered comes first, then what was wrong at the last attempt, then the rest; among equals the question from which least was
    /// drawn so far is next, so that a session is spread over all that was chosen.</summary>
    /// <param name="offered">In the deck's order.</param>
    /// <param name="lastRight">Whether an item was right at its last attempt; those never answered are missing.</param>
    /// <returns>At most <paramref name="count"/> items in the order in which to ask them.</returns>
    public static IReadOnlyList<OfferedItem> Draw(IReadOnlyList<OfferedItem> offered, int count, IReadOnlyDictionary<ItemKey, bool> lastRight, ulong seed)
    {
        var random = new SplitMix(seed);
        var drawn = new HashSet<ItemKey>();
        var perQuestion = offered.Select(item => item.Question.Slug).Distinct().ToDictionary(slug => slug, _ => 0);
        foreach (var equals in offered.GroupBy(item => Rank(item, lastRight)).OrderBy(items => items.Key))
        {
            var left = random.Shuffle(equals.GroupBy(item => item.Question.Slug)).Select(items => new Queue<OfferedItem>(random.Shuffle(items))).ToList();
            while (left.Count > 0 && drawn.Count < count)
            {
                var next = left.MinBy(items => perQuestion[items.Peek().Question.Slug])!;
                var item = next.Dequeue();
                drawn.Add(item.Key);
                perQuestion[item.Question.Slug]++;
                if (next.Count == 0)
                {
                    left.Remove(next);
                }
            }
        }

        return Mix([.. offered.Where(item => drawn.Contains(item.Key))], random);
    }

    /// <summary>Goes round the questions: one item of each in random order, then the next of each. So the items of a question lie apart (two meet only where
    /// nothing else is left) and still come in the deck's order, which leads from what it is to why and how much.</summary>
    private static List<OfferedItem> Mix(IReadOnlyList<OfferedItem> items, SplitMix random)
    {
        var mixed = new List<OfferedItem>();
        var rounds = items.GroupBy(item => item.Question.Slug).SelectMany(own => own.Index()).GroupBy(place => place.Index, place => place.Item);
        foreach (var round in rounds.OrderBy(round => round.Key))
        {
            var order = random.Shuffle(round).ToList();
            if (mixed.Count > 0 && mixed[^1].Question.Slug == order[0].Question.Slug)
            {
                order = [.. order.Skip(1), order[0]];
            }

            mixed.AddRange(order);
        }

        return mixed;
    }

    private static int Rank(OfferedItem item, IReadOnlyDictionary<ItemKey, bool> lastRight) => lastRight.TryGetValue(item.Key, out var right) ? (right ? 2 : 1) : 0;
}

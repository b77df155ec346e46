using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>How many items each part of a choice has, with the other parts as chosen: so one sees what to change when nothing is left.</summary>
/// <param name="All">Items that fit the whole choice.</param>
/// <param name="Topics">By slug: every topic of the deck.</param>
/// <param name="Facets">Those that the deck has, in their own order.</param>
/// <param name="Types">Likewise, without saw-it checks.</param>
public sealed record ChoiceCounts(
    int All, IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<Facet, int> Facets, IReadOnlyDictionary<ItemType, int> Types)
{
    public static ChoiceCounts Of(Deck deck, ItemChoice choice)
    {
        var items = deck.Topics.SelectMany(topic => topic.Questions.SelectMany(question => question.Items).Select(item => (Topic: topic, Item: item)))
            .Where(entry => !entry.Item.Type.IsCheck()).ToList();
        var (anyTopic, anyFacet, anyType) = (choice with { Topics = [] }, choice with { Facets = [] }, choice with { Types = [] });
        return new ChoiceCounts(
            items.Count(entry => Fits(choice, entry)),
            deck.Topics.ToDictionary(topic => topic.Slug, topic => items.Count(entry => entry.Topic == topic && Fits(anyTopic, entry))),
            items.GroupBy(entry => entry.Item.Facet).OrderBy(own => own.Key).ToDictionary(own => own.Key, own => own.Count(entry => Fits(anyFacet, entry))),
            items.GroupBy(entry => entry.Item.Type).OrderBy(own => own.Key).ToDictionary(own => own.Key, own => own.Count(entry => Fits(anyType, entry))));
    }

    private static bool Fits(ItemChoice choice, (Topic Topic, Item Item) entry) => choice.Takes(entry.Topic) && choice.Takes(entry.Item);
}

using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What forms that start practice send: one button for a deck, topic or question on reading pages, the whole choice on the practice page.</summary>
public static class PracticeForm
{
    /// <summary>The value of <c>count</c> that asks all.</summary>
    public const string AllItems = "all";

    /// <summary>How a facet or type is written in forms.</summary>
    public static string Write<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>What a form asks for; what is none of the choices is refused.</summary>
    public static StartSessionRequest Read(PostedForm form, Deck? deck)
    {
        var choice = Choice(form, deck);
        if (form["question"] is { } question && deck is not null && deck.FindQuestion(question) is null)
        {
            form.Refuse(null, FormTexts.NoSuchQuestion);
        }

        if (form["clinic"] is not (null or "true"))
        {
            form.Refuse(null, FormTexts.NoSuchChoice);
        }

        if (form["topic"] is { } topic && deck is not null && deck.Topics.All(known => known.Slug != topic))
        {
            form.Refuse(null, FormTexts.NoSuchTopic);
        }

        return new(
            deck?.Slug ?? "", form["topic"], form["question"], SessionMode.Practice, form.Language.Code(), choice.Count, form["clinic"] == "true",
            Topics: choice.Topics, Facets: choice.Facets, Types: choice.Types);
    }

    /// <summary>The choice alone, as far as it can be read.</summary>
    public static ItemChoice Choice(PostedForm form, Deck? deck) => new(
        form["count"] == AllItems ? StartSessionRequest.All : form.Whole("count", 1, StartSessionRequest.MostItems, SessionTexts.BadCount),
        form.Topics("topics", deck),
        form.Several("facets", Enum.GetValues<Facet>(), Write),
        form.Several("types", Enum.GetValues<ItemType>(), Write));

    /// <summary>The choice of a form that was refused, as far as it can be read: what the page counts by.</summary>
    public static ItemChoice Chosen(FormState form, Deck deck) => new(
        form.Value("count") == AllItems ? StartSessionRequest.All : int.TryParse(form.Value("count"), out var count) && count > 0 ? count : null,
        [.. deck.Topics.Select(topic => topic.Slug).Where(slug => form.Has("topics", slug))],
        [.. Enum.GetValues<Facet>().Where(facet => form.Has("facets", Write(facet)))],
        [.. Enum.GetValues<ItemType>().Where(type => form.Has("types", Write(type)))]);
}

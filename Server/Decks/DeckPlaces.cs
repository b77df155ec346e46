using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Decks;

public static class DeckPlaces
{
    /// <summary>Finds what an address names, before any page is made: what is nowhere is refused, what has moved is redirected.</summary>
    public static IApplicationBuilder UsePlaces(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var decks = context.RequestServices.GetRequiredService<DeckLibrary>().Current;
        if (context.GetRouteValue("lang") is string code && Languages.FromCode(code) is null)
        {
            return RefuseAsync(context);
        }

        if (LanguageChoice.OfPath(request.Path.Value!) is not { } language || !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return next(context);
        }

        var found = Find(decks, language, request.Path.Value!, request.QueryString.Value ?? "");
        if (found.Place is null)
        {
            return found.MovedTo is null ? RefuseAsync(context) : CanonicalAddresses.RedirectForEver(context, found.MovedTo, request.QueryString);
        }

        context.Found(found.Place);
        return next(context);
    });

    /// <summary>Reads a canonical page path. The path that it moved to is decoded too. Both results are null where the path names a deck, topic or question
    /// that is not there.</summary>
    public static (DeckPlace? Place, string? MovedTo) Find(DeckSnapshot decks, Language language, string path, string query)
    {
        var place = new DeckPlace(language, path, query, decks);
        if (path.Split('/') is not ["", _, "decks", var deckSlug, .. var rest])
        {
            return (place, null);
        }

        if (decks.FindDeck(deckSlug) is not { } deck)
        {
            return (null, null);
        }

        place = place with { Deck = deck };
        if (rest is [] or ["glossary" or "clinic"])
        {
            return (place, null);
        }

        if (rest is [var topicSlug])
        {
            var topic = deck.Topics.FirstOrDefault(topic => topic.Slug == topicSlug);
            return (topic is null ? null : place with { Topic = topic }, null);
        }

        if (deck.FindQuestion(rest[1]) is not { } question)
        {
            return (null, null);
        }

        string canonical = string.Join('/', [Addresses.Question(language, deck.Slug, question.TopicSlug, question.Slug), .. rest[2..]]);
        return canonical == path
            ? (place with { Topic = deck.Topics.First(topic => topic.Slug == question.TopicSlug), Question = question }, null)
            : (null, canonical);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.SetEndpoint(null);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

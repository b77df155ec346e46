using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>Where on the site a page stands. Every page gets it as a cascading parameter; what its address names is there, because addresses that name nothing never
/// reach a page.</summary>
/// <param name="Path">As it was asked for, canonical; of an error page: the address that failed.</param>
/// <param name="Query">With its question mark, or empty.</param>
/// <param name="Decks">All decks, the same ones for the whole request.</param>
/// <param name="Deck">The deck that the address names; null where it names none.</param>
public sealed record Place(
    Language Language, string Path, string Query, DeckSnapshot Decks, Deck? Deck = null, Topic? Topic = null, Question? Question = null)
{
    /// <summary>The text in the page's language.</summary>
    public string this[Text text] => text.In(Language);
}

public static class Places
{
    private static readonly object RequestKey = new();

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
            return found.MovedTo is null ? RefuseAsync(context) : CanonicalAddresses.RedirectForEver(context, found.MovedTo);
        }

        context.Items[RequestKey] = found.Place;
        return next(context);
    });

    /// <summary>The place that <see cref="UsePlaces"/> found; null on pages whose address has no language, such as those about errors.</summary>
    public static Place? FindPlace(this HttpContext context) => context.Items.TryGetValue(RequestKey, out var place) ? (Place?)place : null;

    /// <summary>Reads a canonical page path. Both results are null where the path names a deck, topic or question that is not there.</summary>
    public static (Place? Place, string? MovedTo) Find(DeckSnapshot decks, Language language, string path, string query)
    {
        var place = new Place(language, path, query, decks);
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
            : (null, canonical + query);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.SetEndpoint(null);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>The form that starts a review. Where nothing is due it leads back to the page, which says so.</summary>
public static class ReviewEndpoints
{
    public static IEndpointRouteBuilder MapReviews(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{lang:regex(^(en|zh)$)}/review", StartAsync).DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        return endpoints;
    }

    private static async Task<Results<SeeOther, NotFound>> StartAsync(
        string lang, [FromForm] string deck, HttpContext context, DeckLibrary library, ReviewStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var language = Languages.FromCode(lang)!.Value;
        if (library.Current.FindDeck(deck) is not { } found)
        {
            return TypedResults.NotFound();
        }

        // Whoever is nobody yet has nothing to review.
        if (await learners.FindAsync(context, cancel) is null)
        {
            return new SeeOther(Addresses.Review(language));
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(await starter.StartAsync(found, learner, language, cancel) is { } session ? Addresses.Session(language, session) : Addresses.Review(language));
    }
}

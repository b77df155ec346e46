using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Starts reviews, by form and over the API.</summary>
public static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder endpoints) => endpoints.MapForm("/review", StartByFormAsync).Limited(LimitKind.Sessions);

    /// <summary>Refused where nothing is due: there is no empty session.</summary>
    internal static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, Language language, HttpContext context, ReviewStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        if (starter.FindDeck(request.Deck) is not { } deck)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NothingToPractise, language: language);
        }

        return await learners.FindAsync(context, cancel) is { } learner && await starter.StartAsync(deck, learner, language, cancel) is { } session
            ? TypedResults.Ok(new SessionResponse(session, Addresses.Session(language, session)))
            : context.Problem(StatusCodes.Status409Conflict, "nothing-due", ReviewTexts.NothingToAsk, language: language);
    }

    /// <summary>Where nothing is due the form leads back to the page, which says so.</summary>
    private static async Task<IResult> StartByFormAsync(
        PostedForm form, HttpContext context, DeckLibrary library, ReviewStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var page = Addresses.Review(form.Language);
        var deck = form.Deck(library.Current);
        if (form.Refusal(page) is { } refused)
        {
            return refused;
        }

        // Whoever is nobody yet has nothing to review.
        if (await learners.FindAsync(context, cancel) is null)
        {
            return new SeeOther(page);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(await starter.StartAsync(deck!, learner, form.Language, cancel) is { } session ? Addresses.Session(form.Language, session) : page);
    }
}

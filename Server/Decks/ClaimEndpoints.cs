using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Demos;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks;

/// <summary>What the runs of this server say of the claims of a question.</summary>
public static class ClaimEndpoints
{
    public static IEndpointRouteBuilder MapClaims(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/demos/{demo}/claims", CountAsync).WithTags("Demos");
        return endpoints;
    }

    /// <summary>Where <see cref="ClaimCount"/>s of a question's claims are told anew.</summary>
    public static string CountsUrl(Question question, DemoDeclaration demo) => $"api/demos/{demo.Name}/claims?deck={question.DeckSlug}&question={question.Slug}";

    private static async Task<Results<Ok<IReadOnlyList<ClaimCount>>, ProblemHttpResult>> CountAsync(
        string demo, string deck, string question, HttpContext context, DemoCatalog catalog, DeckLibrary library, ClaimMeter meter, CancellationToken cancel) =>
        library.Current.FindDeck(deck)?.FindQuestion(question) is { } about && about.Demo?.Name == demo && await catalog.FindAsync(demo, cancel) is { } declaration
            ? TypedResults.Ok(await meter.CountAsync(about, declaration, cancel))
            : await DemoEndpoints.NoDemoAsync(context, catalog, cancel);
}

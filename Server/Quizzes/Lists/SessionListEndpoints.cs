using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

public static class SessionListEndpoints
{
    public static IServiceCollection AddSessionLists(this IServiceCollection services) => services
        .AddSingleton<SessionResults>()
        .AddSingleton<SessionList>()
        .AddSingleton<SessionDiscard>();

    /// <summary>A page lives under the same address: the order puts the form first.</summary>
    public static void MapSessionLists(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/{lang:regex(^(en|zh)$)}/sessions/{id:guid}/discard", DiscardAsync)
            .Limited(LimitKind.Changes).DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();

    private static async Task<Results<SeeOther, NotFound>> DiscardAsync(
        string lang, Guid id, HttpContext context, LearnerAccess learners, SessionDiscard sessions, CancellationToken cancel) =>
        await learners.FindAsync(context, cancel) is { } learner && await sessions.DiscardAsync(learner.Id, id, cancel) is SessionOutcome.Done
            ? new SeeOther($"{Addresses.Sessions(Languages.FromCode(lang)!.Value)}?discarded=1")
            : TypedResults.NotFound();
}

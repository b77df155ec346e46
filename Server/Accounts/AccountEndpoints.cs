using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QuizHub.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Accounts;

public static class AccountEndpoints
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LearnerAccess>();

    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        // Forms of our own pages: requests from other sites are refused by one middleware for all, without tokens.
        // Pages accept posts too, under the same addresses: the order puts these first.
        var settings = endpoints.MapGroup("/{lang:regex(^(en|zh)$)}/settings").DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        settings.MapPost("/", SaveAsync);
        settings.MapPost("/forget", ForgetAsync);
        return endpoints;
    }

    private static async Task<Results<SeeOther, ProblemHttpResult>> SaveAsync(
        string lang, [AsParameters] SettingsForm form, HttpContext context, LearnerAccess learners, AttemptWriter writer, CancellationToken cancel)
    {
        if (Settings.Read(form) is not { } settings)
        {
            return context.Problem(StatusCodes.Status400BadRequest, "settings", AccountTexts.BadSettings);
        }

        var id = (await learners.EnsureAsync(context, cancel)).Id;
        await writer.WriteAsync(
            async database =>
            {
                var learner = await database.Learners.SingleOrDefaultAsync(row => row.Id == id);
                if (learner is not null)
                {
                    settings.ApplyTo(learner);
                }

                return learner;
            },
            cancel);
        LanguageChoice.Remember(context.Response, settings.Language);
        return new SeeOther($"{Addresses.Settings(settings.Language)}?saved=1");
    }

    private static async Task<SeeOther> ForgetAsync(
        string lang, HttpContext context, LearnerAccess learners, AttemptWriter writer, IDbContextFactory<QuizHubDbContext> databases, CancellationToken cancel)
    {
        if (await learners.FindAsync(context, cancel) is { } learner)
        {
            await writer.WriteAsync(database => database.ForgetAsync(learner.Id), cancel);
            await databases.ClearLogAsync(cancel);
        }

        learners.Leave(context);
        // What waits in the browser, or was written there, belonged to her as well. Cookies are left to Leave: the language stays.
        context.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return new SeeOther($"/{lang}/settings?forgotten=1");
    }
}

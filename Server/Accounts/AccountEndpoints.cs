using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Data;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Accounts;

public static class AccountEndpoints
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LearnerAccess>().AddSingleton<ForgetLearner>().AddRequestLimits(configuration);

    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm("/settings", SaveAsync).Limited(LimitKind.Changes, makesGuest: true);
        endpoints.MapForm("/settings/forget", ForgetAsync).Limited(LimitKind.Changes);
        return endpoints;
    }

    private static async Task<IResult> SaveAsync(PostedForm form, HttpContext context, LearnerAccess learners, AttemptWriter writer, CancellationToken cancel)
    {
        var settings = Settings.Read(form);
        if (form.Refusal(Addresses.Settings(form.Language)) is { } refused)
        {
            return refused;
        }

        var id = (await learners.EnsureAsync(context, cancel)).Id;
        await writer.WriteAsync(
            async database =>
            {
                var learner = await database.Learners().SingleOrDefaultAsync(row => row.Id == id);
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
        string lang, HttpContext context, LearnerAccess learners, ForgetLearner forget, AttemptWriter writer, IDbContextFactory<QuizHubDbContext> databases,
        CancellationToken cancel)
    {
        if (await learners.FindAsync(context, cancel) is { } learner)
        {
            await writer.WriteAsync(database => forget.FromAsync(database, learner.Id), cancel);
            await databases.ClearLogAsync(cancel);
        }

        learners.Leave(context);
        // What waits in the browser, was written there, or is kept there of pages belonged to her as well. Cookies are left to Leave: the language stays.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return new SeeOther($"/{lang}/settings?forgotten=1");
    }
}

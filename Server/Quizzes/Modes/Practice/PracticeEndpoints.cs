using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Starts practice, and visits to the clinic, by form.</summary>
public static class PracticeEndpoints
{
    public static void MapPractice(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapForm("/practice", StartByFormAsync).Limited(LimitKind.Sessions, makesGuest: true);

    private static async Task<IResult> StartByFormAsync(
        PostedForm form, HttpContext context, DeckLibrary library, PracticeStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var page = Addresses.Practice(form.Language);
        var request = PracticeForm.Read(form, form.Deck(library.Current));
        if (form.Refusal(page) is { } refused)
        {
            return refused;
        }

        if (starter.Find(request) is not { } choice)
        {
            return form.Refusal(page, null, SessionTexts.NothingToPractise);
        }

        if (await starter.PlanAsync(choice, (await learners.FindAsync(context, cancel))?.Id, cancel) is not { } plan)
        {
            return form.Refusal(page, "topics", SessionTexts.NothingMatches);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(Addresses.Session(form.Language, await starter.StartAsync(choice, plan, learner.Id, cancel)));
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Practice of what one chooses. A visit to the clinic is started in the same way.</summary>
public class PracticeMode(PracticeStarter starter, StepViews views) : Mode(views)
{
    public override SessionMode Name => SessionMode.Practice;

    public override Text Title => QuizTexts.Practice;

    public override ModeOffer? Offer => new(Addresses.Practice, PracticeTexts.Offer, PracticeTexts.OfferIs);

    public override Transitions Transitions => PracticeTransitions.Instance;

    public override bool IsAskedBy(StartSessionRequest request) => base.IsAskedBy(request) && !request.Clinic;

    public override async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, Language language, HttpContext context, LearnerAccess learners, CancellationToken cancel)
    {
        if (request.Count is > StartSessionRequest.MostItems and < StartSessionRequest.All)
        {
            return context.Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.TooMany(StartSessionRequest.MostItems), language: language);
        }

        if (!IsSound(request))
        {
            return context.Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.NoSuchSession, language: language);
        }

        if (starter.Find(request with { Language = language.Code() }) is not { } choice)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NothingToPractise, language: language);
        }

        if (await starter.PlanAsync(choice, (await learners.FindAsync(context, cancel))?.Id, cancel) is not { } plan)
        {
            return context.Problem(StatusCodes.Status400BadRequest, "nothing-matches", SessionTexts.NothingMatches, language: language);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        var id = await starter.StartAsync(choice, plan, learner.Id, cancel);
        return TypedResults.Ok(new SessionResponse(id, Addresses.Session(language, id)));
    }

    /// <summary>Whether the numbers mean anything; names that are not there are another matter.</summary>
    private static bool IsSound(StartSessionRequest request) =>
        request.Count is null or >= 1 && (request.Facets ?? []).All(Enum.IsDefined) && (request.Types ?? []).All(Enum.IsDefined);
}

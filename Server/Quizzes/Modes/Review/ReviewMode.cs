using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What is due, as far as the day's minutes go.</summary>
public sealed class ReviewMode(ReviewStarter starter, Reviews reviews, StepViews views) : Mode(views)
{
    public override SessionMode Name => SessionMode.Review;

    public override Transitions Transitions => ReviewTransitions.Instance;

    public override Text Title => ReviewTexts.Review;

    public override ModeOffer? Offer => new(Addresses.Review, ReviewTexts.Review, ReviewTexts.Is);

    public override Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, Language language, HttpContext context, LearnerAccess learners, CancellationToken cancel) =>
        ReviewEndpoints.StartAsync(request, language, context, starter, learners, cancel);

    public override OpenSessionLink Link(OpenSession open, Deck? deck, Language language, DateTimeOffset now) =>
        base.Link(open, deck, language, now) with { Title = Title.In(language) };

    public override string Home(OpenSession open, Deck deck, Language language) =>
        deck.Topics.Count == 0 ? Addresses.Home(language) : Addresses.Review(language);

    protected override async Task<SessionView> EndViewAsync(SessionSight sight, CancellationToken cancel)
    {
        var end = await reviews.EndAsync(sight.Deck, sight.Learner, sight.Language, cancel);
        var summary = await Views.SummaryAsync(sight, end is { Left: 0 } ? null : Again(sight.Open, sight.Deck, sight.Language), cancel);
        return end is null ? summary : new ReviewSummary(summary, end);
    }
}

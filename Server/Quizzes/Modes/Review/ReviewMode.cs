using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What is due, as far as the day's minutes go.</summary>
public sealed class ReviewMode(ReviewStarter starter, Reviews reviews) : Mode
{
    public override SessionMode Name => SessionMode.Review;

    public override Text Title => ReviewTexts.Review;

    public override Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, Language language, HttpContext context, LearnerAccess learners, CancellationToken cancel) =>
        ReviewEndpoints.StartAsync(request, language, context, starter, learners, cancel);

    public override OpenSessionLink Link(OpenSession open, Deck? deck, Language language, DateTimeOffset now) =>
        base.Link(open, deck, language, now) with { Title = Title.In(language) };

    public override string Home(OpenSession open, Deck deck, Language language) =>
        deck.Topics.Count == 0 ? Addresses.Home(language) : Addresses.Review(language);

    public override async Task<ReviewEnd?> ToComeAsync(Deck deck, Learner learner, Language language, CancellationToken cancel) =>
        await reviews.EndAsync(deck, learner, language, cancel);
}

using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Quizzes;

/// <summary>Turns a request into a stored interview.</summary>
public sealed class InterviewStarter(IDbContextFactory<QuizHubDbContext> databases, DeckLibrary library, SessionWriter writer)
{
    private const int UsualQuestions = 5;

    public static bool IsLegal(StartSessionRequest request)
    {
        var rules = request.Interview ?? InterviewRules.Usual;
        return request.Count is null or (>= 1 and <= InterviewRules.MostQuestions)
            && rules.FollowUps is >= 0 and <= InterviewRules.MostFollowUps
            && (rules.Timer, rules.Seconds) is (InterviewTimer.Off or InterviewTimer.Up, 0)
                or (InterviewTimer.Down, >= InterviewRules.ShortestLimit and <= InterviewRules.LongestLimit);
    }

    /// <summary>What a request can ask about: one question, the named topics, or all of the deck. Names that are not there are passed over.</summary>
    public static IReadOnlyList<Question> Questions(Deck deck, StartSessionRequest request)
    {
        var topics = request.Topics ?? [];
        var questions = (request.Question, request.Topic) switch
        {
            ({ } slug, _) => deck.FindQuestion(slug) is { } question ? [question] : [],
            (_, { } slug) => deck.Questions.Where(question => question.TopicSlug == slug),
            _ when topics.Count > 0 => deck.Questions.Where(question => topics.Contains(question.TopicSlug)),
            _ => deck.Questions,
        };
        return [.. questions.Where(InterviewPlanner.CanBeAsked)];
    }

    /// <summary>Null when there is nothing to ask about.</summary>
    public (Deck Deck, IReadOnlyList<Question> Questions)? Find(StartSessionRequest request) =>
        library.Current.FindDeck(request.Deck ?? "") is { } deck && Questions(deck, request) is { Count: > 0 } questions ? (deck, questions) : null;

    /// <param name="request">A legal one, of which <see cref="Find"/> has found <paramref name="deck"/> and <paramref name="questions"/>.</param>
    public async Task<Guid> StartAsync(StartSessionRequest request, Deck deck, IReadOnlyList<Question> questions, Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var coverage = await database.CoverageAsync(learnerId, deck, cancel);
        var rules = request.Interview ?? InterviewRules.Usual;
        var seed = SplitMix.DrawSeed();
        var chosen = InterviewPlanner.Plan(deck, questions, coverage, request.Count ?? UsualQuestions, rules, ItemStore.Version, seed);
        var plan = chosen with { Choice = ItemChoice.Of(request, deck) };
        var question = request.Question is null ? null : questions[0];
        return await writer.StartAsync(learnerId, deck, request with { Question = question?.Slug, Topic = question?.TopicSlug ?? request.Topic }, plan, cancel);
    }
}

using System.Security.Cryptography;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>Turns a request into a stored session.</summary>
public sealed class SessionStarter(DeckLibrary library, DemoCatalog demos, SessionWriter writer)
{
    /// <summary>What a request is about; null when there is no such deck, topic or question.</summary>
    public Choice? Find(StartSessionRequest request)
    {
        if (library.Current.FindDeck(request.Deck ?? "") is not { } deck)
        {
            return null;
        }

        if (request.Clinic)
        {
            var cases = deck.Questions.Where(question => question.Items.Any(item => item.Case is not null)).ToList();
            return cases.Count == 0 ? null : new Choice(deck, request with { Topic = null, Question = null }, cases);
        }

        if (request.Question is { } slug)
        {
            return deck.FindQuestion(slug) is { } question
                ? new Choice(deck, request with { Question = question.Slug, Topic = question.TopicSlug }, [question])
                : null;
        }

        if (request.Topic is { } topicSlug)
        {
            return deck.Topics.FirstOrDefault(topic => topic.Slug == topicSlug) is { } topic ? new Choice(deck, request, topic.Questions) : null;
        }

        return new Choice(deck, request, [.. deck.Questions]);
    }

    public async Task<Guid> StartAsync(Choice choice, Guid learnerId, CancellationToken cancel)
    {
        var known = (await demos.ListAsync(cancel)).Select(demo => demo.Name).ToHashSet();
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var plan = choice.Request.Clinic
            ? SessionPlanner.PlanClinic(choice.Deck, known, ItemStore.Version, seed)
            : SessionPlanner.Plan(choice.Deck, choice.Questions, choice.Request.Count, known, ItemStore.Version, seed);
        return await writer.StartAsync(learnerId, choice.Deck, choice.Request, plan, cancel);
    }

    public sealed record Choice(Deck Deck, StartSessionRequest Request, IReadOnlyList<Question> Questions);
}

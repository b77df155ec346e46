using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>Turns a request into stored practice, or a visit to the clinic.</summary>
public sealed class PracticeStarter(DeckLibrary library, DemoCatalog demos, LearnerProgress progress, SessionWriter writer)
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

        if (request.Topics is { Count: > 0 } slugs)
        {
            var topics = deck.Topics.Where(topic => slugs.Contains(topic.Slug)).ToList();
            // One of several is what a session over one topic is.
            var one = topics is [var only] ? only.Slug : null;
            return slugs.All(slug => topics.Any(topic => topic.Slug == slug))
                ? new Choice(deck, request with { Topic = one, Topics = one is null ? [.. topics.Select(topic => topic.Slug)] : null },
                    [.. topics.SelectMany(topic => topic.Questions)])
                : null;
        }

        if (request.Topic is { } topicSlug)
        {
            return deck.Topics.FirstOrDefault(topic => topic.Slug == topicSlug) is { } topic ? new Choice(deck, request, topic.Questions) : null;
        }

        return new Choice(deck, request, [.. deck.Questions]);
    }

    /// <summary>What is to be asked, before there is a session or even a learner; null when the choice leaves no item.</summary>
    /// <param name="learnerId">Null for somebody who has never answered anything.</param>
    public async Task<SessionPlan?> PlanAsync(Choice choice, Guid? learnerId, CancellationToken cancel)
    {
        var known = await demos.NamesAsync(cancel);
        var seed = SplitMix.DrawSeed();
        if (choice.Request.Clinic)
        {
            return ClinicPlanner.Plan(choice.Deck, known, ItemStore.Version, seed);
        }

        var lastRight = learnerId is { } learner ? await progress.LastRightAsync(choice.Deck, learner, cancel) : new Dictionary<ItemKey, bool>();
        var plan = PracticePlanner.Plan(choice.Deck, choice.Questions, ItemChoice.Of(choice.Request, choice.Deck), lastRight, known, ItemStore.Version, seed);
        return plan.Steps.Count == 0 ? null : plan;
    }

    public Task<Guid> StartAsync(Choice choice, SessionPlan plan, Guid learnerId, CancellationToken cancel) =>
        writer.StartAsync(learnerId, choice.Deck, choice.Request, plan, cancel);

    public sealed record Choice(Deck Deck, StartSessionRequest Request, IReadOnlyList<Question> Questions);
}

using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Turns a request into an exam whose clock runs.</summary>
public sealed class ExamStarter(DeckLibrary library, DemoCatalog demos, SessionWriter writer, ExamClock clock)
{
    /// <summary>What cannot be meant by a request; null when nothing is wrong with its numbers.</summary>
    public static Text? Problem(StartExamRequest request) => request switch
    {
        { Count: < 1 or > ExamLimits.MostItems } => ExamTexts.BadCount,
        { Minutes: < 1 or > ExamLimits.MostMinutes } => ExamTexts.BadMinutes,
        _ => null,
    };

    /// <summary>Null when there is no such deck, or nothing to ask in what was chosen of it.</summary>
    public async Task<Choice?> FindAsync(StartExamRequest request, CancellationToken cancel)
    {
        if (library.Current.FindDeck(request.Deck ?? "") is not { } deck)
        {
            return null;
        }

        var known = await demos.NamesAsync(cancel);
        var topics = request.Topics is { Count: > 0 } chosen ? deck.Topics.Where(topic => chosen.Contains(topic.Slug)).ToList() : [.. deck.Topics];
        var questions = topics.SelectMany(topic => topic.Questions).ToList();
        return ExamPlanner.Available(questions, known) == 0 ? null : new Choice(deck, topics.Count == 1 ? topics[0].Slug : null, questions, known, request);
    }

    public async Task<Guid> StartAsync(Choice choice, Guid learnerId, CancellationToken cancel)
    {
        var request = choice.Request;
        var seed = SplitMix.DrawSeed();
        var plan = ExamPlanner.Plan(choice.Deck, choice.Questions, request.Count, request.Minutes, choice.Demos, ItemStore.Version, seed);
        var id = await writer.StartAsync(
            learnerId, choice.Deck, new StartSessionRequest(choice.Deck.Slug, choice.Topic, null, SessionMode.Exam, request.Language, request.Count), plan,
            cancel, TimeSpan.FromMinutes(plan.Exam!.Minutes));
        clock.Wake();
        return id;
    }

    /// <summary>How many items each topic of a deck has for an exam, by slug.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Deck deck, CancellationToken cancel)
    {
        var known = await demos.NamesAsync(cancel);
        return deck.Topics.ToDictionary(topic => topic.Slug, topic => ExamPlanner.Available(topic.Questions, known));
    }

    /// <param name="Topic">Set when it is about one topic.</param>
    public sealed record Choice(Deck Deck, string? Topic, IReadOnlyList<Question> Questions, IReadOnlySet<string> Demos, StartExamRequest Request);
}

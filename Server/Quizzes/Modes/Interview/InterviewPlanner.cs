using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>Draws the questions of an interview. Pure: deck, earlier coverage and seed in, plan out.</summary>
public static class InterviewPlanner
{
    /// <summary>Below this share of its points a question was not really answered, and comes as early as one that was never asked.</summary>
    private const double Half = 0.5;

    /// <summary>What was never asked or went badly before what was half covered, and that before what was covered whole. Among equals the topics take turns, and
    /// inside a topic the seed decides.</summary>
    /// <param name="questions">To draw from; those without key points can't be talked over and are left out.</param>
    /// <param name="coverage">By question slug, 0 to 1: the share of its points that she covered when it was asked last; never asked ones are missing.</param>
    /// <param name="count">Questions at most.</param>
    /// <param name="version">The <see cref="StoredQuestion.Version"/> of a question.</param>
    public static SessionPlan Plan(
        Deck deck, IEnumerable<Question> questions, IReadOnlyDictionary<string, double> coverage, int count, InterviewRules rules, Func<Question, string> version, ulong seed)
    {
        var random = new SplitMix(SplitMix.Derive(seed, 6));
        var left = random.Shuffle(questions.Where(CanBeAsked)).ToList();
        var drawn = new List<Question>();
        while (left.Count > 0 && drawn.Count < count)
        {
            var next = left.OrderBy(question => Need(coverage, question)).ThenBy(question => drawn.Count(before => before.TopicSlug == question.TopicSlug)).First();
            drawn.Add(next);
            left.Remove(next);
        }

        var steps = drawn.Select(question => PlanSteps.Question(StepKind.Question, deck, question, version));
        return new SessionPlan(deck.Slug, deck.Title, deck.Languages, [.. steps], Mode: SessionMode.Interview, Interview: rules);
    }

    public static bool CanBeAsked(Question question) => question.Texts.Values.First().KeyPoints.Count > 0;

    private static int Need(IReadOnlyDictionary<string, double> coverage, Question question) => coverage.GetValueOrDefault(question.Slug) switch
    {
        < Half => 0,
        < 1 => 1,
        _ => 2,
    };
}

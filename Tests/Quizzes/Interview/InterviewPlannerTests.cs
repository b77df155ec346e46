using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

public sealed class InterviewPlannerTests
{
    private static readonly Dictionary<string, double> Never = [];

    /// <summary>Three topics: twelve questions in the first, two in the second, one in the third.</summary>
    private static readonly Deck Deck = new(
        "deck", ["en"], Words("deck"), Words(""),
        [Topic("a", 12), Topic("b", 2), Topic("c", 1)],
        new Dictionary<string, Localized>(), [], null);

    [Fact]
    public void Topics_take_turns()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var topics = Draw(Never, 6, seed).Select(slug => slug[0]).ToList();
            Assert.Equal("abc", string.Concat(topics.Take(3).Order()));
            Assert.Equal("ab", string.Concat(topics.Skip(3).Take(2).Order()));
            Assert.Equal('a', topics[5]);
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_others_differ()
    {
        Assert.Equal(Draw(Never, 5, 7), Draw(Never, 5, 7));
        Assert.True(Enumerable.Range(0, 20).Select(seed => string.Join(' ', Draw(Never, 5, (ulong)seed))).Distinct().Count() > 10);
    }

    [Fact]
    public void What_was_never_asked_or_went_badly_comes_first_and_what_was_covered_whole_last()
    {
        var coverage = Deck.Questions.ToDictionary(question => question.Slug, _ => 1.0);
        coverage.Remove("a3");
        coverage["a5"] = 0.4;
        coverage["b1"] = 0.5;
        coverage["a7"] = 0.9;
        for (var seed = 0UL; seed < 20; seed++)
        {
            var drawn = Draw(coverage, 15, seed);
            Assert.Equal(["a3", "a5"], drawn.Take(2).Order());
            Assert.Equal(["a7", "b1"], drawn.Skip(2).Take(2).Order());
        }
    }

    [Fact]
    public void Each_question_is_asked_once_and_one_without_points_never()
    {
        var mute = Deck with { Topics = [Deck.Topics[1], Topic("m", 3, points: 0)] };
        var plan = InterviewPlanner.Plan(mute, mute.Questions, Never, 20, InterviewRules.Usual, _ => "v", 1);
        Assert.Equal(["b0", "b1"], plan.Steps.Select(step => step.QuestionSlug).Order());
        Assert.All(plan.Steps, step => Assert.Equal((StepKind.Question, "b", "v", null), (step.Kind, step.TopicSlug, step.QuestionVersion, step.Item)));
        Assert.Equal(SessionMode.Interview, plan.Mode);
    }

    private static List<string> Draw(IReadOnlyDictionary<string, double> coverage, int count, ulong seed) =>
        [.. InterviewPlanner.Plan(Deck, Deck.Questions, coverage, count, InterviewRules.Usual, _ => "v", seed).Steps.Select(step => step.QuestionSlug)];

    private static Topic Topic(string slug, int questions, int points = 1) =>
        new(slug, Words(slug), Words(""), [.. Enumerable.Range(0, questions).Select(number => Question(slug, $"{slug}{number}", points))]);

    private static Question Question(string topic, string slug, int points) => new(
        "deck", topic, slug, 1, [], [], [], null, [], [], [],
        new Dictionary<string, QuestionText>
        {
            ["en"] = new(slug, "", "", "", [], [], [.. Enumerable.Range(0, points).Select(point => new KeyPoint($"p{point}", true, "", []))], new Dictionary<string, ClaimText>()),
        });

    private static Localized Words(string text) => new(new Dictionary<string, string> { ["en"] = text });
}

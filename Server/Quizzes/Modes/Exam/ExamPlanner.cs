using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Draws the items of an exam. Pure: deck, questions and seed in, plan out.</summary>
public static class ExamPlanner
{
    /// <summary>Goes round the questions in drawn order and takes one drawn item of each until there are enough, so that the exam spreads over as many questions as it can;
    /// then mixes them. Saw-it checks stay with their predictions, and nothing is recalled or said.</summary>
    /// <param name="count">How many items at most.</param>
    /// <param name="minutes">Null for <see cref="ExamLimits.MinutesFor"/> the number of items that it came to have.</param>
    /// <param name="demos">Demos that there are: see <see cref="AskedItems.IsAsked"/>.</param>
    /// <param name="version">The <see cref="StoredQuestion.Version"/> of a question.</param>
    public static SessionPlan Plan(
        Deck deck, IEnumerable<Question> questions, int count, int? minutes, IReadOnlySet<string> demos, Func<Question, string> version, ulong seed)
    {
        var draw = new SplitMix(SplitMix.Derive(seed, 6));
        var rounds = new List<(int Round, Question Question, Item Item)>();
        foreach (var question in draw.Shuffle(questions))
        {
            rounds.AddRange(draw.Shuffle(Asked(question, demos)).Select((item, round) => (round, question, item)));
        }

        // The sort is stable: inside a round the questions keep their drawn order.
        var steps = draw.Shuffle(rounds.OrderBy(drawn => drawn.Round).Take(count))
            .Select((drawn, index) => PlanSteps.Item(deck, drawn.Question, drawn.Item, version, SplitMix.Derive(seed, (ulong)index))).ToList();
        return new SessionPlan(
            deck.Slug, deck.Title, deck.Languages, steps, Mode: SessionMode.Exam, Exam: new ExamRules(minutes ?? ExamLimits.MinutesFor(steps.Count)));
    }

    /// <summary>How many items an exam over these questions can have.</summary>
    public static int Available(IEnumerable<Question> questions, IReadOnlySet<string> demos) => questions.Sum(question => Asked(question, demos).Count());

    private static IEnumerable<Item> Asked(Question question, IReadOnlySet<string> demos) =>
        question.Items.Where(item => AskedItems.IsAsked(item, question, demos));
}

using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>Lays out a practice session. Pure: deck, request and seed in, plan out.</summary>
public static class PracticePlanner
{
    /// <summary>A purpose that no step's index comes near.</summary>
    private const ulong Drawing = ulong.MaxValue;

    /// <summary>All that was chosen, question by question in the deck's order; or, of fewer or of some kinds alone, a mixture. A saw-it check comes with the prediction it
    /// belongs to and never alone. Without an item to ask there is no step.</summary>
    /// <param name="questions">That were chosen, in the deck's order.</param>
    /// <param name="lastRight">What is known of the learner: see <see cref="ItemDraw"/>.</param>
    /// <param name="demos">Demos that there are: without its demo a prediction can't be settled and is left out.</param>
    /// <param name="version">The <see cref="StoredQuestion.Version"/> of a question.</param>
    public static SessionPlan Plan(
        Deck deck, IReadOnlyList<Question> questions, ItemChoice choice, IReadOnlyDictionary<ItemKey, bool> lastRight, IReadOnlySet<string> demos,
        Func<Question, string> version, ulong seed)
    {
        var offered = questions.SelectMany(question => question.Items.Where(item => AskedItems.IsAsked(item, question, demos) && choice.Takes(item)).Select(item => new OfferedItem(question, item)))
            .ToList();
        var isOne = questions.Count == 1;
        var isWhole = choice.MostAsked(isOne) >= offered.Count && !choice.IsNarrow;
        var asked = isWhole ? offered : ItemDraw.Draw(offered, choice.MostAsked(isOne), lastRight, SplitMix.Derive(seed, Drawing));
        var last = asked.Index().GroupBy(place => place.Item.Question.Slug).Where(own => isOne || IsMostOf(own.Count(), own.First().Item.Question))
            .Select(own => own.Last().Index).ToHashSet();
        var steps = new List<PlanStep>();
        foreach (var (index, (question, item)) in asked.Index())
        {
            steps.Add(PlanSteps.Item(deck, question, item, version, SplitMix.Derive(seed, (ulong)steps.Count)));
            if (last.Contains(index))
            {
                steps.Add(PlanSteps.Question(StepKind.Say, deck, question, version));
            }
        }

        return new SessionPlan(deck.Slug, deck.Title, deck.Languages, steps, Choice: choice);

        // The answers to say sum a question up, and they take longer than an item. After one item of seven they would give the other six away and turn a mixed
        // session into a reading one; after most of them, and whenever the session is about that question, they are what it all leads to.
        bool IsMostOf(int count, Question question) => 2 * count > question.Items.Count(item => AskedItems.IsAsked(item, question, demos));
    }
}

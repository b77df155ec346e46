using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>Lays out a practice session or a visit to the clinic. Pure: deck, request and seed in, plan out.</summary>
public static class SessionPlanner
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
            steps.Add(ItemStep(deck, question, item, version, SplitMix.Derive(seed, (ulong)steps.Count)));
            if (last.Contains(index))
            {
                steps.Add(Step(StepKind.Say, deck, question, version));
            }
        }

        return new SessionPlan(deck.Slug, deck.Title, deck.Languages, steps, Choice: choice);

        // The answers to say sum a question up, and they take longer than an item. After one item of seven they would give the other six away and turn a mixed
        // session into a reading one; after most of them, and whenever the session is about that question, they are what it all leads to.
        bool IsMostOf(int count, Question question) => 2 * count > question.Items.Count(item => AskedItems.IsAsked(item, question, demos));
    }

    /// <summary>The cases of a deck in drawn order, mixed over its questions, and nothing else.</summary>
    public static SessionPlan PlanClinic(Deck deck, IReadOnlySet<string> demos, Func<Question, string> version, ulong seed)
    {
        var cases = deck.Questions.SelectMany(question => question.Items.Where(item => item.Case is not null && AskedItems.IsAsked(item, question, demos)).Select(item => (question, item)));
        var steps = new SplitMix(SplitMix.Derive(seed, 4)).Shuffle(cases).Take(StartSessionRequest.MostItems)
            .Select((drawn, index) => ItemStep(deck, drawn.question, drawn.item, version, SplitMix.Derive(seed, (ulong)index)));
        return new SessionPlan(deck.Slug, deck.Title, deck.Languages, [.. steps], IsClinic: true);
    }

    /// <summary>Single items, each of its question, in the order given. The answers to say are left out: nothing of them is graded, so they would take the minutes that
    /// review is for; a verdict brings the explanation, practice and interview ask for the answer aloud.</summary>
    public static SessionPlan PlanReview(Deck deck, IEnumerable<(Question Question, Item Item)> asked, Func<Question, string> version, ulong seed)
    {
        var steps = asked.Take(StartSessionRequest.MostItems)
            .Select((row, index) => ItemStep(deck, row.Question, row.Item, version, SplitMix.Derive(seed, (ulong)index)));
        return new SessionPlan(deck.Slug, deck.Title, deck.Languages, [.. steps], Mode: SessionMode.Review);
    }

    /// <summary>A step about a question, without an item.</summary>
    /// <param name="version">The <see cref="StoredQuestion.Version"/> of a question.</param>
    internal static PlanStep Step(StepKind kind, Deck deck, Question question, Func<Question, string> version)
    {
        var topic = deck.Topics.First(topic => topic.Slug == question.TopicSlug);
        return new PlanStep(kind, topic.Slug, topic.Title, question.Slug, version(question), null, null, null);
    }

    /// <summary>A question's step with one of its items, and with whatever is drawn for it.</summary>
    internal static PlanStep ItemStep(Deck deck, Question question, Item item, Func<Question, string> version, ulong seed)
    {
        var step = Step(StepKind.Item, deck, question, version) with { Item = Planned(item, SplitMix.Derive(seed, 1)) };
        if (item.Case is { } fault)
        {
            return step with { Case = CaseRun(fault, step.Item!.VariantSeed) };
        }

        if (!item.Type.IsPrediction())
        {
            return step;
        }

        var check = question.Items.FirstOrDefault(other => other.Type.IsCheck() && other.After == item.Id);
        return step with
        {
            Check = check is null ? null : Planned(check, SplitMix.Derive(seed, 2)),
            Run = new PlannedRun(question.DemoOf(item)!, item.RunSettings, RunSeed(item.Seeds, SplitMix.Derive(seed, 3))),
        };
    }

    private static PlannedItem Planned(Item item, ulong seed) =>
        new(item.Id, item.ItemVersion, item.KeyVersion, item.Type, item.Facet, SplitMix.Derive(seed, 1), SplitMix.Derive(seed, 2));

    /// <summary>The run of a case, with one of the seeds that it was proved for.</summary>
    private static PlannedRun CaseRun(string fault, ulong variantSeed) => new(
        ClinicFaults.Demo,
        new Dictionary<string, string> { [ClinicFaults.FaultSetting] = fault, [ClinicFaults.RemedySetting] = ClinicRemedies.None },
        ClinicFaults.FirstSeed + new SplitMix(SplitMix.Derive(variantSeed, 5)).Next(ClinicFaults.Seeds));

    /// <summary>One of the seeds that the key was proved for; 1 where the item names none.</summary>
    private static int RunSeed(SeedRange? seeds, ulong seed) => seeds is { } range ? range.First + new SplitMix(seed).Next(range.Count) : 1;
}

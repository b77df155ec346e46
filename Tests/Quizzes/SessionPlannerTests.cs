using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes;

/// <summary>What a session asks, without a server.</summary>
public sealed class SessionPlannerTests
{
    private static readonly HashSet<string> Demos = ["demo"];
    private static readonly Dictionary<ItemKey, bool> Nothing = [];

    /// <summary>Numbers of items by question, how many are wanted, what is known of each item (0 nothing, 1 wrong, 2 right), and a seed.</summary>
    private static readonly Gen<(int[] Sizes, int Count, int[] Known, ulong Seed)> Draws =
        Gen.Select(Gen.Int[1, 6].Array[1, 8], Gen.Int[1, 30], Gen.Int[0, 2].Array[48], Gen.ULong);

    [Fact]
    public void A_plan_asks_in_the_decks_order_with_checks_attached_and_answers_to_say_last()
    {
        var plan = Plan(Small());
        Assert.Equal(["a", "predict", null, "b", null], plan.Steps.Select(step => step.Item?.Id));
        Assert.Equal([null, "seen", null, null, null], plan.Steps.Select(step => step.Check?.Id));
        Assert.InRange(plan.Steps[1].Run!.Seed, 5, 9);
    }

    [Fact]
    public void Without_its_demo_a_prediction_is_left_out_and_its_check_with_it()
    {
        var plan = PracticePlanner.Plan(Small(), [.. Small().Questions], ItemChoice.Everything, Nothing, new HashSet<string>(), _ => "v", 1);
        Assert.Equal(["a", null, "b", null], plan.Steps.Select(step => step.Item?.Id));
    }

    [Fact]
    public void A_seed_makes_one_plan() => Gen.ULong.Sample(seed =>
    {
        string Write(ulong from) => System.Text.Json.JsonSerializer.Serialize(Plan(Large(6, 6, 6, 6), count: 5, seed: from), QuizHub.Site.Json.Options);
        return Write(seed) == Write(seed) && Write(seed) != Write(seed + 1);
    });

    [Fact]
    public void The_usual_number_is_twenty_of_many_questions_and_all_of_one()
    {
        var deck = Large([.. Enumerable.Repeat(6, 8)]);
        Assert.Equal(20, Asked(Plan(deck)).Count);
        Assert.Equal(48, Asked(Plan(deck, count: StartSessionRequest.All)).Count);
        Assert.Equal(25, Asked(PracticePlanner.Plan(deck = Large(25), [.. deck.Questions], ItemChoice.Everything, Nothing, Demos, _ => "v", 1)).Count);
    }

    [Fact]
    public void As_many_are_drawn_as_are_wanted_each_once_and_spread_over_the_questions() => Draws.Sample(draw =>
    {
        var deck = Large(draw.Sizes);
        var asked = Asked(Plan(deck, draw.Count, seed: draw.Seed));
        var per = deck.Questions.Select(question => (Drawn: asked.Count(item => item.QuestionSlug == question.Slug), Has: question.Items.Count)).ToList();
        return asked.Count == Math.Min(draw.Count, draw.Sizes.Sum())
            && asked.Distinct().Count() == asked.Count
            && per.All(one => per.All(other => one.Drawn <= other.Drawn + 1 || other.Drawn == other.Has));
    });

    [Fact]
    public void What_was_never_answered_comes_before_what_was_wrong_and_that_before_what_was_right() => Draws.Sample(draw =>
    {
        var deck = Large(draw.Sizes);
        var rank = deck.Questions.SelectMany(question => question.Items.Select(item => new ItemKey(question.Slug, item.Id))).Zip(draw.Known).ToDictionary(pair => pair.First, pair => pair.Second);
        var known = rank.Where(pair => pair.Value > 0).ToDictionary(pair => pair.Key, pair => pair.Value == 2);
        var asked = Asked(Plan(deck, draw.Count, known, draw.Seed)).ToHashSet();
        return asked.Count == rank.Count || asked.Max(item => rank[item]) <= rank.Where(pair => !asked.Contains(pair.Key)).Min(pair => pair.Value);
    });

    [Fact]
    public void A_drawn_session_is_mixed_and_keeps_the_order_within_each_question() => Draws.Sample(draw =>
    {
        var (deck, total) = (Large(draw.Sizes), draw.Sizes.Sum());
        if (draw.Count >= total)
        {
            return true;
        }

        var asked = Asked(Plan(deck, draw.Count, seed: draw.Seed));
        var apart = asked.Index().Skip(1).All(place => asked[place.Index - 1].QuestionSlug != place.Item.QuestionSlug || asked.Skip(place.Index).All(item => item.QuestionSlug == place.Item.QuestionSlug));
        return apart && asked.GroupBy(item => item.QuestionSlug).All(own => own.Select(item => item.ItemId).SequenceEqual(own.Select(item => item.ItemId).Order(StringComparer.Ordinal)));
    });

    [Fact]
    public void Every_item_gets_its_turn_whatever_the_order_of_the_deck()
    {
        var deck = Large(4, 4, 4);
        var drawn = Enumerable.Range(0, 200).SelectMany(seed => Asked(Plan(deck, count: 3, seed: (ulong)seed))).GroupBy(item => item).ToDictionary(item => item.Key, item => item.Count());
        // Fifty each; the deviation is 6.
        Assert.Equal(12, drawn.Count);
        Assert.All(drawn.Values, count => Assert.InRange(count, 20, 80));
    }

    [Fact]
    public void The_answers_to_say_come_once_where_most_of_a_question_was_asked() => Draws.Sample(draw =>
    {
        var deck = Large(draw.Sizes);
        var plan = Plan(deck, draw.Count, seed: draw.Seed);
        return deck.Questions.All(question =>
        {
            var steps = plan.Steps.Index().Where(step => step.Item.QuestionSlug == question.Slug).ToList();
            var says = steps.Where(step => step.Item.Kind == StepKind.Say).ToList();
            var asked = steps.Count - says.Count;
            var isDue = asked > 0 && (2 * asked > question.Items.Count || draw.Sizes.Length == 1);
            return says.Count == (isDue ? 1 : 0) && says.All(say => say.Index == steps[^1].Index && plan.Steps[say.Index - 1].QuestionSlug == question.Slug);
        });
    });

    [Fact]
    public void Facets_and_types_leave_the_rest_out()
    {
        var deck = Large(6, 6, 6);
        Gen.Select(Gen.Enum<Facet>().Array[0, 3], Gen.Int[0, 2].Select(type => new[] { ItemType.Single, ItemType.Numeric, ItemType.Multiple }[type]).Array[0, 2], Gen.ULong).Sample((facets, types, seed) =>
        {
            var choice = new ItemChoice(StartSessionRequest.All, [], facets, types);
            var asked = PracticePlanner.Plan(deck, [.. deck.Questions], choice, Nothing, Demos, _ => "v", seed).Steps.Select(step => step.Item).OfType<PlannedItem>().ToList();
            bool Takes(Facet facet, ItemType type) => (facets.Length == 0 || facets.Contains(facet)) && (types.Length == 0 || types.Contains(type));
            return asked.All(item => Takes(item.Facet, item.Type)) && asked.Count == deck.Questions.Sum(question => question.Items.Count(item => Takes(item.Facet, item.Type)));
        });
    }

    [Fact]
    public void A_prediction_that_is_drawn_brings_its_check_which_cannot_be_asked_alone()
    {
        var choice = new ItemChoice(1, [], [], [ItemType.Predict]);
        var plan = PracticePlanner.Plan(Small(), [.. Small().Questions], choice, Nothing, Demos, _ => "v", 1);
        Assert.Equal([("predict", "seen")], plan.Steps.Where(step => step.Item is not null).Select(step => (step.Item!.Id, step.Check!.Id)));
        Assert.Empty(PracticePlanner.Plan(Small(), [.. Small().Questions], choice with { Types = [ItemType.SawIt] }, Nothing, Demos, _ => "v", 1).Steps);
    }

    [Fact]
    public void What_was_chosen_stays_with_the_plan()
    {
        var choice = new ItemChoice(7, ["topic"], [Facet.Recall], [ItemType.Single]);
        var plan = PracticePlanner.Plan(Small(), [.. Small().Questions], choice, Nothing, Demos, _ => "v", 1);
        var read = System.Text.Json.JsonSerializer.Deserialize<SessionPlan>(System.Text.Json.JsonSerializer.Serialize(plan, QuizHub.Site.Json.Options), QuizHub.Site.Json.Options)!;
        Assert.Equal((7, "topic", Facet.Recall, ItemType.Single), (read.Choice!.Count, read.Choice.Topics[0], read.Choice.Facets[0], read.Choice.Types[0]));
        // Sessions from before there was a choice.
        Assert.Null(System.Text.Json.JsonSerializer.Deserialize<SessionPlan>("""{"deckSlug":"d","deckTitle":{"byLanguage":{}},"deckLanguages":[],"steps":[]}""", QuizHub.Site.Json.Options)!.Choice);
    }

    [Fact]
    public void Counts_say_what_each_part_of_a_choice_leaves_beside_the_others()
    {
        var deck = Large(6, 6);
        var none = ChoiceCounts.Of(deck, ItemChoice.Everything);
        Assert.Equal((12, 12), (none.All, none.Topics["topic"]));
        Assert.Equal((12, 12), (none.Facets.Values.Sum(), none.Types.Values.Sum()));
        var one = ChoiceCounts.Of(deck, new ItemChoice(null, [], [Facet.Recall], [ItemType.Numeric]));
        Assert.Equal(0, one.All);
        Assert.Equal(none.Facets.Count, one.Facets.Count);
        Assert.Equal((2, 0), (one.Types[ItemType.Single], one.Types[ItemType.Numeric]));
        Assert.Equal((0, 2), (one.Facets[Facet.Recall], one.Facets[Facet.Mechanism]));
    }

    private static SessionPlan Plan(Deck deck, int? count = null, IReadOnlyDictionary<ItemKey, bool>? known = null, ulong seed = 1) =>
        PracticePlanner.Plan(deck, [.. deck.Questions], ItemChoice.Everything with { Count = count }, known ?? Nothing, Demos, _ => "v", seed);

    private static List<ItemKey> Asked(SessionPlan plan) =>
        [.. plan.Steps.Where(step => step.Kind == StepKind.Item).Select(step => new ItemKey(step.QuestionSlug, step.Item!.Id))];

    private static Deck Small()
    {
        var item = Choice(false, 3, "a");
        var predict = Predict("x > 1", "x <= 1") with { Id = "predict", Seeds = new SeedRange(5, 9) };
        var seen = predict with { Id = "seen", Type = ItemType.SawIt, After = "predict" };
        return Deck(Question("first", item with { Id = "a" }, seen, predict), Question("second", item with { Id = "b" }));
    }

    /// <summary>So many items in each question; facets go round, and with them three types.</summary>
    private static Deck Large(params int[] sizes) => Deck([.. sizes.Select((size, question) => Question(
        $"q{question}",
        [.. Enumerable.Range(0, size).Select(item => Choice(false, 3, "a") with
        {
            Id = $"i{item:00}",
            Facet = (Facet)(item % 6),
            Type = new[] { ItemType.Single, ItemType.Numeric, ItemType.Multiple }[item % 3],
        })]))]);

    private static Deck Deck(params Question[] questions) => new(
        "deck", ["en"], Words("Deck"), Words(""), [new Topic("topic", Words("Topic"), Words(""), questions)], new Dictionary<string, Localized>(), [], null);

    private static Question Question(string slug, params Item[] items) => new(
        "deck", "topic", slug, 1, [], [], [], new DemoReference("demo", new Dictionary<string, string>()), [], [], items,
        new Dictionary<string, QuestionText> { ["en"] = new(slug, "", "", "", [], [], [], new Dictionary<string, ClaimText>()) });
}

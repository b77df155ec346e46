using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes;

/// <summary>The plan and the state machine, without a server.</summary>
public sealed class SessionProgressTests
{
    private static readonly PlannedItem Planned = new("item", "v", "k", ItemType.Single, Facet.Recall, 1, 2);
    private static readonly PlanStep Say = new(StepKind.Say, "topic", Words("Topic"), "question", "q", null, null, null);
    private static readonly PlanStep Asked = Say with { Kind = StepKind.Item, Item = Planned };
    private static readonly PlanStep Predicted = Asked with { Check = Planned, Run = new PlannedRun("demo", new Dictionary<string, string>(), 1) };
    private static readonly SessionPlan Plan = new("deck", Words("Deck"), ["en"], [Asked, Predicted, Say]);

    [Fact]
    public void A_step_passes_its_phases_in_order()
    {
        var run = Guid.CreateVersion7();
        SessionEvent[] events =
        [
            new RecallPassed(0), Answer(0), new StepLeft(0),
            new RecallPassed(1), Answer(1), new RunFinished(1, run), new CheckSkipped(1), new StepLeft(1),
            new StepLeft(2),
        ];
        var phases = Enumerable.Range(0, events.Length + 1).Select(count => SessionProgress.Of(Plan, events.Take(count)))
            .Select(progress => (progress.Index, progress.Phase(stemFirst: true))).ToList();

        Assert.Equal(
            [
                (0, StepPhase.Recall), (0, StepPhase.Answer), (0, StepPhase.Verdict),
                (1, StepPhase.Recall), (1, StepPhase.Answer), (1, StepPhase.Run), (1, StepPhase.Check), (1, StepPhase.Verdict),
                (2, StepPhase.Verdict), (3, StepPhase.Verdict),
            ],
            phases);
    }

    [Fact]
    public void Without_the_stem_first_a_step_begins_with_the_answer() =>
        Assert.Equal(StepPhase.Answer, SessionProgress.Of(Plan, []).Phase(stemFirst: false));

    [Fact]
    public void Whatever_is_asked_for_the_session_never_goes_back_and_never_skips_an_answer() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3]).Array[0, 60].Sample(tries =>
        {
            var progress = SessionProgress.Of(Plan, []);
            foreach (var (kind, index) in tries)
            {
                SessionEvent happened = kind switch
                {
                    0 => new RecallPassed(index),
                    1 => Answer(index),
                    2 => new RunFinished(index, Guid.Empty),
                    3 => new RunSkipped(index),
                    4 => new CheckAnswered(index, Answer(index).Answer, "en"),
                    5 => new CheckSkipped(index),
                    _ => new StepLeft(index),
                };
                if (progress.After(happened) is not { } next)
                {
                    continue;
                }

                var (before, after) = ((progress.Index, progress.Phase(true)), (next.Index, next.Phase(true)));
                if (before.CompareTo(after) >= 0 || (next.Index > progress.Index && progress.Step!.Kind == StepKind.Item && progress.At(progress.Index).Answer is null))
                {
                    return false;
                }

                progress = next;
            }

            return true;
        });

    [Fact]
    public void A_skipped_run_has_no_check()
    {
        var progress = SessionProgress.Of(Plan, [Answer(0), new StepLeft(0), Answer(1), new RunSkipped(1)]);

        Assert.Equal(StepPhase.Verdict, progress.Phase(true));
        Assert.Null(progress.After(new RunFinished(1, Guid.NewGuid())));
        Assert.Null(progress.After(new CheckSkipped(1)));
    }

    [Fact]
    public void A_plan_asks_in_the_decks_order_with_checks_attached_and_answers_to_say_last()
    {
        var plan = SessionPlanner.Plan(Deck(), Deck().Questions, null, new HashSet<string> { "demo" }, _ => "v", 1);

        Assert.Equal(["a", "predict", null, "b", null], plan.Steps.Select(step => step.Item?.Id));
        Assert.Equal([null, "seen", null, null, null], plan.Steps.Select(step => step.Check?.Id));
        Assert.InRange(plan.Steps[1].Run!.Seed, 5, 9);
    }

    [Fact]
    public void Without_its_demo_a_prediction_is_left_out_and_its_check_with_it()
    {
        var plan = SessionPlanner.Plan(Deck(), Deck().Questions, null, new HashSet<string>(), _ => "v", 1);

        Assert.Equal(["a", null, "b", null], plan.Steps.Select(step => step.Item?.Id));
    }

    [Theory]
    [InlineData(1, "a,")]
    [InlineData(2, "a,predict,")]
    [InlineData(3, "a,predict,,b,")]
    [InlineData(9, "a,predict,,b,")]
    public void No_more_items_are_asked_than_wanted(int count, string items) => Assert.Equal(
        items, string.Join(',', SessionPlanner.Plan(Deck(), Deck().Questions, count, new HashSet<string> { "demo" }, _ => "v", 1).Steps.Select(step => step.Item?.Id)));

    [Fact]
    public void A_seed_makes_one_plan() => Gen.ULong.Sample(seed =>
    {
        string Write(ulong from) => System.Text.Json.JsonSerializer.Serialize(
            SessionPlanner.Plan(Deck(), Deck().Questions, null, new HashSet<string> { "demo" }, _ => "v", from), QuizHub.Site.Json.Options);
        return Write(seed) == Write(seed) && Write(seed) != Write(seed + 1);
    });

    private static Answered Answer(int index) => new(index, new SubmitAnswerRequest(Guid.Empty, index, false, new ChoiceResponse(["x"]), null, false, 1, 1, "Etc/UTC"), "en");

    private static Deck Deck()
    {
        var item = Choice(false, 3, "a");
        var predict = Predict("x > 1", "x <= 1") with { Id = "predict", Seeds = new SeedRange(5, 9) };
        var seen = predict with { Id = "seen", Type = ItemType.SawIt, After = "predict" };
        return new Deck(
            "deck", ["en"], Words("Deck"), Words(""), [new Topic("topic", Words("Topic"), Words(""), [
                Question("first", item with { Id = "a" }, seen, predict), Question("second", item with { Id = "b" })])],
            new Dictionary<string, Localized>(), [], null);
    }

    private static Question Question(string slug, params Item[] items) => new(
        "deck", "topic", slug, 1, [], [], [], new DemoReference("demo", new Dictionary<string, string>()), [], [], items,
        new Dictionary<string, QuestionText> { ["en"] = new(slug, "", "", "", [], [], [], new Dictionary<string, ClaimText>()) });
}

using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes.Exams;

/// <summary>Plan, sitting and review, without a server.</summary>
public sealed class ExamRuleTests
{
    private static readonly PlanStep Asked = new(
        StepKind.Item, "topic", Words("Topic"), "question", "q", new PlannedItem("item", "v", "k", ItemType.Single, Facet.Recall, 1, 2), null, null);
    private static readonly PlanStep Predicted = Asked with { Run = new PlannedRun("demo", new Dictionary<string, string>(), 1) };
    private static readonly SessionPlan Plan = new(
        "deck", Words("Deck"), ["en"], [Asked, Predicted, Asked, Asked], Mode: SessionMode.Exam, Exam: new ExamRules(10));

    [Fact]
    public void Any_item_is_open_at_any_time_and_its_last_answer_counts()
    {
        var progress = SessionProgress.Of(Plan, [Answer(3, "a"), Answer(0, "b"), Answer(3, "c"), Answer(0, null), new ItemFlagged(2, Guid.NewGuid(), true)]);

        Assert.True(progress.IsSitting);
        Assert.Equal(["c"], ((ChoiceResponse)progress.At(3).Answer!.Response!).Chosen);
        Assert.Equal([false, false, false, true], Enumerable.Range(0, 4).Select(index => progress.At(index).IsAnswered));
        Assert.True(progress.At(2).Flagged);
        Assert.Equal(StepPhase.Answer, progress.Phase(stemFirst: true));
    }

    [Fact]
    public void Nothing_of_practice_can_happen_in_an_exam_that_goes_on()
    {
        var progress = SessionProgress.Of(Plan, [Answer(0, "a"), Answer(1, "a")]);
        var plain = new SubmitAnswerRequest(Guid.NewGuid(), 0, false, new ChoiceResponse(["x"]), null, false, 1, 1, "Etc/UTC");
        SessionEvent[] others =
        [
            new RecallPassed(0), new Answered(0, plain, "en"), new TriedFirst(0, plain, "en"), new RunFinished(1, Guid.NewGuid()), new RunSkipped(1), new CheckSkipped(1),
            new StepLeft(0), new CaseSkipped(0), Answer(4, "a"), Answer(-1, "a"), new ItemFlagged(4, Guid.NewGuid(), true),
            new ExamAnswered(0, plain with { Revealed = true, Response = null }, "en"), new ExamAnswered(0, plain with { ForCheck = true }, "en"),
            new ExamAnswered(0, plain with { SecondTry = true }, "en"),
        ];
        Assert.All(others, happened => Assert.Null(progress.After(happened)));
    }

    [Fact]
    public void The_review_goes_its_own_way_through_the_plan_and_ends()
    {
        var run = Guid.NewGuid();
        SessionEvent[] events =
        [
            Answer(0, "a"), Answer(1, "a"), Answer(2, "a"), new HandedIn(2, false, [2, 3, 1], [3], 0),
            new StepLeft(2), new StepLeft(3), new RunFinished(1, run), new StepLeft(1),
        ];
        var stands = Enumerable.Range(4, 5).Select(count => SessionProgress.Of(Plan, events.Take(count)))
            .Select(progress => (progress.Index, progress.Phase(stemFirst: true), progress.IsOver)).ToList();
        Assert.Equal(
            [(2, StepPhase.Verdict, false), (3, StepPhase.Verdict, false), (1, StepPhase.Run, false), (1, StepPhase.Verdict, false), (4, StepPhase.Verdict, true)],
            stands);
        Assert.Null(SessionProgress.Of(Plan, events.Take(4)).After(Answer(0, "b")));
        Assert.Null(SessionProgress.Of(Plan, events.Take(4)).After(new HandedIn(0, true, [], [], 0)));
    }

    [Fact]
    public void Confident_errors_come_first_then_errors_then_partly_right_then_open_then_predictions()
    {
        HandedInItem[] items =
        [
            new(0, true, true, null, Confidence.High), new(1, false, false, null, null), new(2, true, false, 0.6, Confidence.High), new(3, true, false, 0, Confidence.Low),
            new(4, true, false, 1, Confidence.High), new(5, true, false, 0, Confidence.High), new(6, true, false, 0.3, Confidence.Middle), new(7, true, false, 0.3, Confidence.High),
            new(8, false, true, null, null), new(9, true, false, 0, null),
        ];
        Assert.Equal([5, 7, 3, 9, 2, 6, 1, 8, 0], ExamReview.Order(items));
        Assert.Empty(ExamReview.Order([items[4]]));
    }

    [Fact]
    public void An_exam_spreads_over_the_questions_and_asks_no_item_twice() => Gen.Select(Gen.ULong, Gen.Int[1, 12]).Sample((seed, count) =>
    {
        var plan = Draw(seed, count);
        var asked = plan.Steps.Select(step => (step.QuestionSlug, step.Item!.Id)).ToList();
        Assert.Equal(Math.Min(count, 9), asked.Count);
        Assert.Equal(asked.Count, asked.Distinct().Count());
        var perQuestion = asked.GroupBy(item => item.QuestionSlug).ToDictionary(items => items.Key, items => items.Count());
        Assert.True(count < 3 || perQuestion.Count == 3);
        Assert.True(count > 6 || perQuestion.Values.All(items => items <= 2 + (count > 5 ? 1 : 0)));
        Assert.All(plan.Steps, step => Assert.Equal(step.Item!.Type == ItemType.Predict, step.Run is not null));
        Assert.DoesNotContain(plan.Steps, step => step.Item!.Type == ItemType.SawIt);
        Assert.Equal(SessionMode.Exam, plan.Mode);
        Assert.Equal((asked.Count * 3 + 1) / 2, plan.Exam!.Minutes);
    });

    [Fact]
    public void A_seed_makes_one_exam_and_another_seed_another()
    {
        string Write(ulong seed) => System.Text.Json.JsonSerializer.Serialize(Draw(seed, 9), QuizHub.Site.Json.Options);
        Assert.Equal(Write(7), Write(7));
        Assert.True(Enumerable.Range(0, 20).Select(seed => string.Join(' ', Draw((ulong)seed, 9).Steps.Select(step => step.QuestionSlug + step.Item!.Id))).Distinct().Count() > 15);
    }

    private static SessionPlan Draw(ulong seed, int count) => ExamPlanner.Plan(Deck(), Deck().Questions, count, null, new HashSet<string> { "demo" }, _ => "v", seed);

    private static ExamAnswered Answer(int index, string? chosen) => new(
        index, new SubmitAnswerRequest(Guid.NewGuid(), index, false, chosen is null ? null : new ChoiceResponse([chosen]), null, false, 1, 1, "Etc/UTC"), "en");

    private static Deck Deck()
    {
        var item = Choice(false, 3, "a");
        var predict = Predict("x > 1", "x <= 1") with { Id = "predict" };
        var seen = predict with { Id = "seen", Type = ItemType.SawIt, After = "predict" };
        Item[] three = [item with { Id = "a" }, item with { Id = "b" }, item with { Id = "c" }];
        return new Deck(
            "deck", ["en"], Words("Deck"), Words(""),
            [new Topic("topic", Words("Topic"), Words(""), [Question("first", three), Question("second", three), Question("third", three[0], three[1], predict, seen)])],
            new Dictionary<string, Localized>(), [], null);
    }

    private static Question Question(string slug, params Item[] items) => new(
        "deck", "topic", slug, 1, [], [], [], new DemoReference("demo", new Dictionary<string, string>()), [], [], items,
        new Dictionary<string, QuestionText> { ["en"] = new(slug, "", "", "", [], [], [], new Dictionary<string, ClaimText>()) });
}

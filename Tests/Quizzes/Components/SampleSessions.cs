using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>States of one session, as a server would send them.</summary>
internal static class SampleSessions
{
    public static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-000000000001");

    private const string Home = "/en/decks/deep-learning/optimizers";

    public static readonly ChoiceView Choice = new(false, [new("a", "Plain <em>descent</em>"), new("b", "Momentum"), new("c", "Neither")]);

    public static readonly DemoDeclaration Demo = new(
        "sgd", 1, new Text("Two walks", "两种走法"), new Text("Compared.", "比较。"), true, [], [],
        [new FactDeclaration("momentum.updates", FactType.Integer, new Text("momentum", "动量"), new Text("updates", "次更新"))]);

    public static ItemView Item(ItemBodyView? body = null, ItemType type = ItemType.Single, string id = "narrow-valley") =>
        new("sgd", "What is SGD?", "Optimizers", id, type, Facet.Mechanism, "<p>Which is first?</p>", body ?? Choice);

    public static SessionState At(
        StepPhase phase, ItemView? view = null, ItemResponse? response = null, Verdict? verdict = null, Confidence? confidence = null, bool revealed = false,
        DemoStep? demo = null, int index = 3, int revision = 7, string language = "en", bool shortcuts = true) =>
        new(Id, SessionMode.Practice, language, "deep-learning", "Deep learning", index, 10, revision, phase, true, shortcuts,
            Home, new ItemStep(view ?? Item(), response, confidence, revealed, verdict, demo));

    public static SessionState Saying(IReadOnlyList<string>? ticked = null, string? typed = null, int revision = 7) =>
        new(Id, SessionMode.Practice, "en", "deep-learning", "Deep learning", 4, 10, revision, StepPhase.Verdict, true, true, Home,
            new SayStep(
                "sgd", "What is SGD?", "/en/decks/deep-learning/optimizers/sgd", "<p>Short.</p>", "<p>Long.</p>",
                [
                    new("unbiased", true, "The gradient is unbiased.", ["unbiased", "expectation"]),
                    new("effective-rate", false, "The effective rate.", ["effective rate", "geometric"]),
                ],
                ticked ?? [], typed));

    public static SessionState Over(SessionView end) =>
        new(Id, SessionMode.Practice, "en", "deep-learning", "Deep learning", 10, 10, 20, StepPhase.Verdict, true, true, Home, end);

    public static Verdict Wrong(string chosen = "a") => new(
        0,
        [
            new("a", "Plain <em>descent</em>", false, chosen == "a" ? "a" : null, chosen != "a", null, "<p>It crawls.</p>", "/en/decks/deep-learning/optimizers/sgd/demo?momentum=0.9"),
            new("b", "Momentum", true, chosen == "b" ? "b" : null, chosen == "b", null, "<p>Steps add up.</p>"),
            new("c", "Neither", false, chosen == "c" ? "c" : null, chosen != "c", null, "<p>Only near 20.</p>"),
        ],
        null, "<p>The valley is narrow.</p>", "<ul><li>Polyak (1964)</li></ul>");

    public static Verdict Right() => Wrong("b") with { Score = 1 };

    public static DemoStep Run(
        Guid? run = null, ItemView? check = null, Verdict? checkVerdict = null, bool skipped = false, IReadOnlyList<FactValue>? facts = null, Text? outcome = null) =>
        new(Demo, new Dictionary<string, JsonElement>(), 7, run, check, null, checkVerdict, skipped, facts, outcome, "/en/decks/deep-learning/optimizers/sgd/demo");

    public static FactValue Fact(string name, double value) => new(name, JsonSerializer.SerializeToElement(value));
}

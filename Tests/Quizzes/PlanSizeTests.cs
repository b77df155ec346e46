using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>A session is as long as people have use for, and its plan says once what it says.</summary>
public sealed class PlanSizeTests
{
    private static readonly PlannedItem Item = new("an-item-with-a-name", "0123456789abcdef", "fedcba9876543210", ItemType.Matching, Facet.Mechanism, ulong.MaxValue, ulong.MaxValue - 1);

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void A_plan_is_read_as_it_was_written_and_says_once_what_steps_share()
    {
        var plan = Plan(100);
        var text = JsonSerializer.Serialize(plan, Json.Options);
        Assert.Equal(JsonSerializer.Serialize(plan.Steps.ToList(), Json.Options), JsonSerializer.Serialize(Read(text).Steps.ToList(), Json.Options));
        Assert.Equal(10, text.Split("A topic with a title").Length - 1);
        Assert.True(text.Length < 100 * 250, $"{text.Length} characters for 100 steps.");
        // Whoever looks for an item or a case looks for these.
        Assert.Contains("\"an-item-with-a-name\"", text, StringComparison.Ordinal);
        Assert.Contains("\"case\":{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_from_before_is_read_as_it_was()
    {
        const string stored = """
            {"deckSlug":"d","deckTitle":{"byLanguage":{"en":"D"}},"deckLanguages":["en"],"steps":[{"kind":"item","topicSlug":"t","topicTitle":{"byLanguage":{"en":"T"}},"questionSlug":"q",
            "questionVersion":"v","item":{"id":"i","itemVersion":"1","keyVersion":"2","type":"single","facet":"recall","variantSeed":18446744073709551615,"orderSeed":7},"check":null,
            "run":{"demo":"x","settings":{"a":"1"},"seed":3},"case":null}],"isClinic":false,"mode":"practice","choice":null}
            """;
        var step = Assert.Single(Read(stored).Steps);
        Assert.Equal(("t", "T", "q", "v", "i", ulong.MaxValue, 7ul), (step.TopicSlug, step.TopicTitle.In("en"), step.QuestionSlug, step.QuestionVersion, step.Item!.Id, step.Item.VariantSeed, step.Item.OrderSeed));
        Assert.Equal((ItemType.Single, Facet.Recall, "x", "1", null), (step.Item.Type, step.Item.Facet, step.Run!.Demo, step.Run.Settings["a"], step.Check));
    }

    [Fact]
    public async Task No_way_in_begins_more_than_a_session_holds()
    {
        await using var server = new TestServer();
        using var browser = new PracticeBrowser(server.CreateClient());
        foreach (var count in new[] { "501", "1000000", "2147483646", "0", "-1" })
        {
            foreach (var mode in new[] { "practice", "interview" })
            {
                using var api = await browser.Client.PostAsJsonAsync("/api/sessions", new JsonObject { ["deck"] = "every-type", ["mode"] = mode, ["count"] = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) }, Cancel);
                Assert.Equal(HttpStatusCode.BadRequest, api.StatusCode);
            }

            using var exam = await browser.Client.PostAsJsonAsync("/api/exams", new JsonObject { ["deck"] = "every-type", ["count"] = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), ["minutes"] = 5 }, Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, exam.StatusCode);
            foreach (var (page, field) in new[] { ("practice", "count"), ("exam", "items"), ("interview", "count") })
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type", [field] = count });
                using var response = await browser.Client.PostAsync($"/en/{page}", form, Cancel);
                Assert.DoesNotContain("/sessions/", response.Headers.Location?.OriginalString ?? "");
            }
        }

        // All of them is as many as there are; a name said a thousand times is one name.
        var topics = Enumerable.Repeat("all", 1000).ToArray();
        using var whole = await browser.Client.PostAsJsonAsync("/api/sessions", new { deck = "every-type", count = int.MaxValue, topics, facets = Enumerable.Repeat("recall", 1000) }, Cancel);
        using var talk = await browser.Client.PostAsJsonAsync("/api/sessions", new { deck = "every-type", mode = "interview", count = 3, topics = topics.Append(new string('x', 1000)) }, Cancel);
        await using var database = server.OpenDatabase();
        Assert.All(await database.Sessions().Select(session => session.Plan).ToListAsync(Cancel), plan => Assert.True(plan.Length < 8_000, plan));
    }

    private static SessionPlan Read(string plan) => JsonSerializer.Deserialize<SessionPlan>(plan, Json.Options)!;

    private static SessionPlan Plan(int steps) => new(
        "deck", Words("Deck"), ["en"],
        [.. Enumerable.Range(0, steps).Select(step => new PlanStep(
            StepKind.Item, "topic", Words($"A topic with a title {step / 10}"), $"question-{step / 10}", "0123456789abcdef", Item, null, null,
            step == 7 ? new PlannedRun("clinic", new Dictionary<string, string> { ["fault"] = "none" }, 3) : null))]);

    private static Localized Words(string text) => new(new Dictionary<string, string> { ["en"] = text });
}

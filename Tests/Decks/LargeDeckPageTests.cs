using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Tests.Decks;

/// <summary>Pages that would list all questions of a deck, of decks as large as may be.</summary>
public sealed class LargeDeckPageTests : IDisposable
{
    private const int MostBytes = 60 * 1024;

    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-large-").FullName;

    public LargeDeckPageTests() => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_root, "large")).FullName, "deck.yml"), "");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("en", "100 questions")]
    [InlineData("zh", "100 个问题")]
    public async Task A_deck_of_thousands_of_questions_is_shown_by_topics_on_small_pages(string language, string count)
    {
        await using var server = ServerOf(Large(topics: 60, questions: 100));
        using var client = server.CreateClient();
        foreach (var path in new[] { $"/{language}/decks/large", $"/{language}/practice" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            using var compressed = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
            Assert.InRange((await compressed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 1, MostBytes);

            var page = new HtmlParser().ParseDocument(await client.GetStringAsync(path, TestContext.Current.CancellationToken));
            Assert.Equal(60, page.QuerySelectorAll($"main a[href^='/{language}/decks/large/topic-']").Length);
            Assert.Empty(page.QuerySelectorAll("a[href*='/question-'], button[name=question]"));
            Assert.Contains(count, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var topic = new HtmlParser().ParseDocument(await client.GetStringAsync($"/{language}/decks/large/topic-59", TestContext.Current.CancellationToken));
        Assert.Equal(100, topic.QuerySelectorAll("main ol.questions a").Length);
        var path59 = $"/{language}/decks/large/topic-59/question-59-99";
        var question = new HtmlParser().ParseDocument(await client.GetStringAsync(path59, TestContext.Current.CancellationToken));
        Assert.Equal("question-59-99", question.QuerySelector($"form[action='/{language}/practice'] input[name=question]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_deck_of_three_hundred_questions_is_listed_whole()
    {
        await using var server = ServerOf(Large(topics: 3, questions: 100));
        using var client = server.CreateClient();
        var deck = new HtmlParser().ParseDocument(await client.GetStringAsync("/en/decks/large", TestContext.Current.CancellationToken));
        Assert.Equal(300, deck.QuerySelectorAll("main ol.questions a").Length);
        var practice = new HtmlParser().ParseDocument(await client.GetStringAsync("/en/practice", TestContext.Current.CancellationToken));
        Assert.Equal(300, practice.QuerySelectorAll("main button[name=question]").Length);
    }

    private TestServer ServerOf(Deck deck) =>
        new(_root, services: services => services.Replace(ServiceDescriptor.Singleton<ReadDeck>((_, _) => new(deck, [], []))));

    private Deck Large(int topics, int questions) => new(
        "large", ["en", "zh"], Both("A large deck", "大题库"), Both("Very many questions.", "问题很多。"),
        [.. Enumerable.Range(0, topics).Select(topic => Topic(topic, questions))],
        new Dictionary<string, Localized>(), [], Path.Combine(_root, "large"), DeckFormat.Latest);

    private static Topic Topic(int topic, int questions) => new(
        $"topic-{topic}",
        Both($"Topic {topic}", $"主题 {topic}"),
        Both($"All about {topic}.", $"关于 {topic}。"),
        [.. Enumerable.Range(0, questions).Select(question => Question(topic, question))]);

    private static Question Question(int topic, int number) => new(
        "large", $"topic-{topic}", $"question-{topic}-{number}", 1 + number % 3, [], [], [], null, [], [],
        [
            new(
                "which", ItemType.Single, Facet.Recall, [], new Dictionary<string, string>(), null, null,
                new Dictionary<string, ItemText> { ["en"] = new("Which", "Which is it?", null), ["zh"] = new("哪个", "是哪个？", null) },
                new ChoiceBody(
                    false,
                    [
                        new("a", true, null, null, null, Both("This", "这个"), Both("So.", "是的。")),
                        new("b", false, null, null, null, Both("That", "那个"), Both("No.", "不是。")),
                    ]),
                $"{topic:x4}{number:x4}{topic:x8}", $"{topic:x4}{number:x4}{number:x8}"),
        ],
        new Dictionary<string, QuestionText>
        {
            ["en"] = Words($"What does case {Mixed(topic, number)} show of step {number}?"),
            ["zh"] = Words($"情形 {Mixed(topic, number)} 说明第 {number} 步怎样？"),
        });

    private static QuestionText Words(string title) => new(title, "Briefly.", "At length.", "Because.", [], [], [], new Dictionary<string, ClaimText>());

    /// <summary>A number that does not compress away.</summary>
    private static uint Mixed(int topic, int number) => (uint)(topic * 100 + number) * 2_654_435_761;

    private static Localized Both(string en, string zh) => new(new Dictionary<string, string> { ["en"] = en, ["zh"] = zh });
}

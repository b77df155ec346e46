using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QuizHub.Benchmarks.Web;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Tests.Progress;

namespace QuizHub.Benchmarks.Progress;

/// <summary>A running server with a deck of 10 000 items and one learner who has given 100 000 answers to them over two years.</summary>
internal sealed class LargeLearner : IAsyncDisposable
{
    public const string DeckSlug = "large";

    private const int Topics = 10;
    private const int QuestionsOfTopic = 50;
    private const int ItemsOfQuestion = 20;
    private const int Days = 730;

    /// <summary>About so many are drawn; a hundred thousand come of it.</summary>
    private const int Answers = 103_500;

    private readonly string _content;

    private LargeLearner(string content, WebServer server, HttpClient client) => (this._content, Server, Client) = (content, server, client);

    public WebServer Server { get; }

    /// <summary>Her browser.</summary>
    public HttpClient Client { get; }

    public Guid LearnerId { get; private set; }

    /// <summary>By which the server knows her.</summary>
    public string Cookie { get; private set; } = "";

    public int AttemptCount { get; private set; }

    public int MemoryCount { get; private set; }

    /// <param name="arguments">More settings of the server.</param>
    public static async Task<LargeLearner> StartAsync(params string[] arguments)
    {
        var content = Directory.CreateTempSubdirectory("quizhub-bench-deck-").FullName;
        WriteDeck(Path.Combine(content, DeckSlug));
        var server = new WebServer(["--ContentDirectories:0", content, .. arguments]);
        var learner = new LargeLearner(content, server, server.NewLearner());
        await server.SettledAsync();
        await learner.SeedAsync();
        return learner;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_content, recursive: true);
    }

    /// <summary>The deck as the server reads it, without reading files again.</summary>
    private static Deck TheDeck()
    {
        var words = new Localized(new Dictionary<string, string> { ["en"] = "x" });
        var topics = Enumerable.Range(0, Topics).Select(topic => new Topic($"topic-{topic}", words, words,
            [.. Enumerable.Range(0, QuestionsOfTopic).Select(question => new Question(
                DeckSlug, $"topic-{topic}", $"question-{topic}-{question}", 1, [], [], [], null, [], [],
                [.. Enumerable.Range(0, ItemsOfQuestion).Select(Item)], new Dictionary<string, QuestionText>()))]));
        return new Deck(DeckSlug, ["en"], words, words, [.. topics], new Dictionary<string, Localized>(), [], null);
    }

    private static Item Item(int index) => new(
        $"item-{index}", QuizHub.Quizzes.ItemType.Single, QuizHub.Quizzes.Facet.Recall, [], new Dictionary<string, string>(), null, null,
        new Dictionary<string, ItemText>(), new ChoiceBody(false, []), "0000000000000000", "0000000000000000");

    private static void WriteDeck(string folder)
    {
        Directory.CreateDirectory(folder);
        var yml = new StringBuilder("format: 2\nlanguages: [en]\ntitle: { en: A large deck }\ndescription: { en: Ten thousand items. }\ntopics:\n");
        for (var topic = 0; topic < Topics; topic++)
        {
            var questions = string.Join(", ", Enumerable.Range(0, QuestionsOfTopic).Select(question => $"question-{topic}-{question}"));
            yml.Append(CultureInfo.InvariantCulture, $"  - slug: topic-{topic}\n    title: {{ en: Topic {topic} }}\n");
            yml.Append(CultureInfo.InvariantCulture, $"    description: {{ en: Its questions. }}\n    questions: [{questions}]\n");
            Directory.CreateDirectory(Path.Combine(folder, $"topic-{topic}"));
            for (var question = 0; question < QuestionsOfTopic; question++)
            {
                File.WriteAllText(Path.Combine(folder, $"topic-{topic}", $"question-{topic}-{question}.en.md"), QuestionText(topic, question));
            }
        }

        File.WriteAllText(Path.Combine(folder, "deck.yml"), yml.Append("tags:\n  large: { en: large }\nglossary: []\n").ToString());
    }

    private static string QuestionText(int topic, int question)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
            ---
            question: What is number {{question}} of topic {{topic}}?
            level: 1
            tags: [large]
            sources:
              - text: "A book"
                id: book
            ---

            ## In thirty seconds

            It is one of many.

            ## In two minutes

            It is one of very many.

            ## Explanation

            There are ten thousand. [@book]

            ## Key points

            - There are many. {#many .must match="many"}

            ## Items

            """);
        for (var item = 0; item < ItemsOfQuestion; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                ### Item {{item}} {#item-{{item}} .single facet=recall}

                Which is right in case {{item}}?

                - [x] The first
                  > It is.
                - [ ] The second
                  > It is not.
                - [ ] The third
                  > It is not either.

                """);
        }

        return text.ToString();
    }

    private async Task SeedAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en", ["theme"] = "system", ["timeZone"] = "Etc/UTC" });
        using var saved = await Client.PostAsync("/en/settings", form);
        if (saved.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"No learner was made: {saved.StatusCode}.");
        }

        Cookie = saved.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        var options = new DbContextOptionsBuilder<QuizHubDbContext>();
        DataSetup.UseSqlite(options, Server.Database);
        await using var database = new QuizHubDbContext(options.Options);
        LearnerId = (await database.Learners().SingleAsync()).Id;
        var studied = new StudiedLearner(LearnerId, TheDeck(), DateOnly.FromDateTime(DateTime.UtcNow), Days, Answers).Study();
        await studied.StoreAsync(database, null, CancellationToken.None);
        (AttemptCount, MemoryCount) = (studied.Attempts.Count, studied.Memories.Count);
    }
}

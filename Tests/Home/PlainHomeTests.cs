using QuizHub.Tests.Site;

namespace QuizHub.Tests.Home;

/// <summary>The home page promises what the decks have.</summary>
public sealed class PlainHomeTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("en", "neural network", "experiment")]
    [InlineData("zh", "小网络", "实验")]
    public async Task A_neural_network_is_promised_where_a_deck_has_a_demo_and_nowhere_else(string language, string network, string experiment)
    {
        using var client = Server.CreateClient();
        Assert.Contains(network, await client.GetStringAsync($"/{language}", Cancel), StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("quizhub-plain-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "plain", "topic"));
            await File.WriteAllTextAsync(Path.Combine(folder, "plain", "deck.yml"), Deck, Cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, "plain", "topic", "one.en.md"), Question, Cancel);
            await using var plain = new TestServer(folder);
            using var reader = plain.CreateClient();
            var page = (await ReadAsync(reader, $"/{language}")).DocumentElement;
            Assert.DoesNotContain(network, page.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(experiment, page.OuterHtml, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private const string Deck = """
        format: 1
        languages: [en]
        title: { en: Plain }
        description: { en: A deck without demos. }
        topics:
          - slug: topic
            title: { en: Topic }
            description: { en: Topic. }
            questions: [one]
        tags: {}
        glossary: []
        """;

    private const string Question = """
        ---
        question: What is one?
        level: 1
        sources:
          - { id: s, text: "A source", url: "https://example.org" }
        ---

        ## In thirty seconds

        One. [@s]

        ## In two minutes

        One, longer. [@s]

        ## Explanation

        Because. [@s]

        ## Key points

        - It is one. {#one .must match="one"}

        ## Items

        ### True or false {#truth .true-false facet=recall}

        One is a number.

        - [x] True
          > It is.
        - [ ] False
          > It is.
        """;
}

using System.Text;
using System.Text.Json;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;
using QuizHub.Site;

namespace QuizHub.Tests.Decks.Formats;

/// <summary>Decks say their format; items and questions carry it where it matters, so that what is stored is read as it was written.</summary>
public sealed class FormatTests
{
    /// <summary>An item as commit 9be25c6 stored it.</summary>
    private const string Stored =
        """
        {"id":"vector","type":"numeric","facet":"compute","parameters":[{"name":"v","from":4,"to":4,"step":1}],"runSettings":{},"seeds":null,"after":null,
        "texts":{"en":{"title":"Vector","stemMarkdown":"The $\\mathbf{v}$ has {v} entries, `f(\"{v}\")`, US$2 for {v}.","whyMarkdown":null}},
        "body":{"kind":"numeric","numbers":[{"formula":"v","isKey":true,"reason":{"byLanguage":{"en":"As said: \\{v}."}}}],"tolerance":0,"toleranceIsRelative":false,"unit":null},
        "itemVersion":"0123456789abcdef","keyVersion":"fedcba9876543210"}
        """;

    [Fact]
    public void A_stored_item_of_format_1_is_shown_as_it_was()
    {
        var item = JsonSerializer.Deserialize<Item>(Stored, Json.Options)!;
        var deck = SmallDeck.Of(2).Reading.Deck!;
        var html = new MarkdownHtml(SmallDeck.Engine).Render(
            item.In("en").StemMarkdown, new(deck, deck.Questions.Single(), "en", new Dictionary<string, double> { ["v"] = 4 }, item));
        var math = SmallDeck.Engine.Formula(@"\mathbf{4}", false).MathMl;
        Assert.Equal($"<p>The {math} has 4 entries, <code>f(&quot;4&quot;)</code>, US$2 for {{4}}.</p>", html);
        Assert.DoesNotContain("format", JsonSerializer.Serialize(item, Json.Options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("How many of {v}, **{v}**, `\\{v}` or $x_{= v}$?", null)]
    [InlineData("How many of {v} in $x_{v}$?", 2)]
    [InlineData("How many of {v} in `f({v})`?", 2)]
    [InlineData("How many of {v} for US$2 and {v}?", 2)]
    [InlineData("| a |\n|---|\n| `x \\| y` |\n\nHow many of {v}?", 2)]
    public void An_item_carries_its_format_only_where_the_formats_differ(string stem, int? format)
    {
        var (first, latest) = (SmallDeck.Of(1, SmallDeck.Numeric(stem, "v=2..4/1")).Item, SmallDeck.Of(2, SmallDeck.Numeric(stem, "v=2..4/1")).Item);
        Assert.Null(first.Format);
        Assert.Equal(format, latest.Format);
        Assert.Equal(format is null, first.ItemVersion == latest.ItemVersion);
        Assert.Equal(first.KeyVersion, latest.KeyVersion);
    }

    [Fact]
    public void A_question_carries_its_format_only_where_the_formats_differ()
    {
        Assert.Null(SmallDeck.Of(2, explanation: "Some {text} and $x^{2}$.").Reading.Deck!.Questions.Single().Format);
        Assert.Equal(2, SmallDeck.Of(2, explanation: "| a |\n|---|\n| $P(A\\|B)$ |").Reading.Deck!.Questions.Single().Format);
    }

    /// <summary>By what the shipped deck says of itself: nothing that both formats read alike got a new version.</summary>
    [Fact]
    public void Most_shipped_items_are_the_same_in_both_formats()
    {
        var folder = Path.Combine(TestsRoot.Path, "..", "Content", "deep-learning");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes);
        var latest = Read();
        files["deck.yml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files["deck.yml"]).Replace("format: 2", "format: 1", StringComparison.Ordinal));
        var first = Read();
        Assert.Equal(DeckFormat.Latest, latest.Format);
        var items = latest.Questions.SelectMany(question => question.Items).ToList();
        var before = first.Questions.SelectMany(question => question.Items).ToList();
        Assert.Equal(before.Select(item => item.KeyVersion), items.Select(item => item.KeyVersion));
        Assert.All(items.Zip(before).Where(pair => pair.First.Format is null), pair => Assert.Equal(pair.Second.ItemVersion, pair.First.ItemVersion));

        Deck Read() => new DeckParser().Read(DeckFiles.InMemory("deep-learning", files)).Deck!;
    }

    [Theory]
    [InlineData("format: 3", "QH245", 1, 9)]
    [InlineData("format: 0", "QH245", 1, 9)]
    [InlineData("format: two", "QH115", 1, 9)]
    public void A_format_that_nobody_knows_is_found(string line, string code, int row, int column)
    {
        var deck = SmallDeck.Of(2);
        deck.Files["deck.yml"] = deck.Files["deck.yml"].Replace("format: 2", line, StringComparison.Ordinal);
        var found = Assert.Single(deck.Reading.Diagnostics);
        Assert.Equal((code, row, column), (found.Code, found.Line, found.Column));
        Assert.Equal(Severity.Error, found.Severity);
    }

    /// <summary>What format 1 does in silence is said, at its place.</summary>
    [Theory]
    [InlineData("The $\\mathbf{v}$ has {v} entries", "QH244:0:13")]
    [InlineData("The `f\"{v}\"` has {v} entries", "QH244:0:8")]
    [InlineData("US$2 for {v} hours", "QH240:0:3")]
    [InlineData("| a |\n|---|\n| `x \\| y` |\n\nOf {v}?", "QH244:2:6")]
    [InlineData("The $\\mathbf x$ has {v} entries")]
    public void What_format_1_reads_in_its_own_way_is_found(string stem, params string[] found) =>
        Assert.Equal(found, SmallDeck.Of(1, SmallDeck.Numeric(stem, "v=2..4/1")).Found(stem.Split('\n')[0]));
}

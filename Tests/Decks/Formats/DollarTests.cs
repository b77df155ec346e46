using CsCheck;
using QuizHub.Server.Decks.Html;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace QuizHub.Tests.Decks.Formats;

/// <summary>Dollars: a formula's, money's, and those that are neither and are found.</summary>
public sealed class DollarTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf("$", "$$", @"\$", "a", "5", " ", "词", "，", "x+1", @"\\", "`$`", "*", "(", ".");

    [Theory]
    [InlineData(@"A 3$\times$3 filter", "QH240:0:4", "QH240:0:11")]
    [InlineData(@"A $3\times3$ filter")]
    [InlineData("Layer $l$1 and $l$-th", "QH240:0:7", "QH240:0:9")]
    [InlineData("Layer $l_1$", new string[0])]
    [InlineData("第$l$层")]
    [InlineData("From US$2 to US$5", "QH240:0:8", "QH240:0:16")]
    [InlineData(@"From US\$2 to \$5, `$HOME` and $x\$y$")]
    [InlineData("**$5** and *6 $*", "QH240:0:3", "QH240:0:15")]
    [InlineData("$$x", "QH240:0:1", "QH240:0:2")]
    [InlineData("A [link for $5](https://example.org/)", "QH240:0:13")]
    [InlineData("| a | b |\n|---|---|\n| $5 | $x$ |", "QH240:2:3")]
    public void A_dollar_that_is_no_formulas_is_found_at_its_place(string text, params string[] found) =>
        Assert.Equal(found, SmallDeck.Of(2, explanation: text).Found(text.Split('\n')[0]));

    [Theory]
    [InlineData("What costs US$2?", "QH240:0:24")]
    [InlineData("\"What costs US$2?\"", "QH240:0:25")]
    [InlineData(@"What costs US\$2 or $x$?")]
    public void A_title_is_looked_at_too(string title, params string[] found) => Assert.Equal(found, SmallDeck.Of(2, title: title).Found("question:"));

    [Fact]
    public void Descriptions_are_looked_at_too()
    {
        var deck = SmallDeck.Of(2);
        deck.Files["deck.yml"] = deck.Files["deck.yml"].Replace("{ en: T. }", "{ en: For US$2. }", StringComparison.Ordinal);
        var found = Assert.Single(deck.Reading.Diagnostics);
        Assert.Equal(("QH240", 8, 30), (found.Code, found.Line, found.Column));
    }

    [Fact]
    public void A_dollar_in_an_answer_to_be_typed_is_the_answer()
    {
        const string Items = "### Price {#price .short-text facet=recall}\n\nHow much?\n\n- [x] US$2\n  > So it is.\n\n"
            + "### Blank {#blank .cloze facet=recall}\n\nIt costs [[1: $2 | US$2]].\n\n1. So it is.\n";
        Assert.Empty(SmallDeck.Of(2, Items).Reading.Diagnostics);
    }

    /// <summary>Every sign is a formula's, code's, escaped, or found: none is silent.</summary>
    [Fact]
    public void No_dollar_is_silent() => Pieces.Array[1, 14].Select(string.Concat).Sample(
        text =>
        {
            text = "x " + text;
            var document = MarkdownPipelines.Parse(text, 2)!;
            var formulas = document.Descendants<MathInline>().Sum(math => math.Span.Length - math.Content.Length);
            var inside = document.Descendants<MathInline>().Sum(math => math.Content.ToString().Count(sign => sign == '$'));
            var code = document.Descendants<Markdig.Syntax.Inlines.CodeInline>().Sum(span => text.Substring(span.Span.Start, span.Span.Length).Count(sign => sign == '$'));
            var stray = SmallDeck.Of(2, explanation: text).Reading.Diagnostics.Count(found => found.Code == "QH240");
            var words = document.Descendants<Markdig.Syntax.Inlines.LiteralInline>().Sum(literal =>
            {
                var raw = text.Substring(literal.Span.Start, literal.Span.Length);
                return raw.Replace(@"\\", "", StringComparison.Ordinal).Split(@"\$").Length - 1;
            });
            return formulas + inside + code + stray + words == text.Count(sign => sign == '$');
        },
        iter: 300, time: -1);
}

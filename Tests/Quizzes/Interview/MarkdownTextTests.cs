using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

/// <summary>What was typed can't break the file that it stands in: a Markdown reader with every extension finds one quotation, and in it the text as typed.</summary>
public sealed class MarkdownTextTests
{
    private static readonly MarkdownPipeline Everything = Extended();

    public static TheoryData<string> Nasty =>
    [
        "plain words",
        "two\nlines",
        "a paragraph\n\nand another",
        "# A heading",
        "Title\n=====",
        "Title\n---",
        "---\nfront: matter\n---",
        "- a\n- b\n+ c\n* d",
        "1. one\n2) two",
        "> quoted\n>> twice",
        "```\ncode\n```",
        "~~~\ncode",
        "    indented code",
        "\tindented code",
        "<script>alert(1)</script>",
        "<!-- a comment",
        "&lt;b&gt; & &copy;",
        "[a link](https://example.org) ![an image](x.png) <https://example.org>",
        "[ref]: https://example.org",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "$x$ and $$y$$",
        "*emph* _emph_ **strong** `code` ~~gone~~ ^up^",
        "a backslash \\ and one at the end\\",
        "{.class #id}",
        ": a definition\n::: container",
        "[^1]: a footnote [^1]",
        "- [x] a task",
        "C++ is 100% > C, 3*4=12; x_1 & y_2 | z!",
        "中文：**梯度**下降\n- 第一",
        "lines\rof\u2028other\u0085kinds",
    ];

    [Theory]
    [MemberData(nameof(Nasty))]
    public void What_was_typed_is_quoted_as_it_is(string typed)
    {
        var document = Markdown.Parse($"# Before\n\n{MarkdownText.Quoted(typed)}\n\n## After\n", Everything);
        Assert.Equal(["HeadingBlock", "QuoteBlock", "HeadingBlock"], document.Select(block => block.GetType().Name));
        Assert.Equal(2, document.Descendants<HeadingBlock>().Count());
        var quote = Assert.IsType<QuoteBlock>(document[1]);
        Assert.All(quote.Descendants(), part => Assert.True(part is ParagraphBlock or LiteralInline or LineBreakInline or ContainerInline { Parent: null }, $"{part.GetType().Name} in {typed}"));
        var paragraphs = quote.Descendants<ParagraphBlock>().Select(paragraph => string.Concat(paragraph.Inline!.Select(inline => inline is LineBreakInline ? "\n" : inline.ToString())));
        var lines = typed.ReplaceLineEndings("\n").Split('\n').Select(line => line.Replace("\t", " ", StringComparison.Ordinal).Trim());
        Assert.Equal(
            string.Join('\n', lines).Trim(), string.Join("\n\n", paragraphs).Replace('\u00a0', ' ').Split('\n').Select(line => line.Trim()).Aggregate((text, line) => $"{text}\n{line}").Trim());
    }

    [Theory]
    [InlineData("Steps are noisy. [@robbins]", "Steps are noisy.")]
    [InlineData("See [Adam](question:adam) and a [step](term:step).", "See Adam and a step.")]
    [InlineData("![a valley](valley.png)", "a valley")]
    [InlineData("[paper](https://example.org/a) $x_1$ **b**", "[paper](https://example.org/a) $x_1$ **b**")]
    public void What_only_a_deck_can_resolve_becomes_words(string deck, string file) => Assert.Equal(file, MarkdownText.Portable(deck));

    [Theory]
    [InlineData("It is {= 2 ^ 10} in $x^{= 3}$ and `{= 4}`.", "It is 1024 in $x^{3}$ and `4`.")]
    [InlineData(@"Braces \{= 1}, {name} and `\{= 1}`, US\$2.", @"Braces \{= 1}, {name} and `{= 1}`, US\$2.")]
    public void Values_of_a_decks_text_are_worked_out(string markdown, string portable) => Assert.Equal(portable, MarkdownText.Portable(markdown));

    [Fact]
    public void A_deck_s_text_stays_inside_its_quotation() => Assert.Equal("> ### Heading\n>\n> - entry", MarkdownText.QuotedDeck("### Heading\n\n- entry\n"));

    /// <summary>All but the one that makes bare addresses links: that changes no word.</summary>
    private static MarkdownPipeline Extended()
    {
        var builder = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseYamlFrontMatter();
        builder.Extensions.RemoveAll(extension => extension is Markdig.Extensions.AutoLinks.AutoLinkExtension);
        return builder.Build();
    }
}

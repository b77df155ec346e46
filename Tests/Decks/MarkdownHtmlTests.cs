using System.Text.RegularExpressions;
using CsCheck;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Tests.Decks;

public sealed partial class MarkdownHtmlTests : IDisposable
{
    private static readonly Localized Words = new(new Dictionary<string, string> { ["en"] = "words" });

    private static readonly Question Sgd = new(
        "deep-learning", "optimizers", "sgd", 2, [], [], [], null, [], [new("polyak", "Polyak (1964)", null), new("kingma", "Kingma (2015)", null)], [],
        new Dictionary<string, QuestionText>());

    private static readonly Deck Deck = new(
        "deep-learning", ["en"], Words, Words, [new("optimizers", Words, Words, [Sgd])], new Dictionary<string, Localized>(),
        [new("learning-rate", Words, new Dictionary<string, IReadOnlyList<string>>(), Words)], null);

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "[a]", "(javascript:alert(1))", "(JaVaScRiPt:alert(1))", "(data:text/html,x)", "(https://example.org \"onerror=x\")", "![", "]", "<script>", "</script>", "<javascript:alert(1)>", "<https://a.b/\"onerror=x>",
        "<img src=x onerror=x>", "<b style=\"x\">", "\"", "'", "`", "```html\n", "\n", "\n\n", "$", "$$\n", "\\style{color:red}{x}", "\\href{javascript:alert(1)}{x}", "\\htmlStyle{color: red;}{x}", "\\textcolor{red}{x}",
        "| a | b |\n|:-:|--:|\n| 1 | 2 |\n", "[@kingma]", "[@x\"y]", "(question:sgd)", "(term:\"onerror=x)", "{= 1/0}", "&lt;script&gt;", "&#106;avascript:", "**", "动量", " ");

    private readonly MarkdownEngine _engine = new(TimeProvider.System);

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("The rate $\\eta$ matters.", "<p>The rate <math><mrow><mi>η</mi></mrow></math> matters.</p>")]
    [InlineData("Said there. [@kingma]", "<p>Said there. <sup class=\"cite\"><a href=\"/en/decks/deep-learning/optimizers/sgd#source-kingma\" title=\"Kingma (2015)\">[2]</a></sup></p>")]
    [InlineData("See [SGD](question:sgd).", "<p>See <a href=\"/en/decks/deep-learning/optimizers/sgd\">SGD</a>.</p>")]
    [InlineData("The [rate](term:learning-rate).", "<p>The <a href=\"/en/decks/deep-learning/glossary#learning-rate\">rate</a>.</p>")]
    [InlineData("[here](https://example.org/a)", "<p><a href=\"https://example.org/a\" rel=\"noopener\">here</a></p>")]
    [InlineData("[evil *link*](javascript:alert(1))", "<p>evil <em>link</em></p>")]
    [InlineData("a <script>alert(1)</script> b", "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>")]
    // A corner without words is no header.
    [InlineData("| | a |\n|---|--:|\n| b | 1 |", "<table>\n<thead>\n<tr>\n<td></td>\n<th class=\"right\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n<td class=\"right\">1</td>\n</tr>\n</tbody>\n</table>")]
    // Chinese writes no space beside a formula or beside bold words.
    [InlineData("学习率$\\eta$越大", "<p>学习率<math><mrow><mi>η</mi></mrow></math>越大</p>")]
    [InlineData("这是**“动量”**的作用", "<p>这是<strong>“动量”</strong>的作用</p>")]
    [InlineData("5$ or 6$, US$5 and $ 7", "<p>5$ or 6$, US$5 and $ 7</p>")]
    [InlineData("a \\$x$ b", "<p>a $x$ b</p>")]
    // What belongs together stays on one line.
    [InlineData("takes 10 MB, 3 × 4 = 12 and 5 % of 10 words", "<p>takes 10\u00a0MB, 3\u00a0×\u00a04\u00a0=\u00a012 and 5\u00a0% of 10 words</p>")]
    [InlineData("由（$x$）。得", "<p>由<span class=\"unbroken\">（<math><mrow><mi>x</mi></mrow></math>）。</span>得</p>")]
    [InlineData("the $x$th, then", "<p>the <span class=\"unbroken\"><math><mrow><mi>x</mi></mrow></math>th,</span> then</p>")]
    [InlineData("a $x$-fold b", "<p>a <span class=\"unbroken\"><math><mrow><mi>x</mi></mrow></math>-</span>fold b</p>")]
    [InlineData("当 $x$ 大", "<p>当 <math><mrow><mi>x</mi></mrow></math> 大</p>")]
    [InlineData("“$x$”和$x$", "<p><span class=\"unbroken\">“<math><mrow><mi>x</mi></mrow></math>”</span>和<math><mrow><mi>x</mi></mrow></math></p>")]
    [InlineData("（**只有 $x$**）。", "<p>（<span class=\"unbroken\"><span class=\"parts\"><strong>只有 <span class=\"unbroken\"><math><mrow><mi>x</mi></mrow></math></span></strong></span>）。</span></p>")]
    // A value without parameters.
    [InlineData("{= 1 / 8} and {lr}", "<p>0.125 and {lr}</p>")]
    [InlineData("![a < b](https://example.org/x.png)", "<p>a &lt; b</p>")]
    [InlineData("<javascript:alert(1)> <https://example.org>", "<p>&lt;javascript:alert(1)&gt; <a href=\"https://example.org\" rel=\"noopener\">https://example.org</a></p>")]
    public void A_text_becomes_html(string markdown, string html) => Assert.Equal(html, Render(markdown));

    [Fact]
    public void A_formula_that_katex_refuses_is_shown_as_written() =>
        Assert.Equal("<p><code class=\"formula-error\">\\frac{a}{</code></p>", Render("$\\frac{a}{$"));

    [Fact]
    public void Formulas_carry_neither_styles_nor_a_second_copy()
    {
        var html = Render("$$\\boxed{\\color{red}x} = \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$$");
        Assert.Contains("<mtable", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("annotation", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_aligned_by_class() =>
        Assert.Contains("<td class=\"right\">1</td>", Render("| a | b |\n|---|---:|\n| x | 1 |"), StringComparison.Ordinal);

    [Fact]
    public void Code_is_highlighted_with_classes() =>
        Assert.Contains("<span class=\"hljs-keyword\">def</span>", Render("```python\ndef f(x):\n    return x\n```"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Rate {lr}, sum {= 1/(1-beta)}.", "Rate 0.02, sum 10.")]
    [InlineData("{unknown} stays", "{unknown} stays")]
    public void Drawn_values_stand_in_the_text(string markdown, string text) =>
        Assert.Equal(text, Format1Text.Fill(markdown, new Dictionary<string, double> { ["lr"] = 0.02, ["beta"] = 0.9 }));

    [Fact]
    public void Drawn_values_stay_one_group_in_a_formula() =>
        Assert.Equal(@"$\sqrt{0.9}$ and $x^{-2}$", Format1Text.Fill(@"$\sqrt{beta}$ and $x^{n}$", new Dictionary<string, double> { ["beta"] = 0.9, ["n"] = -2 }));

    [Fact]
    public void No_text_gets_out_of_its_place() => Pieces.Array[0, 30].Sample(
        pieces =>
        {
            var html = Render(string.Concat(pieces));
            var tags = Tag().Matches(html).Select(match => match.Value.ToLowerInvariant()).ToList();
            Assert.DoesNotContain(tags, tag => tag.StartsWith("<script", StringComparison.Ordinal) || Outside(tag, "style=") || Outside(tag, "onerror="));
            Assert.DoesNotContain(tags, tag => tag.Contains("href=\"", StringComparison.Ordinal) && !tag.Contains("href=\"https://") && !tag.Contains("href=\"/en/"));
        },
        iter: 500, time: -1);

    [Fact]
    public void A_title_has_no_paragraph_of_its_own() =>
        Assert.Equal("What is <code>SGD</code>?", new MarkdownHtml(_engine).RenderInline("What is `SGD`?", new(Deck, Sgd, "en")));

    [Fact]
    public void A_text_nested_beyond_reason_is_shown_as_written() => Assert.StartsWith("&gt;&gt;&gt;", Render(new string('>', 100) + "x"), StringComparison.Ordinal);

    [Fact]
    public void An_image_keeps_its_place_free()
    {
        var reading = new DeckParser().Read(QuizHub.Server.Decks.Reading.DeckFiles.FromFolder(DeckFixture.Folder));
        var html = new MarkdownHtml(_engine).Render("![A valley](valley.png)", new(reading.Deck!, reading.Deck!.FindQuestion("plain"), "en"));
        Assert.Equal("<p><img src=\"/content/whole/optimizers/valley.png\" alt=\"A valley\" width=\"6\" height=\"4\" loading=\"lazy\"></p>", html);
    }

    /// <summary>Inside quotes it would be a value and harmless.</summary>
    private static bool Outside(string tag, string text) => Quoted().Replace(tag, "").Contains(text, StringComparison.Ordinal);

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("<[a-zA-Z/][^>]*>")]
    private static partial Regex Tag();

    private string Render(string markdown) => new MarkdownHtml(_engine).Render(markdown, new(Deck, Sgd, "en"));
}

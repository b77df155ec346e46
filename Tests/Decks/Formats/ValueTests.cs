using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Tests.Decks.Formats;

/// <summary>Drawn values in texts of format 2: part of the Markdown, and text once they are drawn.</summary>
public sealed class ValueTests
{
    private static readonly ParameterRange[] Ranges = [new("n", -3, 5, 1), new("rate", 0.05, 0.05, 1)];

    private static readonly Item Numbers = new(
        "numbers", ItemType.Numeric, Facet.Compute, Ranges, new Dictionary<string, string>(), null, null, new Dictionary<string, ItemText>(),
        new NumericBody([], 0, false, null), "", "", Format: DeckFormat.Latest);

    private static readonly Localized Words = new(new Dictionary<string, string> { ["en"] = "words" });

    private static readonly Deck Deck = new("d", ["en"], Words, Words, [], new Dictionary<string, Localized>(), [], null, DeckFormat.Latest);

    /// <summary>What is written, and the HTML that it must become: a formula by its source alone.</summary>
    private static readonly (string Written, Func<double, string> Shown)[] Pieces =
    [
        ("word", _ => "word"),
        ("词", _ => "词"),
        ("{n}", Text),
        ("{ n }", Text),
        ("{= n * 2}", n => Text(n * 2)),
        ("{= n < 0 or n >= 0}", _ => "1"),
        ("{n}.", n => Text(n) + "."),
        ("{rate}", _ => "0.05"),
        (@"\{n}", _ => "{n}"),
        (@"\{= n}", _ => "{= n}"),
        ("{unknown}", _ => "{unknown}"),
        ("{ = n}", _ => "{ = n}"),
        (@"US\$2", _ => "US$2"),
        ("US$2", _ => "US$2"),
        ("5$", _ => "5$"),
        ("$ x", _ => "$ x"),
        ("*{n}*", n => $"<em>{Text(n)}</em>"),
        ("**a {n}**", n => $"<strong>a {Text(n)}</strong>"),
        ("[a {n}](https://example.org/{=n}/{n})", n => $"<a href=\"https://example.org/{Uri.EscapeDataString(Text(n))}/%7Bn%7D\" rel=\"noopener\">a {Text(n)}</a>"),
        ("`f({n})`", _ => "<code>f({n})</code>"),
        ("`f\"{n}\" {= n}`", n => $"<code>f&quot;{{n}}&quot; {Text(n)}</code>"),
        (@"`\{= n} \\{= n} \\\{= n}`", n => $@"<code>{{= n}} \{Text(n)} \{{= n}}</code>"),
        (@"$\mathbf{n} + {= n}$", n => Formula($@"\mathbf{{n}} + {NumberText.FormatTex(n)}")),
        (@"$\{= n\}$", _ => Formula(@"\{= n\}")),
        (@"$\$ {= n}$", n => Formula($@"\$ {NumberText.FormatTex(n)}")),
        ("|", _ => "|"),
        (@"\|", _ => "|"),
    ];

    [Fact]
    public void Values_dollars_braces_code_and_formulas_show_what_they_say_however_they_are_mixed() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[1, 12], Gen.Int[-3, 5]).Sample(
            (chosen, n) =>
            {
                // Words in between keep apart what Markdown reads together: a formula and a digit, an emphasis and a letter.
                var written = "x " + string.Join(" x ", chosen.Select(piece => Pieces[piece].Written));
                var shown = "x " + string.Join(" x ", chosen.Select(piece => Pieces[piece].Shown(n)));
                // A lone dollar can meet another one further on; what lies between decides, and that is another test's matter.
                return (chosen.Length > 1 && chosen.Any(piece => Pieces[piece].Written is "US$2" or "5$" or "$ x"))
                    || $"<p>{shown}</p>" == Html(written, n);
            },
            iter: 1000, time: -1);

    [Theory]
    [InlineData("{n}. A value makes no list", "<p>4. A value makes no list</p>")]
    [InlineData("US$2 an hour for {n} hours, US$ {= 2 * n}", "<p>US$2 an hour for 4 hours, US$ 8</p>")]
    [InlineData("```python\nprint(f\"{n}\", {= n})\n```", "<pre tabindex=\"0\"><code><span class=\"hljs-built_in\">print</span>(<span class=\"hljs-string\">f&quot;<span class=\"hljs-subst\">{n}</span>&quot;</span>, <span class=\"hljs-number\">4</span>)</code></pre>")]
    [InlineData("    {n} {= n}", "<pre tabindex=\"0\"><code>{n} 4</code></pre>")]
    [InlineData("| a | b |\n|---|---|\n| {n} \\| {= n} | `{n} \\| {= n}` |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>4 | 4</td>\n<td><code>{n} | 4</code></td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("{n} MB and {n} = {n}", "<p>4\u00a0MB and 4\u00a0=\u00a04</p>")]
    [InlineData("![about {n}](no.png)", "<p>about 4</p>")]
    public void A_value_is_text(string markdown, string html) => Assert.Equal(html, Html(markdown, 4));

    [Fact]
    public void A_formula_of_its_own_lines_takes_formulas_only() =>
        Assert.Contains(SmallDeck.Engine.Formula(@"\sqrt{n} + {4}", true).MathMl!, Html("$$\n\\sqrt{n} + {= n}\n$$", 4), StringComparison.Ordinal);

    [Theory]
    [InlineData(@"$\mathbf{v}$ has {v} entries", "QH241:0:9")]
    [InlineData(@"$\mathbf{ v }$ has {v} entries")]
    [InlineData("`f\"{v}\"` prints {v}", "QH241:0:4")]
    [InlineData("`f\"{w}\"` prints {v}")]
    [InlineData("It is {v}:\n\n```python\nf\"{v}\"\n```", "QH241:3:3")]
    [InlineData("It is {v}:\n\n$$\n\\sqrt{v}\n$$", "QH241:3:6")]
    [InlineData("See [it](https://example.org/{v})", "QH241:0:30")]
    [InlineData("`{= w}` and {v}", "QH171:0:5")]
    [InlineData("`\\{= w}` and {v}")]
    [InlineData("$x^{= 1 / (v - 2)}$ and {v}", "QH176:0:7")]
    [InlineData("US$2 for {v} hours", "QH240:0:3")]
    [InlineData("US\\$2 for {v} hours")]
    public void What_would_not_be_shown_as_meant_is_found_at_its_place(string stem, params string[] found) =>
        Assert.Equal(found, SmallDeck.Of(2, SmallDeck.Numeric(stem, "v=2..4/1")).Found(stem.Split('\n')[0]));

    [Fact]
    public void A_value_in_a_title_is_found() => Assert.Equal(
        ["QH242:0:5"],
        SmallDeck.Of(2, SmallDeck.Numeric("How many of {v}?", "v=2..4/1").Replace("### Numbers", "### {v} numbers", StringComparison.Ordinal)).Found("### "));

    [Fact]
    public void Reasons_have_values_too()
    {
        var deck = SmallDeck.Of(2, SmallDeck.Numeric("How many of {v}?", "v=4..4/1", "It costs US\\$2 for {v}, `{v}`."));
        Assert.Equal(["QH241:3:30"], deck.Found("How many"));
        var reason = ((NumericBody)deck.Item.Body).Numbers[0].Reason.In("en");
        Assert.Equal("<p>It costs US$2 for 4, <code>{v}</code>.</p>", deck.Html(reason));
    }

    private static string Text(double value) => NumberText.Format(value);

    private static string Formula(string tex) => SmallDeck.Engine.Formula(tex, false).MathMl!;

    private static string Html(string markdown, int n) => new MarkdownHtml(SmallDeck.Engine).Render(
        markdown, new(Deck, null, "en", new Dictionary<string, double> { ["n"] = n, ["rate"] = 0.05 }, Numbers));
}

using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;

namespace QuizHub.Tests.Decks.Formats;

/// <summary><c>\|</c> is a bar in every table and in every blank.</summary>
public sealed class TableBarTests
{
    [Theory]
    [InlineData(@"a \| b", "a | b")]
    [InlineData(@"`a \| b`", "<code>a | b</code>")]
    [InlineData("`a | b`", "<code>a | b</code>")]
    [InlineData(@"$P(A\|B)$", "P(A|B)")]
    [InlineData("$P(A|B)$", "P(A|B)")]
    [InlineData("$|w|$", "|w|")]
    [InlineData(@"$\|w\|$", "|w|")]
    [InlineData(@"$\\|w\\|$", @"\|w\|")]
    [InlineData(@"$\lVert w\rVert$", @"\lVert w\rVert")]
    [InlineData(@"`\\|`", @"<code>\|</code>")]
    public void A_bar_means_the_same_in_a_table_of_prose_and_in_one_of_pairs(string cell, string meaning)
    {
        var html = meaning.StartsWith('<') || !cell.Contains('$') ? meaning : SmallDeck.Engine.Formula(meaning, false).MathMl;
        var prose = SmallDeck.Of(2).Html($"| a | b |\n|---|---|\n| {cell} | x |", DeckFormat.Latest);
        Assert.Contains($"<td>{html}</td>\n<td>x</td>", prose, StringComparison.Ordinal);

        var deck = SmallDeck.Of(2, Matching(cell, "other"));
        Assert.Empty(deck.Reading.Diagnostics);
        var row = ((MatchingBody)deck.Item.Body).Rows[0];
        Assert.Equal($"<p>{html}</p>", deck.Html(row.Left!.In("en")));
        Assert.Equal("first", row.Right.In("en"));
    }

    [Fact]
    public void The_norm_and_the_size_are_two_things()
    {
        Assert.Empty(SmallDeck.Of(2, Matching("$|w|$", @"$\lVert w\rVert$")).Reading.Diagnostics);
        Assert.Empty(SmallDeck.Of(2, Matching("$|w|$", @"$\\|w\\|$")).Reading.Diagnostics);
        Assert.Equal(["QH157:5:1"], SmallDeck.Of(2, Matching("$|w|$", @"$\|w\|$")).Found("Match."));
    }

    [Theory]
    [InlineData(@"P(A\|B)", "P(A|B)")]
    [InlineData(@"P(A\|B) | Pr(A \| B)", "P(A|B)", "Pr(A | B)")]
    [InlineData(@"a\\ | b", @"a\", "b")]
    [InlineData(@"x[y[0\]\]", "x[y[0]]")]
    [InlineData(@"\alpha | α", @"\alpha", "α")]
    [InlineData("$5 | {n}", "$5", "{n}")]
    public void An_answer_for_a_blank_can_hold_a_bar(string written, params string[] answers)
    {
        var deck = SmallDeck.Of(2, Cloze($"It is [[1: {written}]] here, [[2: yes]]."));
        Assert.Empty(deck.Reading.Diagnostics);
        var body = (ClozeBody)deck.Item.Body;
        Assert.Equal(answers, body.Blanks[0].Accepted["en"]);
        Assert.Equal("It is [[1]] here, [[2]].", body.Text.In("en"));
    }

    [Theory]
    [InlineData("It is $x = [[1: 2]]$ and [[2: yes]].", "QH243:0:12")]
    [InlineData("It is:\n\n```python\nx = [[1: 2]]\n```\n\nand [[2: yes]].", "QH243:3:5")]
    [InlineData("It is ![a [[1: 2]]](no.png) and [[2: yes]].", "QH193:0:7", "QH243:0:11")]
    [InlineData("It is `x = [[1: 2]]` and **[[2: yes]]**.")]
    [InlineData("It is:\n\n```\nx = [[1: 2]]\n```\n\nand [[2: yes]].")]
    public void A_blank_that_could_not_be_filled_in_is_found(string stem, params string[] found) =>
        Assert.Equal(found, SmallDeck.Of(2, Cloze(stem)).Found(stem.Split('\n')[0]));

    [Theory]
    [InlineData("> 0.5", "&gt;\u00a00.5")]
    [InlineData("1. of May", "1. of May")]
    [InlineData("# of layers", "# of layers")]
    [InlineData("- none", "- none")]
    [InlineData("+ 3", "+\u00a03")]
    [InlineData("***", "***")]
    [InlineData("*a* and `b`", "<em>a</em> and <code>b</code>")]
    public void A_cell_of_pairs_holds_words(string cell, string html)
    {
        var deck = SmallDeck.Of(2, Matching(cell, "other"));
        Assert.Empty(deck.Reading.Diagnostics);
        Assert.Equal($"<p>{html}</p>", deck.Html(((MatchingBody)deck.Item.Body).Rows[0].Left!.In("en")));
    }

    private static string Matching(string first, string second) =>
        $"### Match {{#match .matching facet=compare}}\n\nMatch.\n\n| L | R | Why |\n|---|---|---|\n| {first} | first | Because. |\n| {second} | second | Because. |\n";

    private static string Cloze(string stem) => $"### Blanks {{#blanks .cloze facet=recall}}\n\n{stem}\n\n1. So it is.\n2. So it is too.\n";
}

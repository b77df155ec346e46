using CsCheck;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;

namespace QuizHub.Tests.Decks.Formats;

/// <summary><c>check --upgrade</c>: a deck of format 1 becomes one of format 2 that says the same.</summary>
public sealed class FormatUpgradeTests : IDisposable
{
    /// <summary>What authors of format 1 may have written. Lone dollars are left out: behind one, format 1 showed values in braces.</summary>
    private static readonly Gen<string> Pieces = Gen.OneOf(
        "words", "学习率", "{n}", "{ n }", "{= n + 1}", @"\{n}", @"\\{n}", "**{n}**", "(a {n})", @"\$5", "$x$", @"$\sqrt{n}$", @"$x^{n}_{ n }$", "$x^{= n}$", @"$\{n\}$", @"$\\{n}$",
        "`f({n})`", "`{= n}`", @"`\{= n}`", @"`\\{= n}`", @"`\\\{n}`", @"`\\{n}`", "`{= zz}`", @"`\{= zz}`", "`{=}`", "`{a {n}}`", "[see {n}](https://example.org/{n})", "[at](https://example.org/{=n})",
        "<https://example.org/{n}>");

    private static readonly Gen<string> Cells = Gen.OneOf(
        "{n}", @"a \| b", @"`a \| {n}`", "`a | b`", @"`a \\| b`", @"$P(A\|{n})$", "$|x|$", @"$\|x\|$", @"$\begin{matrix}a\\|b|\end{matrix}$", @"`{= n} \{= n}`");

    private static readonly Gen<string> Blocks = Gen.OneOf(
        Pieces.Array[1, 6].Select(pieces => "so " + string.Join(" so ", pieces)),
        Gen.Select(Cells, Cells).Select((left, right) => $"| l | r |\n|---|---|\n| {left} | {right} |"),
        Gen.OneOf("```python\nprint(f\"{n}\", {= n})  # \\{= n}\n```", "```\n{n}\n\n{ n } {= zz}\n```", "$$\n\\frac{n}{= n}\n$$", "    {n} {= n}"));

    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-upgrade-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void An_upgraded_item_shows_what_it_showed() => Gen.Select(Blocks.Array[1, 4], Gen.Int[-3, 12]).Sample(
        (blocks, n) =>
        {
            var stem = string.Join("\n\n", blocks) + "\n\nHow many of {n}?";
            var before = SmallDeck.Of(1, SmallDeck.Numeric(stem, $"n={n}..{n}/1"));
            var after = before.Upgraded();
            Assert.Contains("format: 2", after.Files["deck.yml"], StringComparison.Ordinal);
            Assert.Equal(before.Html(before.Item.In("en").StemMarkdown), after.Html(after.Item.In("en").StemMarkdown));
            Assert.Equal(before.Item.KeyVersion, after.Item.KeyVersion);
            Assert.Equal(after.Files, after.Upgraded().Files);
            // What was found before because of the format is not found after.
            Assert.DoesNotContain(after.Reading.Diagnostics, found => found.Code is "QH241" or "QH244");
        },
        iter: 150, time: -1);

    [Theory]
    [InlineData(@"P(A\|B)", @"P(A\", "B)")]
    [InlineData(@"a\\b | c", @"a\\b", "c")]
    [InlineData(@"\alpha", @"\alpha")]
    [InlineData(@"a\", @"a\")]
    public void A_blank_accepts_what_it_accepted(string written, params string[] answers)
    {
        var before = SmallDeck.Of(1, $"### Blank {{#blank .cloze facet=recall}}\n\nIt is [[1: {written}]].\n\n1. So it is.\n");
        var after = before.Upgraded();
        Assert.Equal(answers, ((ClozeBody)after.Item.Body).Blanks[0].Accepted["en"]);
        Assert.Equal(before.Item.KeyVersion, after.Item.KeyVersion);
        Assert.Equal(before.Item.ItemVersion, after.Item.ItemVersion);
    }

    [Theory]
    [InlineData(@"$\|w\|$")]
    [InlineData(@"`a \| b`")]
    [InlineData(@"a \| b")]
    public void A_table_of_pairs_stays_as_it_is(string cell)
    {
        var before = SmallDeck.Of(1, $"### Match {{#match .matching facet=compare}}\n\nMatch.\n\n| L | R | Why |\n|---|---|---|\n| {cell} | first | Because. |\n| x | second | Because. |\n");
        var after = before.Upgraded();
        Assert.Equal(before.Files[SmallDeck.File], after.Files[SmallDeck.File]);
        Assert.Equal(before.Item.ItemVersion, after.Item.ItemVersion);
    }

    /// <summary>A lone dollar stays, and is found; the value behind it loses the braces that format 1 showed.</summary>
    [Fact]
    public void Behind_a_lone_dollar_values_are_values_again()
    {
        var after = SmallDeck.Of(1, SmallDeck.Numeric("US$2 an hour for {n} hours?", "n=5..5/1")).Upgraded();
        Assert.Equal("<p>US$2 an hour for 5 hours?</p>", after.Html(after.Item.In("en").StemMarkdown));
        Assert.Equal(["QH240:0:3"], after.Found("US$2"));
    }

    [Fact]
    public void Line_ends_marks_and_translations_stay()
    {
        var fixture = new DeckFixture();
        fixture.Set(DeckFixture.Yml, fixture.Text(DeckFixture.Yml).Replace("format: 2", "format: 1", StringComparison.Ordinal));
        fixture.Replace(DeckFixture.En, "{= lr} }", "{lr} }").FillTranslates();
        foreach (var file in fixture.Names.Where(name => name.EndsWith(".md", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal)).ToList())
        {
            fixture.Set(file, [.. System.Text.Encoding.UTF8.Preamble, .. System.Text.Encoding.UTF8.GetBytes(fixture.Text(file).Replace("\n", "\r\n", StringComparison.Ordinal))]);
        }

        var folder = fixture.WriteTo(_root);
        var zh = File.ReadAllBytes(Path.Combine(folder, DeckFixture.Zh));
        var written = DeckUpgrade.Write(_root);
        Assert.Equal([DeckFixture.En, DeckFixture.Zh, DeckFixture.Yml], written.Select(file => Path.GetRelativePath(folder, file.Path).Replace('\\', '/')));
        var english = File.ReadAllBytes(Path.Combine(folder, DeckFixture.En));
        Assert.True(english.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble));
        var text = System.Text.Encoding.UTF8.GetString(english);
        Assert.Contains("{= lr} }{1 - {= beta}}", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(sign => sign == '\n'), text.Split("\r\n").Length - 1);
        Assert.Equal(zh.Length, File.ReadAllBytes(Path.Combine(folder, DeckFixture.Zh)).Length);
        Assert.Empty(new DeckParser([DeckFixture.Demo]).Read(QuizHub.Server.Decks.Reading.DeckFiles.FromFolder(folder)).Diagnostics);
    }

    [Fact]
    public void A_deck_that_cannot_be_read_whole_is_left_alone()
    {
        var fixture = new DeckFixture();
        fixture.Set(DeckFixture.Yml, fixture.Text(DeckFixture.Yml).Replace("format: 2", "format: 1", StringComparison.Ordinal));
        fixture.Set(DeckFixture.Plain, "no front matter");
        var folder = fixture.WriteTo(_root);
        var written = Assert.Single(DeckUpgrade.Write(_root));
        Assert.Null(written.Edits);
        Assert.StartsWith("format: 1", File.ReadAllText(Path.Combine(folder, DeckFixture.Yml)), StringComparison.Ordinal);
    }
}

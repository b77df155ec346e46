using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using static QuizHub.Tests.Decks.DeckFixture;

namespace QuizHub.Tests.Decks;

/// <summary>Whoever writes a deck is told what goes wrong, once, and is left alone with what does not matter.</summary>
public sealed class AuthorAdviceTests
{
    private const string Parameters = "params=\"lr=0.01..0.1/0.01; beta=0.6..0.9/0.1\"";

    [Theory]
    [InlineData(".git/config"), InlineData(".git/refs/heads/main"), InlineData(".github/workflows/check.yml"), InlineData(".github/logo.png"), InlineData(".gitignore")]
    [InlineData(".gitattributes"), InlineData(".editorconfig"), InlineData(".vscode/settings.json"), InlineData(".DS_Store"), InlineData("optimizers/.DS_Store"), InlineData("README.md")]
    [InlineData("README"), InlineData("readme.zh.md"), InlineData("README-zh.md"), InlineData("README_zh.md"), InlineData("LICENSE"), InlineData("LICENSE.txt"), InlineData("LICENSE-MIT")]
    [InlineData("PROOF.md"), InlineData("LICENCE.md"), InlineData("COPYING"), InlineData("CHANGELOG.md"), InlineData("CONTRIBUTING.md"), InlineData("CODE_OF_CONDUCT.md"), InlineData("Thumbs.db"), InlineData("optimizers/desktop.ini")]
    [InlineData("optimizers/sgd.en.md~"), InlineData("optimizers/sgd.en.md.bak"), InlineData("optimizers/.sgd.en.md.swp"), InlineData("optimizers/#sgd.en.md#"), InlineData("deck.yml.orig")]
    public void Files_for_others_are_left_alone(string name) => Assert.Empty(new DeckFixture().Set(name, [0, 1, 2]).Read().Diagnostics);

    [Theory]
    [InlineData("notes.txt"), InlineData("optimizers/notes.md"), InlineData("optimizers/adam.md"), InlineData("optimizers/changelog.txt")]
    public void Files_that_were_meant_for_the_deck_are_not(string name) => Assert.Equal("QH107", Assert.Single(new DeckFixture().Set(name, "Notes").Read().Diagnostics).Code);

    [Theory]
    [InlineData("lr=0.01..0.1/0.01; beta=0.6..0.9/0.1; lr=1..2/1", "QH255")]
    [InlineData("lr=0.01..0.1/0.01; beta=0.6..0.9/0.1; and=1..2/1", "QH255")]
    [InlineData("lr=0.01..0.1/0.01; beta=0.6..0.9/0.1; log2=1..2/1", "QH255")]
    [InlineData("lr=0.01..0.1/0.01; beta", "QH173")]
    [InlineData("lr=0.01..0.1/0.01; beta=0.9..0.6/0.1", "QH174")]
    [InlineData("lr=0.01..0.1/0.000001; beta=0.6..0.9/0.1", "QH175")]
    public void A_parameter_at_fault_is_all_that_is_said(string parameters, string code)
    {
        var fixture = new DeckFixture().Replace(En, Parameters, $"params=\"{parameters}\"").FillTranslates();
        Assert.Equal([code], fixture.Read().Diagnostics.Select(found => found.Code));
    }

    [Theory]
    [InlineData("title: { en: A whole deck, zh: 完整的题库 }", "title: { en: ~, zh: null }", 2)]
    [InlineData("term: { en: learning rate, zh: 学习率 }", "term: { en: ~, zh: 学习率 }", 1)]
    public void A_text_that_says_nothing_is_said_to_be_none_and_nothing_else(string old, string broken, int times)
    {
        Assert.Equal(Enumerable.Repeat("QH114", times), new DeckFixture().Replace(Yml, old, broken).Read().Diagnostics.Select(found => found.Code));
    }

    [Fact]
    public void A_heading_without_id_is_not_said_to_be_missing_from_its_translation()
    {
        var found = new DeckFixture().Replace(En, "### What falls {#falls .multiple", "### What falls {.multiple").FillTranslates().Read().Diagnostics;
        Assert.Equal("QH143", Assert.Single(found).Code);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Ten_and_more_entries_are_read_with_whatever_indentation(int spaces)
    {
        var entries = string.Concat(Enumerable.Range(1, 12).Select(number => $"{number}. Step {number}\n{new string(' ', spaces)}> Because of {number}.\n"));
        var reading = new DeckFixture().Set(Plain, new DeckFixture().Text(Plain).TrimEnd() + $"\n\n### Twelve {{#twelve .ordering facet=mechanism}}\n\nIn order.\n\n{entries}").Read();
        Assert.Empty(Own(reading));
        var order = (OrderingBody)reading.Deck!.FindQuestion("plain")!.Items.Single(item => item.Id == "twelve").Body;
        Assert.Equal(Enumerable.Range(1, 12).Select(number => ($"Step {number}", $"Because of {number}.")), order.Entries.Select(entry => (entry.Text.In("en"), entry.Reason.In("en"))));
    }

    [Fact]
    public void A_quotation_at_the_margin_is_the_only_thing_said_of_it()
    {
        var entries = string.Concat(Enumerable.Range(1, 10).Select(number => $"{number}. Step {number}\n> Because.\n"));
        var reading = new DeckFixture().Set(Plain, new DeckFixture().Text(Plain).TrimEnd() + $"\n\n### Ten {{#ten .ordering facet=mechanism}}\n\nIn order.\n\n{entries}").Read();
        var found = Own(reading);
        Assert.Equal(Enumerable.Repeat("QH258", 10), found.Select(one => one.Code));
        Assert.Contains("4 spaces", found[^1].Fix.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Smile 👨‍👩‍👧 and ❤️ and ✔︎.")]
    [InlineData("می‌خواهم")]
    [InlineData("क्‍ष")]
    [InlineData("Tab\there.")]
    public void What_writing_needs_is_no_hidden_character(string text) => Assert.Empty(Own(new DeckFixture().Replace(Plain, "See above.", $"See above. {text}").Read()));

    [Theory]
    [InlineData("Half", "Two")]
    [InlineData("`x`", "`X`")]
    [InlineData("$a_1$", "$a_2$")]
    [InlineData("x\u00b2", "x2")]
    public void Options_that_differ_for_a_reader_stay(string one, string other)
    {
        var reading = new DeckFixture().Set(Plain, new DeckFixture().Text(Plain).TrimEnd()
            + $"\n\n### Pick {{#pick .single facet=recall}}\n\nWhich?\n\n- [x] {one}\n  > Yes.\n- [ ] {other}\n  > No.\n- [ ] Neither one\n  > No.\n").Read();
        Assert.Empty(Own(reading));
    }

    /// <summary>Without what is said of the translation, which lacks what was added.</summary>
    private static IReadOnlyList<Diagnostic> Own(DeckReading reading) => [.. reading.Diagnostics.Where(found => found.Code is not ("QH181" or "QH182"))];
}

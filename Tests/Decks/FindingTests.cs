using QuizHub.Server.Decks.Findings;
using static QuizHub.Tests.Decks.DeckFixture;

namespace QuizHub.Tests.Decks;

/// <summary>Every finding, shown on a deck that is free of it until one place is broken.</summary>
public sealed class FindingTests
{
    /// <summary>Found by running demos only; <see cref="ClaimCheckTests"/>, <see cref="CaseCheckTests"/> and <see cref="CheckCommandTests"/> show them.</summary>
    private static readonly string[] ByRunning = ["QH210", "QH211", "QH212", "QH213", "QH214", "QH215", "QH216"];

    /// <summary>Found where a demo has listings; <see cref="ListingTests"/> shows them.</summary>
    private static readonly string[] ByListing = ["QH217", "QH218"];

    /// <summary>Found in folders and by the script engine; <see cref="DeckFolderTests"/> and <see cref="ScriptLimitTests"/> show them.</summary>
    private static readonly string[] ByFolder = ["QH221", "QH224", "QH225", "QH226", "QH227", "QH229"];

    public static TheoryData<string, string, string, string> Breaks => BrokenPlaces.All;

    [Fact]
    public void The_whole_deck_is_free_of_findings()
    {
        var reading = new DeckFixture().Read();
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(2, reading.Deck!.Questions.Count());
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_broken_place_is_found_where_it_is(string code, string file, string old, string broken)
    {
        var fixture = new DeckFixture().Replace(file, old, broken);
        Assert.NotNull(fixture.Marked);
        AssertFound(fixture, code, fixture.Marked.Value);
    }

    [Theory]
    [MemberData(nameof(BrokenFiles.All), MemberType = typeof(BrokenFiles))]
    public void A_broken_file_is_found(string code, BrokenFile broken)
    {
        var fixture = new DeckFixture();
        broken.Break(fixture);
        AssertFound(fixture, code, fixture.Marked ?? ($"whole/{broken.File}", broken.Line, broken.Column));
    }

    [Fact]
    public void Every_code_has_a_broken_place()
    {
        var shown = Breaks.Select(row => row.Data.Item1).Concat(BrokenFiles.All.Select(row => row.Data.Item1)).Concat(ByRunning).Concat(ByListing).Concat(ByFolder);
        Assert.Equal(FindingCatalogue.All.Select(finding => finding.Code), shown.Distinct().Order());
    }

    [Fact]
    public void Codes_are_unique() => Assert.Equal(FindingCatalogue.All.Count, FindingCatalogue.All.Select(finding => finding.Code).Distinct().Count());

    [Fact]
    public void A_question_with_errors_is_left_out_and_the_others_stay()
    {
        var deck = new DeckFixture().Replace(En, "- [x] Momentum 0.9", "- [ ] Momentum 0.9").Read().Deck!;
        Assert.Equal("plain", Assert.Single(deck.Questions).Slug);
    }

    [Fact]
    public void A_translation_with_errors_is_left_out_and_the_source_stays()
    {
        var question = new DeckFixture().Replace(Zh, "### 谁先到？ {#narrow-valley}", "### 谁先到？ {#narrow-hill}").Read().Deck!.FindQuestion("sgd")!;
        Assert.Equal(["en"], question.Texts.Keys);
        Assert.All(question.Items, item => Assert.Equal(["en"], item.Texts.Keys));
        Assert.Equal(11, question.Items.Count);
    }

    [Fact]
    public void A_stale_translation_is_an_error_and_is_still_shown()
    {
        var reading = new DeckFixture().Replace(En, "A cheap, noisy", "A cheap and noisy").Read();
        Assert.Equal("QH181", Assert.Single(reading.Diagnostics).Code);
        Assert.Equal(["en", "zh"], reading.Deck!.FindQuestion("sgd")!.Texts.Keys);
    }

    private static void AssertFound(DeckFixture fixture, string code, (string Path, int Line, int Column) place)
    {
        var found = fixture.Read().Diagnostics;
        var list = string.Join('\n', found.Select(one => $"{one.Path}:{one.Line}:{one.Column}: {one.Code}: {one.Message.En} ({one.Fix.En})"));
        Assert.True(found.Any(one => one.Code == code && (one.Path, one.Line, one.Column) == place), $"{code} expected at {place}, found:\n{list}");
        Assert.All(found.Where(one => one.Code == code), one =>
        {
            Assert.Equal(FindingCatalogue.All.Single(finding => finding.Code == code).Severity, one.Severity);
            Assert.DoesNotMatch(@"\{\d\}", one.Message.En + one.Message.Zh + one.Fix.En + one.Fix.Zh);
        });
    }
}

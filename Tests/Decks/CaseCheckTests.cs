using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Findings;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Decks;

/// <summary>Cases that a deck shows, proved by real runs, and found wanting on variants of the demo that get them wrong.</summary>
public sealed class CaseCheckTests
{
    [Theory]
    [InlineData("clinic", null, 20, 20)]
    [InlineData("clinic.broken-faults", "QH215", 0, 20)]
    [InlineData("clinic.broken-remedies", "QH216", 20, 0)]
    public async Task A_case_must_be_ill_without_its_remedy_and_well_with_it(string demo, string? code, int there, int gone)
    {
        await using var pool = Workers.Pool(options => options.Workers = 2);
        var demos = await pool.DescribeAsync(TestContext.Current.CancellationToken);
        var fixture = new DeckFixture().Replace(
            DeckFixture.En, "### Which is first? {#narrow-valley .single facet=mechanism}", "‸### Which is first? {#narrow-valley .single facet=diagnose case=dead-units}");
        var reading = fixture.Read();
        Assert.Equal("dead-units", reading.Deck!.FindQuestion("sgd")!.Items.Single(item => item.Id == "narrow-valley").Case);
        var findings = new FindingList();
        var result = Assert.Single(await new CaseCheck(new(pool), demos, demo).CheckAsync(reading, _ => true, findings, TestContext.Current.CancellationToken));
        Assert.Equal((code is null, there, gone, 20), (result.IsProved, result.There, result.Gone, result.Of));
        Assert.Equal(code, findings.Sorted().SingleOrDefault()?.Code);
        Assert.All(findings.Sorted(), one => Assert.Equal(fixture.Marked, (one.Path, one.Line, one.Column)));
    }

    [Fact]
    public void Items_without_a_case_keep_the_version_that_they_had_before_there_were_cases()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Quizzes.SampleItems.Choice(false, 3, "a"), QuizHub.Site.Json.Options);
        Assert.DoesNotContain("case", json, StringComparison.OrdinalIgnoreCase);
    }
}

using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos.Snippets;

/// <summary>Each snippet, run: as written it shows its symptom, mended it doesn't, and what is listed is what the run shows.</summary>
public sealed class SnippetTests(TwoWorkers workers) : IClassFixture<TwoWorkers>
{
    private const string Demo = "training-snippets";

    private static readonly IReadOnlyList<int> Seeds = [.. Enumerable.Range(501, 6)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Demo, 6, 0)]
    [InlineData(Demo + ".broken-faults", 0, 0)]
    [InlineData(Demo + ".broken-mending", 6, 6)]
    public async Task The_symptom_is_there_as_written_and_gone_when_mended(string name, int written, int mended)
    {
        var pool = workers.Both;
        var demo = await Workers.DeclarationAsync(pool, name);
        var others = new List<string>();
        foreach (var option in Options(demo))
        {
            var settings = Workers.Settings(demo, ("snippet", option.Id));
            var verdict = await new ClaimRunner(pool).ProveAsync(demo, settings, Seeds, _ => true, Cancel);
            var facts = verdict.Seeds.Select(seed => seed.Outcome.Facts!).ToList();
            var (there, left) = (facts.Count(fact => fact["written.symptom"] == 1), facts.Count(fact => fact["mended.symptom"] == 1));
            if ((there, left) != (written, mended))
            {
                others.Add($"{option.Id}: as written {there} of 6, mended {left} of 6");
            }
        }

        Assert.Empty(others);
    }

    [Fact]
    public async Task What_is_listed_is_what_runs_and_one_line_of_it_is_wrong()
    {
        var pool = workers.Both;
        var demo = await Workers.DeclarationAsync(pool, Demo);
        Assert.True(Options(demo).Count >= 12);
        foreach (var option in Options(demo))
        {
            var events = new List<RunEvent>();
            var settings = Workers.Settings(demo, ("snippet", option.Id));
            var done = Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), Demo, settings, 1), events.Add, Cancel));
            var rows = events.OfType<RunFigure>().Single(figure => figure.Update.Figure == "code").Update.Table!.Rows;
            var listing = option.Listing!.Split('\n');
            Assert.InRange(listing.Length, 6, 14);
            Assert.Equal(listing, rows.Where(row => row[1] != "+").Select(row => row[2]));
            Assert.Equal(Enumerable.Range(1, listing.Length).Select(number => $"{number}"), rows.Where(row => row[1] != "+").Select(row => row[0]));
            var line = (int)FactValues.ToNumbers(done.Facts!)["fault.line"];
            Assert.InRange(rows.Count(row => row[1] == "−"), 0, 1);
            Assert.Equal(1, rows.Count(row => row[1] == "+"));
            Assert.True(rows.Any(row => row[1] == "−") ? rows.Single(row => row[1] == "−")[0] == $"{line}" : rows.SkipWhile(row => row[1] != "+").ElementAt(1)[0] == $"{line}");
            Assert.Contains(rows.Single(row => row[1] == "+")[2].Trim(), done.Outcome!.En, StringComparison.Ordinal);
            Assert.Contains(rows.Single(row => row[1] == "+")[2].Trim(), done.Outcome.Zh, StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<SettingOption> Options(DemoDeclaration demo) => Assert.IsType<ChoiceSetting>(Assert.Single(demo.Settings)).Options;
}

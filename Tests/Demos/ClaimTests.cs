using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

public sealed class ClaimTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_is_proved_over_its_seeds_and_its_opposite_is_not()
    {
        await using var pool = Workers.Pool(options => options.Workers = 2);
        var claims = new ClaimRunner(pool);
        var demo = await Workers.DeclarationAsync(pool, "sgd-variants");
        var settings = Workers.Settings(demo, ("conditionNumber", "50"));
        int[] seeds = [.. Enumerable.Range(1, 20)];

        var proved = await claims.ProveAsync(demo, settings, seeds, Statement("momentum.updates <= 0.5 * plain.updates"), Cancel);
        Assert.Equal((20, 20), (proved.Held, proved.Of));
        Assert.Equal(seeds, proved.Seeds.Select(seed => seed.Outcome.Seed));
        var refuted = await claims.ProveAsync(demo, settings, seeds, Statement("momentum.updates > plain.updates"), Cancel);
        Assert.Equal((0, 20), (refuted.Held, refuted.Of));
    }

    [Fact]
    public async Task A_run_that_fails_does_not_hold_and_says_why()
    {
        await using var pool = Workers.Pool();
        var demo = await Workers.DeclarationAsync(pool, "fault");
        var verdict = await new ClaimRunner(pool).ProveAsync(demo, Workers.Fault("abort").Settings, [1, 2], _ => true, Cancel);
        Assert.Equal((0, 2), (verdict.Held, verdict.Of));
        Assert.All(verdict.Seeds, seed => Assert.Equal("crashed", seed.Outcome.Failure!.Code));
    }

    [Fact]
    public async Task Every_claim_of_the_shipped_deck_fails_on_a_broken_variant_of_its_demo()
    {
        await using var pool = Workers.Pool(options => options.Workers = 2);
        var demos = await pool.DescribeAsync(Cancel);
        var runner = new ClaimRunner(pool);
        var unmoved = new List<string>();
        var claims = Claims().ToList();
        foreach (var (question, claim) in claims)
        {
            var broken = demos.Where(demo => demo.Name.StartsWith(question.Demo!.Name + ".broken-", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(broken);
            var fails = false;
            foreach (var demo in broken.TakeWhile(_ => !fails))
            {
                // So many seeds that all of them failing breaks the claim, whatever the others do.
                var needed = claim.Seeds.Count - claim.Holds + 1;
                var settings = Workers.Settings(demo, claim.Settings.Select(setting => (setting.Key, setting.Value)));
                var verdict = await runner.ProveAsync(demo, settings, [.. claim.Seeds.All().Take(needed)], Statement(claim.Expect), Cancel);
                fails = verdict.Held == 0 && verdict.Seeds.All(seed => seed.Outcome.Facts is not null);
            }

            if (!fails)
            {
                unmoved.Add($"{question.Slug}/{claim.Id}: {claim.Expect}");
            }
        }

        Assert.True(claims.Count >= 10, "The shipped deck has claims.");
        Assert.Empty(unmoved);
    }

    private static IEnumerable<(Question Question, Claim Claim)> Claims()
    {
        var folder = Path.Combine(Path.GetDirectoryName(TestsRoot.Path)!, "Content", "deep-learning");
        var deck = new DeckParser().Read(DeckFiles.FromFolder(folder)).Deck!;
        return deck.Questions.SelectMany(question => question.Claims.Select(claim => (question, claim)));
    }

    private static Func<IReadOnlyDictionary<string, double>, bool> Statement(string text) => Formula.Parse(text, out _)!.Truth;
}

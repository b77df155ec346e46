using System.Collections.Concurrent;
using QuizHub.Demos;
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
        var unmoved = new ConcurrentQueue<string>();
        var claims = Claims().ToList();
        // Most claims are broken by one seed: side by side they keep both workers busy, one after the other they would not.
        await Parallel.ForEachAsync(claims, new ParallelOptions { MaxDegreeOfParallelism = pool.Workers, CancellationToken = Cancel }, async (found, _) =>
        {
            var (question, claim) = found;
            var broken = demos.Where(demo => demo.Name.StartsWith(question.Demo!.Name + ".broken-", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(broken);
            var fails = false;
            foreach (var demo in broken.TakeWhile(_ => !fails))
            {
                fails = await FailsAsync(runner, demo, claim);
            }

            if (!fails)
            {
                unmoved.Enqueue($"{question.Slug}/{claim.Id}: {claim.Expect}");
            }
        });

        Assert.True(claims.Count >= 10, "The shipped deck has claims.");
        Assert.Empty(unmoved);
    }

    /// <summary>Whether the claim fails with so many seeds that it is broken, whatever the others do. The first one with which it holds, or that comes to no facts,
    /// ends it.</summary>
    private static async Task<bool> FailsAsync(ClaimRunner runner, DemoDeclaration demo, Claim claim)
    {
        var settings = Workers.Settings(demo, claim.Settings.Select(setting => (setting.Key, setting.Value)));
        foreach (var seed in claim.Seeds.All().Take(claim.Seeds.Count - claim.Holds + 1))
        {
            var verdict = await runner.ProveAsync(demo, settings, [seed], Statement(claim.Expect), Cancel);
            if (verdict.Held > 0 || verdict.Seeds.Any(run => run.Outcome.Facts is null))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(Question Question, Claim Claim)> Claims()
    {
        var folder = Path.Combine(Path.GetDirectoryName(TestsRoot.Path)!, "Content", "deep-learning");
        var deck = new DeckParser().Read(DeckFiles.FromFolder(folder)).Deck!;
        return deck.Questions.SelectMany(question => question.Claims.Select(claim => (question, claim)));
    }

    private static Func<IReadOnlyDictionary<string, double>, bool> Statement(string text) => Formula.Parse(text, out _)!.Truth;
}

using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks;

namespace QuizHub.Tests.Decks;

/// <summary>What the shipped deck states of its claims against what a hundred runs with fresh seeds said of them.</summary>
public sealed partial class ProofOfDeckTests
{
    private const double Chance = 1e-4;

    [Fact]
    public void Every_claim_was_tried_over_fresh_seeds_and_says_where_it_did_not_always_hold()
    {
        var proved = Rows().Matches(File.ReadAllText(Path.Combine(TestsRoot.ShippedContent, "deep-learning", "PROOF.md")).Split("## Predictions")[0])
            .ToDictionary(row => (row.Groups[1].Value, row.Groups[2].Value), row => int.Parse(row.Groups[3].Value, CultureInfo.InvariantCulture));
        foreach (var (question, claim) in SharedParts.ShippedDeck.Questions.SelectMany(question => question.Claims.Select(claim => (question, claim))))
        {
            Assert.True(proved.TryGetValue((question.Slug, claim.Id), out var held), $"{question.Slug}/{claim.Id}: not in PROOF.md (prove the question anew with --write)");
            Assert.True(claim.Holds <= Most(held / 100.0, claim.Seeds.Count), $"{question.Slug}/{claim.Id}: held in {held} of 100 runs, so `holds` is at most {Most(held / 100.0, claim.Seeds.Count)}");
            Assert.All(question.Texts.Values, text => Assert.True(held == 100 || Says(text.Claims[claim.Id], held), $"{question.Slug}/{claim.Id}: does not say that it held in {held} of 100 runs"));
        }
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(0.99, 17)]
    [InlineData(0.97, 15)]
    [InlineData(0.85, 10)]
    public void A_sound_claim_fails_by_chance_less_than_once_in_ten_thousand(double share, int most) => Assert.Equal(most, Most(share, 20));

    private static bool Says(ClaimText claim, int held) => claim.Markdown.Contains($"{held} of 100 runs", StringComparison.Ordinal) || claim.Markdown.Contains($"100 次运行中有 {held} 次", StringComparison.Ordinal);

    /// <summary>The most that can be asked of so many runs if they come out so independently.</summary>
    private static int Most(double share, int runs)
    {
        var (fails, most) = (0.0, 0);
        for (var held = 0; held <= runs && fails < Chance; held++)
        {
            most = held;
            fails += Choose(runs, held) * Math.Pow(share, held) * Math.Pow(1 - share, runs - held);
        }

        return most;
    }

    private static double Choose(int of, int some) => Enumerable.Range(1, some).Aggregate(1.0, (product, factor) => product * (of - some + factor) / factor);

    [GeneratedRegex(@"^\| ([\w-]+) \| ([\w-]+) \| (\d+) of 100 ", RegexOptions.Multiline)]
    private static partial Regex Rows();
}

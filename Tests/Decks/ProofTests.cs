using QuizHub.Server.Decks.Proof;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Decks;

/// <summary>What decks state, estimated over seeds that nobody chose.</summary>
public sealed class ProofTests
{
    [Fact]
    public void Fresh_seeds_are_distinct_and_none_that_a_deck_would_name()
    {
        var seeds = FreshSeeds.Draw(7, 500);
        Assert.Equal(500, seeds.Distinct().Count());
        Assert.All(seeds, seed => Assert.InRange(seed, 10_000, 1_000_000));
        Assert.Equal(seeds, FreshSeeds.Draw(7, 500));
        Assert.NotEqual(seeds, FreshSeeds.Draw(8, 500));
        Assert.Equal(seeds.Take(20), FreshSeeds.Draw(7, 20));
    }

    [Theory]
    [InlineData(100, 100, 1, false)]
    [InlineData(97, 100, 1, true)]
    [InlineData(91, 100, 0.9, false)]
    [InlineData(80, 100, 0.9, true)]
    public void What_is_stated_falls_short_only_when_the_whole_interval_lies_below_it(int held, int of, double stated, bool fallsShort)
    {
        var line = new ProofLine("sgd", "momentum-wins", ProofKind.Claim, held, of, stated, []);
        Assert.Equal(fallsShort, line.FallsShort);
        var row = ProofTable.Write("whole", "prove", [line]).Split('\n').Single(row => row.StartsWith("| sgd", StringComparison.Ordinal));
        Assert.Equal(fallsShort, row.Contains(" **short** |", StringComparison.Ordinal));
    }

    [Fact]
    public void One_question_proved_anew_takes_the_place_of_its_lines_and_of_no_others()
    {
        ProofLine Line(string question, string subject, int held, ProofKind kind = ProofKind.Claim) => new(question, subject, kind, held, 100, 1, []);
        var before = ProofTable.Write("whole", "prove it", [Line("sgd", "a", 100), Line("sgd", "p", 100, ProofKind.Prediction), Line("adam", "b", 99), Line("gone", "c", 98)]);
        var after = ProofTable.Replace(before, "whole", "prove it", [Line("sgd", "a", 97), Line("sgd", "d", 96)], new HashSet<string> { "sgd" }, ["adam", "sgd"]);
        Assert.Equal(ProofTable.Write("whole", "prove it", [Line("adam", "b", 99), Line("sgd", "a", 97), Line("sgd", "d", 96)]), after);
        Assert.Null(ProofTable.Replace(before, "whole", "prove it --draw 2", [], new HashSet<string>(), ["sgd"]));
    }

    [Fact]
    public async Task Claims_and_predictions_are_counted_and_the_seeds_that_speak_against_them_are_named()
    {
        var fixture = new DeckFixture()
            .Replace(DeckFixture.En, "### Your prediction {#first .predict facet=predict settings=\"conditionNumber=50 momentum=0.9\"", "### Your prediction {#first .predict facet=predict settings=\"conditionNumber=50 momentum=0\"");
        await using var pool = Workers.Pool();
        var demo = await Workers.DeclarationAsync(pool, "sgd-variants");
        var question = fixture.FillTranslates().Read().Deck!.Questions.Single(question => question.Slug == "sgd");
        var seeds = FreshSeeds.Draw(1, 3);
        var lines = await new Prover(pool, [demo], seeds).ProveAsync(question, TestContext.Current.CancellationToken);

        var claim = Assert.Single(lines, line => line.Kind == ProofKind.Claim);
        Assert.Equal(("momentum-wins", 3, 3, 1.0), (claim.Subject, claim.Held, claim.Of, claim.Stated));
        Assert.Empty(claim.Missed);
        var prediction = Assert.Single(lines, line => line.Kind == ProofKind.Prediction);
        Assert.Equal(("first", 0, 3), (prediction.Subject, prediction.Held, prediction.Of));
        Assert.Equal(seeds, prediction.Missed);
    }
}

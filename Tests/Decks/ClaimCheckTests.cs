using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Findings;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Decks;

/// <summary>Claims and keys of predictions, proved by real runs of a real demo.</summary>
public sealed class ClaimCheckTests
{
    [Fact]
    public async Task A_claim_and_a_key_that_hold_are_found_right()
    {
        var (results, found) = await CheckAsync(new DeckFixture());
        Assert.Empty(found);
        Assert.Equal(new ClaimResult("sgd", "momentum-wins", 3, 3, 3), Assert.Single(results));
    }

    [Theory]
    // The claim's statement turned round.
    [InlineData("QH210", "expect: momentum.updates <= 0.5 * plain.updates", "expect: ‸momentum.updates > 0.5 * plain.updates")]
    // Settings where the claim does not hold: no momentum.
    [InlineData("QH210", "    settings: { conditionNumber: 50, momentum: 0.9 }\n    expect: mom", "    settings: { conditionNumber: 50, momentum: 0 }\n    expect: ‸mom")]
    // A key that the run contradicts.
    [InlineData("QH211", "### Your prediction {#first .predict facet=predict settings=\"conditionNumber=50 momentum=0.9\"", "‸### Your prediction {#first .predict facet=predict settings=\"conditionNumber=50 momentum=0\"")]
    // Two options that are right at once.
    [InlineData("QH212", "### What you saw {#seen .saw-it facet=predict after=first}\n\nBy what factor did they differ?\n\n- [x] More than two {when=\"plain.updates > 2 * momentum.updates\"}", "‸### What you saw {#seen .saw-it facet=predict after=first}\n\nBy what factor did they differ?\n\n- [x] More than two {when=\"plain.updates > 0\"}\n  > So.\n- [ ] Any {when=\"plain.updates > 1\"}")]
    // A known wrong number that the run makes right.
    [InlineData("QH177", "### How many {#many .predict facet=predict tolerance=10%}", "‸### How many {#many .predict facet=predict tolerance=10% settings=\"momentum=0\"}")]
    public async Task What_a_run_contradicts_is_found_where_it_stands(string code, string old, string broken)
    {
        var fixture = new DeckFixture().Replace(DeckFixture.En, old, broken);
        if (code == "QH212")
        {
            fixture.Replace(DeckFixture.Zh, "- 两倍以上\n  > 不到一半。\n", "- 两倍以上\n  > 不到一半。\n- 任意\n  > 是。\n");
        }

        var (_, found) = await CheckAsync(fixture);
        var one = Assert.Single(found);
        Assert.Equal(code, one.Code);
        Assert.Equal(fixture.Marked, (one.Path, one.Line, one.Column));
    }

    [Fact]
    public async Task A_run_that_fails_is_found()
    {
        await using var pool = Workers.Pool();
        var fault = await Workers.DeclarationAsync(pool, "fault");
        var fixture = new DeckFixture()
            .Replace(DeckFixture.En, "demo: { name: sgd-variants, settings: { conditionNumber: 50 } }", "demo: fault")
            .Replace(DeckFixture.En, "    settings: { conditionNumber: 50, momentum: 0.9 }\n    expect: momentum.updates <= 0.5 * plain.updates", "    settings: { kind: throw }\n    expect: ‸1 < 2");
        var findings = new FindingList();
        var results = await new ClaimCheck(new(pool), [fault]).CheckAsync(fixture.Read(), _ => true, findings, TestContext.Current.CancellationToken);
        var one = Assert.Single(findings.Sorted());
        Assert.Equal("QH213", one.Code);
        Assert.Equal(fixture.Marked, (one.Path, one.Line, one.Column));
        Assert.False(Assert.Single(results).Holds);
    }

    private static async Task<(IReadOnlyList<ClaimResult> Results, IReadOnlyList<Diagnostic> Found)> CheckAsync(DeckFixture fixture)
    {
        // Three seeds show what twenty would.
        fixture.Replace(DeckFixture.En, "seeds: 1..20\n    holds: 20", "seeds: 1..3\n    holds: 3").Replace(DeckFixture.En, "seeds=1..20}", "seeds=1..3}")
            .Replace(DeckFixture.En, "{#many .predict", "{#many .predict seeds=1..3").FillTranslates();
        await using var pool = Workers.Pool();
        var demo = await Workers.DeclarationAsync(pool, "sgd-variants");
        var reading = fixture.Read();
        Assert.Empty(reading.Diagnostics);
        var findings = new FindingList();
        var results = await new ClaimCheck(new(pool), [demo]).CheckAsync(reading, _ => true, findings, TestContext.Current.CancellationToken);
        return (results, findings.Sorted());
    }
}

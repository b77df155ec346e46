using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks;

/// <summary>In how many of the runs that this server has stored a claim held: those with the claim's settings and one of its seeds, made by the demo as it is now.</summary>
public sealed class ClaimMeter(IDbContextFactory<QuizHubDbContext> databases)
{
    /// <summary>One count for each claim of the question that can be read.</summary>
    public async Task<IReadOnlyList<ClaimCount>> CountAsync(Question question, DemoDeclaration demo, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var counts = new List<ClaimCount>();
        foreach (var claim in question.Claims)
        {
            if (SettingValues.Parse(demo, claim.Settings) is not { IsValid: true, Values: var settings } || Formula.Parse(claim.Expect, out _) is not { } expect)
            {
                continue;
            }

            var key = RunKey.Of(demo, settings, 0);
            var (first, last) = demo.UsesSeed ? (claim.Seeds.First, claim.Seeds.Last) : (0, int.MaxValue);
            var runs = await database.Runs().AsNoTracking()
                .Where(run => run.Demo == key.Demo && run.DemoVersion == key.Version && run.Settings == key.Settings && run.Seed >= first && run.Seed <= last)
                .Select(run => run.Facts).ToListAsync(cancel);
            counts.Add(new(claim.Id, runs.Count(facts => expect.Truth(FactValues.ToNumbers(RunColumns.ReadFacts(facts)))), runs.Count));
        }

        return counts;
    }
}

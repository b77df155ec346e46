using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>Lets go of the figures of old runs that no session and no claim of a deck refers to. Id, settings, seed and facts stay: the run's address offers
/// to run it again.</summary>
public sealed class RunPurge(
    IDbContextFactory<QuizHubDbContext> databases, AttemptWriter writer, DeckLibrary library, DemoCatalog catalog, IOptions<PurgeOptions> options,
    TimeProvider time)
{
    /// <summary>Figures take up to megabytes, and what is deleted is overwritten.</summary>
    private const int Piece = 5;

    /// <summary>One piece; returns how many runs it was, 0 when none is left.</summary>
    public async Task<int> PurgeAsync(CancellationToken cancel)
    {
        if (options.Value.FiguresDays == 0 || await catalog.ListAsync(cancel) is not { Count: > 0 } demos)
        {
            // Without demos nobody knows which runs the claims are about.
            return 0;
        }

        var old = await FindAsync(KeysOfClaims(demos), cancel);
        return old.Count == 0 ? 0 : await writer.WriteAsync(
            database => Unreferenced(database).Where(run => old.Contains(run.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(run => run.Figures, Run.PurgedFigures)),
            cancel);
    }

    private static IQueryable<Run> Unreferenced(QuizHubDbContext database) =>
        database.Runs().Where(run => !database.SessionEvents().Any(happened => happened.RunId == run.Id));

    private async Task<List<Guid>> FindAsync(IReadOnlyList<ClaimKey> claims, CancellationToken cancel)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.FiguresDays);
        await using var database = await databases.CreateDbContextAsync(cancel);
        var found = new List<Guid>();
        var candidates = Unreferenced(database).AsNoTracking().Where(run => run.FinishedAt < before && run.Figures != Run.PurgedFigures)
            .OrderBy(run => run.FinishedAt)
            .Select(run => new { run.Id, run.Demo, run.DemoVersion, run.Settings, run.Seed }).AsAsyncEnumerable();
        await foreach (var run in candidates.WithCancellation(cancel))
        {
            if (!claims.Any(claim => claim.IsOf(new(run.Demo, run.DemoVersion, run.Settings, run.Seed))))
            {
                found.Add(run.Id);
            }

            if (found.Count == Piece)
            {
                break;
            }
        }

        return found;
    }

    private List<ClaimKey> KeysOfClaims(IReadOnlyList<DemoDeclaration> demos) =>
        [.. library.Current.Decks.SelectMany(deck => deck.Questions).SelectMany(question => KeysOfClaims(question, demos))];

    private static IEnumerable<ClaimKey> KeysOfClaims(Question question, IReadOnlyList<DemoDeclaration> demos)
    {
        if (demos.FirstOrDefault(demo => demo.Name == question.Demo?.Name) is not { } demo)
        {
            yield break;
        }

        foreach (var claim in question.Claims)
        {
            if (SettingValues.Parse(demo, claim.Settings) is { IsValid: true, Values: var settings })
            {
                yield return new ClaimKey(RunKey.Of(demo, settings, 0), claim.Seeds.First, claim.Seeds.Last, demo.UsesSeed);
            }
        }
    }

    private sealed record ClaimKey(RunKey Key, int FirstSeed, int LastSeed, bool UsesSeed)
    {
        public bool IsOf(RunKey run) => run with { Seed = 0 } == Key && (!UsesSeed || (run.Seed >= FirstSeed && run.Seed <= LastSeed));
    }
}

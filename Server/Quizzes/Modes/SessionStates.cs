using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Where a session stands, as its page shows it: what all sessions have, and the view that its mode makes.</summary>
public sealed class SessionStates(IDbContextFactory<QuizHubDbContext> databases, DeckLibrary library, SessionModes modes)
{
    /// <summary>Null when this learner has no such session.</summary>
    /// <param name="isBrief">See <see cref="SessionSight.IsBrief"/>.</param>
    public async Task<SessionState?> FindAsync(Guid id, Guid learnerId, Language language, CancellationToken cancel, bool isBrief = false)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        // Settings may have changed since the learner was read for this request.
        var learner = await database.Learners().AsNoTracking().SingleOrDefaultAsync(row => row.Id == learnerId, cancel);
        var open = learner is null ? null : await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learnerId, cancel);
        if (open is null)
        {
            return null;
        }

        if (await modes.Of(open.Plan).CatchUpAsync(open, cancel))
        {
            open = (await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learnerId, cancel))!;
        }

        return await MakeAsync(new SessionSight(database, open, learner!, library.DeckOf(open.Plan), language, isBrief), cancel);
    }

    /// <summary>What the page of a session shows that was not read but settled just now.</summary>
    public async Task<SessionState> MakeAsync(OpenSession open, Learner learner, Language language, CancellationToken cancel)
    {
        // Costs nothing until it is asked.
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await MakeAsync(new SessionSight(database, open, learner, library.DeckOf(open.Plan), language), cancel);
    }

    private async Task<SessionState> MakeAsync(SessionSight sight, CancellationToken cancel)
    {
        var (open, mode, language) = (sight.Open, modes.Of(sight.Open.Plan), sight.Language);
        return new SessionState(
            open.Session.Id, open.Session.Mode, language.Code(), open.Plan.DeckSlug, open.Plan.DeckTitle.In(language.Code()), open.Progress.Index, open.Plan.Steps.Count,
            open.Session.Revision, sight.Phase, sight.Learner.StemFirst, sight.Learner.Shortcuts,
            mode.Home(open, sight.Deck, language), await mode.ViewAsync(sight, cancel));
    }
}

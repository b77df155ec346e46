using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>All sessions of a learner, a page at a time: those that are open, the last one first and exams whose clock runs before all others; and those that
/// are over.</summary>
public sealed class SessionList(IDbContextFactory<QuizHubDbContext> databases, SessionResults results, DeckLibrary library, SessionModes modes, TimeProvider time)
{
    public const int PerPage = 20;

    public Task<SessionSheet> OpenAsync(Learner learner, Language language, int page, CancellationToken cancel) => ReadAsync(
        learner, language, page, sessions => sessions.Where(row => row.FinishedAt == null)
            .OrderByDescending(row => row.Deadline != null).ThenByDescending(row => row.ChangedAt).ThenByDescending(row => row.Id), cancel);

    public Task<SessionSheet> FinishedAsync(Learner learner, Language language, int page, CancellationToken cancel) => ReadAsync(
        learner, language, page, sessions => sessions.Where(row => row.FinishedAt != null)
            .OrderByDescending(row => row.FinishedAt).ThenByDescending(row => row.Id), cancel);

    /// <summary>One session as the list shows it; null when this learner has none of that id.</summary>
    public async Task<(OpenSession Open, string Title)?> FindAsync(Learner learner, Guid id, Language language, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var open = await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learner.Id, cancel);
        return open is null ? null : (open, Title(open, language));
    }

    private async Task<SessionSheet> ReadAsync(
        Learner learner, Language language, int page, Func<IQueryable<StudySession>, IQueryable<StudySession>> choose, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var chosen = choose(database.Sessions().AsNoTracking().Where(row => row.LearnerId == learner.Id));
        var all = await chosen.CountAsync(cancel);
        var pages = Math.Max(1, (all + PerPage - 1) / PerPage);
        var number = Math.Clamp(page, 1, pages);
        var sessions = await chosen.Skip((number - 1) * PerPage).Take(PerPage).ToListAsync(cancel);
        var ids = sessions.Select(session => session.Id).ToList();
        var events = (await database.SessionEvents().AsNoTracking().Where(row => ids.Contains(row.SessionId)).OrderBy(row => row.Revision)
            .Select(row => new { row.SessionId, row.Event }).ToListAsync(cancel)).ToLookup(row => row.SessionId, row => row.Event);
        var read = sessions.Select(session => OpenSession.Of(session, events[session.Id])).ToList();
        var ends = await results.TellAsync(database, [.. read.Where(open => open.Session.FinishedAt is not null)], language, cancel);
        return new SessionSheet([.. read.Select(open => Entry(learner, open, ends.GetValueOrDefault(open.Session.Id), language))], number, pages, all);
    }

    private SessionEntry Entry(Learner learner, OpenSession open, string? end, Language language)
    {
        var (session, mode) = (open.Session, modes.Of(open.Plan));
        return new SessionEntry(
            session.Id, mode.Title, Title(open, language), TimeZones.Local(session.FinishedAt ?? session.ChangedAt, learner.TimeZone),
            end ?? mode.State(open, language, time.GetUtcNow()), open.Progress.IsEndedEarly, session.FinishedAt is null ? null : mode.Look);
    }

    private string Title(OpenSession open, Language language) =>
        modes.Of(open.Plan).Subject(open, library.Current.FindDeck(open.Plan.DeckSlug), language);
}

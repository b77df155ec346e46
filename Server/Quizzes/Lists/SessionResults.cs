using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What finished sessions came to, in a few words each.</summary>
public sealed class SessionResults(SessionModes modes)
{
    /// <summary>By session.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TellAsync(
        QuizHubDbContext database, IReadOnlyList<OpenSession> finished, Language language, CancellationToken cancel)
    {
        var ids = finished.Select(open => open.Session.Id).ToList();
        var attempts = (await database.Attempts().AsNoTracking().Where(attempt => ids.Contains(attempt.SessionId))
            .Select(attempt => new { attempt.SessionId, Scored = new Scored(attempt.StepIndex, attempt.ItemType == ItemTypes.Check, attempt.Score) })
            .ToListAsync(cancel)).ToLookup(row => row.SessionId, row => row.Scored);
        var told = new Dictionary<Guid, string>();
        foreach (var open in finished)
        {
            told[open.Session.Id] = await modes.Of(open.Plan).EndAsync(database, open, [.. attempts[open.Session.Id]], language, cancel);
        }

        return told;
    }
}

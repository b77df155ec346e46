using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Home.Export;

/// <summary>What an export leaves out as long as a session is open: what it still asks, and what a run showed that a question may still be about. An export must not
/// be a way to look up an answer.</summary>
/// <param name="OpenSessions">Ids of the learner's sessions that are not over.</param>
/// <param name="Runs">Ids of runs that belong to steps of those.</param>
/// <param name="Cases">Demo and seed of the cases that those show: their settings name the fault.</param>
public sealed record HeldBack(IReadOnlySet<Guid> OpenSessions, IReadOnlySet<Guid> Runs, IReadOnlySet<(string Demo, int Seed)> Cases)
{
    private static readonly string[] OfSession = [nameof(StudySession.Plan)];
    private static readonly string[] OfAttempt = [nameof(Attempt.Facts), nameof(Attempt.Score), nameof(Attempt.Grade)];
    private static readonly string[] OfRun = [nameof(Run.Facts), nameof(Run.Outcome), nameof(Run.Settings)];
    private static readonly string[] Nothing = [];

    public static async Task<HeldBack> ReadAsync(QuizHubDbContext database, Guid learner, CancellationToken cancel)
    {
        var open = database.Sessions().Where(session => session.LearnerId == learner && session.FinishedAt == null);
        var sessions = await open.Select(session => session.Id).ToListAsync(cancel);
        var events = await database.SessionEvents().Where(row => open.Any(session => session.Id == row.SessionId) && row.Event.Contains("run-finished"))
            .Select(row => row.Event).ToListAsync(cancel);
        var plans = await open.Where(session => session.Plan.Contains("\"case\":{")).Select(session => session.Plan).ToListAsync(cancel);
        return new(
            sessions.ToHashSet(),
            events.Select(text => JsonSerializer.Deserialize<SessionEvent>(text, Json.Options)).OfType<RunFinished>().Select(run => run.RunId).ToHashSet(),
            plans.SelectMany(text => JsonSerializer.Deserialize<SessionPlan>(text, Json.Options)!.Steps).Select(step => step.Case).OfType<PlannedRun>()
                .Select(shown => (shown.Demo, shown.Seed)).ToHashSet());
    }

    public IReadOnlyCollection<string> Of(StudySession session) => OpenSessions.Contains(session.Id) ? OfSession : Nothing;

    public IReadOnlyCollection<string> Of(Attempt attempt) => attempt.RunId is { } run && Runs.Contains(run) && OpenSessions.Contains(attempt.SessionId) ? OfAttempt : Nothing;

    public IReadOnlyCollection<string> Of(Run run) => Runs.Contains(run.Id) || Cases.Contains((run.Demo, run.Seed)) ? OfRun : Nothing;
}

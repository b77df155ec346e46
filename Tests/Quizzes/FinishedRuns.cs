using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Demos;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>Runs as the demos' side leaves them, without a worker.</summary>
public static class FinishedRuns
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="key">What it is a run of; null for settings that no other has.</param>
    public static Run Make(string demo, int seed, double momentum, double plain, RunKey? key = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Demo = demo,
        DemoVersion = key?.Version ?? 1,
        Settings = key?.Settings ?? $"{{\"made\":\"{Guid.NewGuid()}\"}}",
        Seed = seed,
        Facts = JsonSerializer.Serialize(
            (FactValue[])[new("momentum.updates", JsonSerializer.SerializeToElement(momentum)), new("plain.updates", JsonSerializer.SerializeToElement(plain))], Json.Options),
        Outcome = JsonSerializer.Serialize(new Text("Momentum was faster.", "动量更快。"), Json.Options),
        Figures = "[]",
        Seconds = 1,
        FinishedAt = DateTimeOffset.UtcNow,
    };

    /// <summary>Stores the run that the session's step calls for, under the learner's name, and ties it to the step.</summary>
    public static async Task FinishAsync(TestServer server, SessionState state, double momentum, double plain) =>
        await (await StoreAsync(server, state, momentum, plain)).CompleteAsync();

    /// <summary>Stores it alone: the step does not know of it yet.</summary>
    public static async Task<StoredRun> StoreAsync(TestServer server, SessionState state, double momentum, double plain)
    {
        await using var database = server.OpenDatabase();
        var learner = (await database.Sessions().SingleAsync(session => session.Id == state.SessionId, Cancel)).LearnerId;
        var (steps, reference) = (server.Services.GetRequiredService<StepRuns>(), new SessionStepReference(state.SessionId, state.Index));
        var step = Assert.IsType<FoundRun.Ready>(await steps.FindAsync(reference, learner, Cancel)).Run;
        var run = Make(step.Demo, step.Seed, momentum, plain);
        run.LearnerId = learner;
        database.Add(run);
        await database.SaveChangesAsync(Cancel);
        return new StoredRun(steps, reference, learner, run.Id);
    }

    public sealed record StoredRun(StepRuns Steps, SessionStepReference Reference, Guid Learner, Guid Run)
    {
        public Task CompleteAsync() => Steps.CompleteAsync(Reference, Learner, Run, Cancel);
    }
}

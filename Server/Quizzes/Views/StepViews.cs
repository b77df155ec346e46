using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>The views that modes share: items, answers to say, and what a session came to.</summary>
public sealed class StepViews(ItemSteps items, SaySteps says, SessionSummaries summaries)
{
    /// <summary>The item of a step.</summary>
    /// <param name="phase">To show it in.</param>
    public Task<ItemStep> ItemAsync(SessionSight sight, int index, StepPhase phase, CancellationToken cancel) => items.MakeAsync(sight, index, phase, cancel);

    /// <summary>The answers to say of the step at hand.</summary>
    public Task<SayStep> SayAsync(SessionSight sight, CancellationToken cancel) => says.MakeAsync(sight, sight.Open.Progress.Step!, cancel);

    /// <param name="again">Starts another session like this one; null when there is nothing to start.</param>
    public Task<SessionSummary> SummaryAsync(SessionSight sight, StartSessionRequest? again, CancellationToken cancel) =>
        summaries.MakeAsync(sight, again, cancel);
}

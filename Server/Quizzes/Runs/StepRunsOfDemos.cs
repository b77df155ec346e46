using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Demos;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>As pages asked that are open since before the session was asked: at the demo's address, with the step in the body.</summary>
public sealed class StepRunsOfDemos(LearnerAccess learners, StepRuns steps, StepRunStreams streams) : IOwnedRuns
{
    private const string Step = "step";

    public async Task<IResult?> StartAsync(string demo, StartRunRequest request, HttpContext context, CancellationToken cancel)
    {
        if (request.More is not { } more || !more.TryGetValue(Step, out var asked) || asked.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return Read(asked) is { } step && await learners.FindAsync(context, cancel) is { } learner
            && await steps.FindAsync(step, learner.Id, cancel) is FoundRun.Ready { Run: var run } && run.Demo == demo
            ? await streams.OpenAsync(context, step, run, cancel)
            : context.Problem(StatusCodes.Status404NotFound, "unknown-step", SessionTexts.NoRun);
    }

    private static SessionStepReference? Read(JsonElement asked)
    {
        try
        {
            return asked.Deserialize<SessionStepReference>(Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

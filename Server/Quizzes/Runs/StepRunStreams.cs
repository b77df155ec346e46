using System.Runtime.CompilerServices;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>A step's run: what of it is told to the one whose session it is, and what the session hears of it.</summary>
public sealed class StepRunStreams(DemoCatalog catalog, ToldRuns told, StepRuns steps)
{
    /// <summary>Starts the run, or joins it, and answers with its stream or with why there is none.</summary>
    public async Task<IResult> OpenAsync(HttpContext context, SessionStepReference reference, StepRun step, CancellationToken cancel)
    {
        if (await catalog.FindAsync(step.Demo, cancel) is not { } demo)
        {
            return await DemoEndpoints.NoDemoAsync(context, catalog, cancel);
        }

        return await told.OpenAsync(
            context, step.Demo, SettingValues.Parse(demo, step.Settings), step.Seed,
            (events, learner) => step.FiguresOnly ? ShowAsync(events) : CompleteAsync(events, reference, step, learner, context.RequestAborted), cancel);
    }

    /// <summary>Ties the run to its step before it says that it is done, and keeps back what the open check asks for.</summary>
    private async IAsyncEnumerable<RunEvent> CompleteAsync(
        IAsyncEnumerator<RunEvent> events, SessionStepReference reference, StepRun step, Guid learnerId, [EnumeratorCancellation] CancellationToken cancel)
    {
        do
        {
            switch (events.Current)
            {
                case RunFact when step.FactsHeldBack:
                    break;
                case RunDone done:
                    await steps.CompleteAsync(reference, learnerId, done.RunId, cancel);
                    yield return step.FactsHeldBack ? done with { Facts = null, Outcome = null } : done;
                    break;
                default:
                    yield return events.Current;
                    break;
            }
        }
        while (await events.MoveNextAsync());
    }

    /// <summary>A case of the clinic: its curves, and nothing by which its fault could be looked up. Even how long it took would tell a recurrent
    /// net.</summary>
    private static async IAsyncEnumerable<RunEvent> ShowAsync(IAsyncEnumerator<RunEvent> events)
    {
        do
        {
            RunEvent? shown = events.Current switch
            {
                RunQueued queued => queued with { RunId = Guid.Empty },
                RunProgress progress => progress with { Doing = null },
                RunFigure figure => figure,
                RunDone => new RunDone(Guid.Empty, null, null, 0),
                RunFailed failed => failed,
                _ => null,
            };
            if (shown is not null)
            {
                yield return shown;
            }
        }
        while (await events.MoveNextAsync());
    }
}

using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Client.Demos;

public enum RunPhase
{
    /// <summary>Asked for, nothing heard yet.</summary>
    Starting,

    Queued,
    Running,
    Done,
    Failed,
}

/// <summary>What is known of a run from the events that came so far.</summary>
public sealed class RunState(DemoDeclaration demo)
{
    private readonly Dictionary<string, JsonElement> _facts = new(StringComparer.Ordinal);

    public RunPhase Phase { get; private set; }

    /// <summary>Null until the first event.</summary>
    public Guid? RunId { get; private set; }

    /// <summary>Place in the queue; 0 when it is about to start.</summary>
    public int Position { get; private set; }

    /// <summary>0 to 1.</summary>
    public double Fraction { get; private set; }

    public Text? Doing { get; private set; }

    public FigureStore Figures { get; } = new(demo);

    public IReadOnlyDictionary<string, JsonElement> Facts => _facts;

    public RunDone? Done { get; private set; }

    public RunFailed? Failed { get; private set; }

    public bool IsUnderWay => Phase is RunPhase.Starting or RunPhase.Queued or RunPhase.Running;

    /// <summary>Finished, but facts and outcome are held back by the server.</summary>
    public bool IsHeldBack => Done is { Facts: null };

    /// <summary>Takes in one event. What comes after the end is ignored: stopping and failing may cross on the way.</summary>
    public void Apply(RunEvent runEvent)
    {
        if (!IsUnderWay)
        {
            return;
        }

        switch (runEvent)
        {
            case RunQueued queued:
                (Phase, RunId, Position) = (RunPhase.Queued, queued.RunId, queued.Position);
                break;
            case RunProgress progress:
                (Phase, Fraction, Doing) = (RunPhase.Running, progress.Fraction, progress.Doing);
                break;
            case RunFigure figure:
                Phase = RunPhase.Running;
                Figures.Apply(figure.Update);
                break;
            case RunFact fact:
                Phase = RunPhase.Running;
                _facts[fact.Fact.Name] = fact.Fact.Value;
                break;
            case RunDone done:
                (Phase, RunId, Done) = (RunPhase.Done, done.RunId, done);
                foreach (var fact in done.Facts ?? [])
                {
                    _facts[fact.Name] = fact.Value;
                }

                break;
            case RunFailed failed:
                (Phase, Failed) = (RunPhase.Failed, failed);
                break;
        }
    }
}

namespace QuizHub.Server.Demos;

/// <summary>Runs that wait for a worker, in the order in which they are taken: addresses take turns, behind one address its learners do, and among equals who
/// came first
/// goes first. So whoever asks for many waits behind her own and delays another address by one run at most. Not safe for threads: its runner guards
/// it.</summary>
public sealed class WaitingRuns
{
    private readonly List<ActiveRun> _waiting = [];
    private readonly List<ActiveRun> _underWay = [];

    public int Waiting => _waiting.Count;

    public int UnderWay => _underWay.Count;

    public int WaitingOf(string? address) => _waiting.Count(run => run.Asker.Address == address);

    public void Add(ActiveRun run) => _waiting.Add(run);

    /// <summary>False when it does not wait.</summary>
    public bool Remove(ActiveRun run) => _waiting.Remove(run);

    /// <summary>The next run, which is then under way.</summary>
    public ActiveRun Take()
    {
        var next = InOrder()[0];
        _waiting.Remove(next);
        _underWay.Add(next);
        return next;
    }

    public void End(ActiveRun run) => _underWay.Remove(run);

    /// <summary>All that wait, the next one first.</summary>
    public IReadOnlyList<ActiveRun> InOrder()
    {
        var fairInside = _waiting.GroupBy(run => run.Asker.Address).SelectMany(address => ByTurn(address, run => run.Asker.Learner));
        return [.. ByTurn(fairInside, run => run.Asker.Address)];
    }

    /// <summary>A run's turn is the number of runs of its owner that are under way or come before it.</summary>
    private IEnumerable<ActiveRun> ByTurn<TOwner>(IEnumerable<ActiveRun> runs, Func<ActiveRun, TOwner> owner) => runs
        .GroupBy(owner)
        .SelectMany(own => own.Select((run, index) => (Run: run, Turn: index + _underWay.Count(busy => Equals(owner(busy), own.Key)))))
        .OrderBy(placed => placed.Turn).ThenBy(placed => _waiting.IndexOf(placed.Run))
        .Select(placed => placed.Run);
}

/// <summary>Who asks for a run.</summary>
/// <param name="Learner">Null for nobody in particular: then no limit per learner holds.</param>
/// <param name="Address">The network that she asks from; null for this server itself.</param>
public sealed record RunAsker(Guid? Learner, string? Address);

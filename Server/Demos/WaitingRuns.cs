namespace QuizHub.Server.Demos;

/// <summary>Runs that wait for a worker, in the order in which they are taken: addresses take turns, behind one address its learners do, and among equals who
/// came first goes first. So whoever asks for many waits behind her own and delays another address by one run at most. Not safe for threads: its runner
/// guards it.</summary>
public sealed class WaitingRuns
{
    private readonly List<ActiveRun> _waiting = [];
    private readonly List<ActiveRun> _underWay = [];
    private readonly Turns _addresses = new();
    private readonly Dictionary<RunAsker, Turns> _learners = [];

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
        _addresses.Take(AddressOf(next));
        LearnersOf(AddressOf(next)).Take(next.Asker);
        return next;
    }

    public void End(ActiveRun run)
    {
        _underWay.Remove(run);
        if (_waiting.Count + _underWay.Count == 0)
        {
            _addresses.Clear();
            _learners.Clear();
        }
    }

    /// <summary>All that wait, the next one first.</summary>
    public IReadOnlyList<ActiveRun> InOrder()
    {
        var fairInside = _waiting.GroupBy(AddressOf).SelectMany(address => ByTurn(address, run => run.Asker, LearnersOf(address.Key)));
        return [.. ByTurn(fairInside, AddressOf, _addresses)];
    }

    private IEnumerable<ActiveRun> ByTurn(IEnumerable<ActiveRun> runs, Func<ActiveRun, RunAsker> owner, Turns turns) => runs
        .GroupBy(owner)
        .SelectMany(own => own.Select((run, index) => (Run: run, Turn: turns.Of(own.Key, index))))
        .OrderBy(placed => placed.Turn).ThenBy(placed => _waiting.IndexOf(placed.Run))
        .Select(placed => placed.Run);

    private static RunAsker AddressOf(ActiveRun run) => run.Asker with { Learner = null };

    private Turns LearnersOf(RunAsker address) => _learners.TryGetValue(address, out var known) ? known : _learners[address] = new();

    /// <summary>Whose turn it is: what an owner has had counts against her as long as others wait who had less, however soon her run was over.</summary>
    private sealed class Turns
    {
        private readonly Dictionary<RunAsker, int> _next = [];
        private int _now;

        /// <summary>The turn of an owner's run that waits behind so many of her own.</summary>
        public int Of(RunAsker owner, int behind) => Math.Max(_now, _next.GetValueOrDefault(owner)) + behind;

        public void Take(RunAsker owner)
        {
            _now = Of(owner, 0);
            _next[owner] = _now + 1;
        }

        public void Clear()
        {
            _next.Clear();
            _now = 0;
        }
    }
}

/// <summary>Who asks for a run.</summary>
/// <param name="Learner">Null for nobody in particular: then no limit per learner holds.</param>
/// <param name="Address">The network that she asks from; null for this server itself.</param>
public sealed record RunAsker(Guid? Learner, string? Address);

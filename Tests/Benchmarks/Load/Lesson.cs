using System.Collections.Concurrent;
using System.Diagnostics;
using QuizHub.Benchmarks.Demos;

namespace QuizHub.Benchmarks.Load;

/// <summary>What a class does while it works, and what became of it.</summary>
internal sealed class Lesson(ClassAtWork plan, IReadOnlyList<StudyLearner> learners) : IDisposable
{
    private readonly ConcurrentBag<double> _answers = [], _others = [], _pages = [];
    private readonly ConcurrentBag<Task> _begun = [];
    private readonly ConcurrentBag<RawConnection> _idle = [];
    private readonly ConcurrentBag<ClassRun> _runs = [];
    private readonly ConcurrentDictionary<string, int> _refused = new();
    private readonly ConcurrentDictionary<(string, int), bool> _asked = new();
    private readonly List<SemaphoreSlim> _turns = [.. learners.Select(_ => new SemaphoreSlim(1))];
    private readonly HttpClient _client = Client();

    public void Begin(Func<Task> work) => _begun.Add(Task.Run(work));

    /// <summary>One change of a learner's session; she makes one at a time.</summary>
    public async Task ChangeAsync(int number, long at, bool isAnswer)
    {
        await _turns[number].WaitAsync();
        try
        {
            var learner = learners[number];
            if (learner.IsAboutToAnswer == isAnswer && !learner.NeedsSession)
            {
                var times = await learner.ChangeAsync() ? _answers : _others;
                times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }
        }
        catch (RefusedException refused)
        {
            Refuse("change", refused.Status);
        }
        finally
        {
            _turns[number].Release();
        }
    }

    public async Task ReadAsync(int number, string path, long at)
    {
        var connection = _idle.TryTake(out var known) ? known : new RawConnection(plan.Address);
        var reply = await connection.SendAsync(Requests.Get(plan.Address, path, learners[number].Cookie));
        _idle.Add(connection);
        if (reply.Status == 200)
        {
            _pages.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }
        else
        {
            Refuse("page", reply.Status);
        }
    }

    public async Task RunAsync(int number, string demo, int seed)
    {
        // Whoever asks first has it run; the others hear the same run, or get it as it is stored.
        var isFirst = _asked.TryAdd((demo, seed), true);
        var run = await TimedRun.AskAsync(_client, plan.Address, demo, seed, learners[number].Cookie);
        if (run.Status != 200)
        {
            Refuse("run", run.Status);
        }
        else if (run.WorkerSeconds is null)
        {
            Refuse("run that failed", run.Status);
        }

        _runs.Add(new(isFirst, run));
    }

    public async Task<ClassResult> EndAsync()
    {
        await Task.WhenAll(_begun);
        var finished = _runs.Where(run => run.Run.WorkerSeconds is not null).ToList();
        var real = finished.Where(run => run.IsFirst).ToList();
        var (places, untrue) = ToldPlaces.Check([.. real.Select(run => run.Run.Places)]);
        var waits = real.Where(run => run.Run.Places[0].Place > 0).Select(run => Stopwatch.GetElapsedTime(run.Run.Places[0].At, run.Run.Places[^1].At));
        return new(
            [.. _answers], [.. _others], [.. _pages], new(_refused), finished.Count, real.Count, [.. real.Select(run => run.Run.WorkerSeconds!.Value)],
            [.. waits.Select(wait => wait.TotalSeconds)], places, untrue, [.. finished.Where(run => !run.IsFirst).Select(run => run.Run.Milliseconds)]);
    }

    public void Dispose()
    {
        _client.Dispose();
        foreach (var connection in _idle)
        {
            connection.Dispose();
        }

        foreach (var learner in learners)
        {
            learner.Dispose();
        }

        _turns.ForEach(turn => turn.Dispose());
    }

    private void Refuse(string what, int status) => _refused.AddOrUpdate($"{what}: {status}", 1, (_, count) => count + 1);

    private static HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    private sealed record ClassRun(bool IsFirst, TimedRun Run);
}

/// <param name="Refused">How many of what, by status.</param>
/// <param name="Runs">That finished, and <paramref name="RealRuns"/> of them in a worker.</param>
/// <param name="WorkerSeconds">Of each real run.</param>
/// <param name="Waits">Seconds in the queue, of real runs that had to wait.</param>
/// <param name="Places">First places that were told to runs that waited.</param>
/// <param name="UntruePlaces">Of them, those after which another number of runs began before theirs did.</param>
/// <param name="SharedMilliseconds">Of runs that somebody had asked for before.</param>
internal sealed record ClassResult(
    IReadOnlyList<double> Answers, IReadOnlyList<double> Others, IReadOnlyList<double> Pages, Dictionary<string, int> Refused, int Runs, int RealRuns,
    IReadOnlyList<double> WorkerSeconds, IReadOnlyList<double> Waits, IReadOnlyList<int> Places, int UntruePlaces, IReadOnlyList<double> SharedMilliseconds);

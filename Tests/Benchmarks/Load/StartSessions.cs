using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>The learners of a group start sessions, one after the other. Only the start counts, not reading where the session stands.</summary>
internal sealed record StartSessions(string Group, int Count) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var learners = generator.Learners[Group];
        var times = new List<double>();
        for (var start = 0; start < Count; start++)
        {
            var begun = Stopwatch.GetTimestamp();
            await learners[start % learners.Count].BeginAsync();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times;
    }
}

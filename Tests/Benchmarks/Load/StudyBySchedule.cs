using System.Diagnostics;
using System.Threading.Channels;

namespace QuizHub.Benchmarks.Load;

/// <summary>Changes that arrive independently of each other at a rate; each is made by a learner of the group who has none under way. Milliseconds count from
/// the arrival.</summary>
internal sealed record StudyBySchedule(string Group, double PerSecond, double Seconds) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var arrivals = Channel.CreateUnbounded<long>();
        var watch = Stopwatch.StartNew();
        var learners = generator.Learners[Group].Select(learner => Task.Run(() => StudyAsync(learner, arrivals.Reader))).ToList();
        await Schedule.RunAsync(Schedule.Arrivals(PerSecond, Seconds, seed: 1), (_, at) => arrivals.Writer.TryWrite(at));
        arrivals.Writer.Complete();
        var all = await Task.WhenAll(learners);
        return new Studied(watch.Elapsed.TotalSeconds, [.. all.SelectMany(one => one.Answers)], [.. all.SelectMany(one => one.Others)]);
    }

    private static async Task<Studied> StudyAsync(StudyLearner learner, ChannelReader<long> arrivals)
    {
        var (answers, others) = (new List<double>(), new List<double>());
        // Between sessions she is not at hand: starting one is no change.
        await ReadyAsync();
        await foreach (var at in arrivals.ReadAllAsync())
        {
            var times = await learner.ChangeAsync() ? answers : others;
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            await ReadyAsync();
        }

        return new(0, answers, others);

        async Task ReadyAsync()
        {
            if (learner.NeedsSession)
            {
                await learner.StartAsync();
            }
        }
    }
}

using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>The learners of a group change their sessions without thinking, each as soon as she has been answered.</summary>
/// <param name="Most">As soon as each has given so many answers, it is over; null for all the time.</param>
internal sealed record Study(string Group, double Seconds, int? Most = null) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var learners = generator.Learners[Group];
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(learners.Select(learner => Task.Run(() => StudyAsync(learner, watch))));
        return new Studied(watch.Elapsed.TotalSeconds, [.. all.SelectMany(one => one.Answers)], [.. all.SelectMany(one => one.Others)]);
    }

    private async Task<Studied> StudyAsync(StudyLearner learner, Stopwatch watch)
    {
        var (answers, others) = (new List<double>(), new List<double>());
        while (watch.Elapsed.TotalSeconds < Seconds && (Most is null || answers.Count < Most))
        {
            if (learner.NeedsSession)
            {
                await learner.StartAsync();
                continue;
            }

            var begun = Stopwatch.GetTimestamp();
            var times = await learner.ChangeAsync() ? answers : others;
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return new(watch.Elapsed.TotalSeconds, answers, others);
    }
}

/// <param name="Answers">Milliseconds of each.</param>
/// <param name="Others">Of each change that was no answer.</param>
internal sealed record Studied(double Seconds, IReadOnlyList<double> Answers, IReadOnlyList<double> Others)
{
    public double ChangesPerSecond => (Answers.Count + Others.Count) / Seconds;
}

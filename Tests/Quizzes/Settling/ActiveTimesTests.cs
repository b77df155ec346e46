using CsCheck;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes.Settling;

/// <summary>The median that is kept against the median of all times.</summary>
public sealed class ActiveTimesTests
{
    [Fact]
    public void The_kept_median_is_that_of_all_times_for_as_many_answers_as_it_was_read_for() =>
        Gen.Select(Gen.Long[0, 50].List[0, 60], Gen.Long[0, 50].List[0, 20]).Sample((before, after) =>
        {
            var (all, kept) = (before.Order().ToList(), Read(before, after.Count));
            Assert.Equal(Median(all), kept.Median);
            foreach (var time in after)
            {
                all.Add(time);
                kept = kept.With(time);
                Assert.Equal(Median([.. all.Order()]), kept.Median);
            }
        });

    [Fact]
    public void More_answers_than_it_was_read_for_are_noticed()
    {
        var kept = Read([.. Enumerable.Range(0, 1000).Select(number => (long)number)], answers: 1);
        for (var number = 0; number < 20; number++)
        {
            kept = kept.With(0);
        }

        Assert.Throws<InvalidOperationException>(() => kept.Median);
    }

    private static ActiveTimes Read(List<long> times, int answers)
    {
        var start = ActiveTimes.Start(times.Count, answers);
        return new ActiveTimes(times.Count, start, [.. times.Order().Skip(start).Take(ActiveTimes.Length(answers))]);
    }

    private static long? Median(List<long> sorted) => sorted.Count < EvidenceGrade.AttemptsForMedian ? null
        : (long)sorted.Skip((sorted.Count - 1) / 2).Take(2 - sorted.Count % 2).Average();
}

using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>One learner of each of several groups in turn, an answer each, so that whatever else the machine does meets all alike.</summary>
internal sealed record StudyInTurn(IReadOnlyList<string> Groups, int Answers) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var times = Groups.ToDictionary(group => group, _ => new List<double>());
        for (var answer = 0; answer < Answers; answer++)
        {
            foreach (var group in Groups)
            {
                times[group].Add(await AnswerAsync(generator.Learners[group][0]));
            }
        }

        return times;
    }

    /// <summary>Only the answer counts, not what leads to it.</summary>
    private static async Task<double> AnswerAsync(StudyLearner learner)
    {
        while (!learner.IsAboutToAnswer)
        {
            await (learner.NeedsSession ? learner.StartAsync() : learner.ChangeAsync());
        }

        var begun = Stopwatch.GetTimestamp();
        await learner.ChangeAsync();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}

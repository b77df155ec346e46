namespace QuizHub.Benchmarks.Load;

/// <summary>
/// A class behind one address: each learner answers, goes on and shows the next options, reads pages, and runs demos, all at times of her own that do not
/// depend on how quick the server is. Milliseconds count from those times.
/// </summary>
/// <param name="Demos">Drawn evenly.</param>
/// <param name="OwnSeeds">Share of runs with a seed of their own; the others are as the page offers them.</param>
/// <param name="Pages">Drawn evenly.</param>
internal sealed record ClassAtWork(
    Uri Address, string Deck, int Learners, double Seconds, double SecondsBetweenAnswers, double SecondsBetweenPages, double SecondsBetweenRuns,
    IReadOnlyList<string> Demos, double OwnSeeds, IReadOnlyList<string> Pages) : Order
{
    private const int Items = 20, OfferedSeed = 1;

    public override async Task<object> RunAsync(Generator generator)
    {
        var learners = Enumerable.Range(0, Learners).Select(number => new StudyLearner(Address, Deck, Items, number, null)).ToList();
        foreach (var learner in learners)
        {
            await learner.StartAsync();
            while (!learner.IsAboutToAnswer)
            {
                await learner.ChangeAsync();
            }
        }

        using var lesson = new Lesson(this, learners);
        var events = Plan(lesson);
        await Schedule.RunAsync([.. events.Select(one => one.Due)], (index, at) => lesson.Begin(() => events[index].Work(at)));
        return await lesson.EndAsync();
    }

    /// <summary>All that is to happen, in order. Seeded.</summary>
    private List<(double Due, Func<long, Task> Work)> Plan(Lesson lesson)
    {
        var (random, events) = (new Random(300), new List<(double Due, Func<long, Task> Work)>());
        for (var number = 0; number < Learners; number++)
        {
            var learner = number;
            // Answers, may leave a second try, goes on to the next item after reading the reasons, and shows its options.
            Every(SecondsBetweenAnswers, 0, at => lesson.ChangeAsync(learner, at, isAnswer: true));
            Every(SecondsBetweenAnswers, 0.2, at => lesson.ChangeAsync(learner, at, isAnswer: false));
            Every(SecondsBetweenAnswers, 0.4, at => lesson.ChangeAsync(learner, at, isAnswer: false));
            Every(SecondsBetweenAnswers, 0.6, at => lesson.ChangeAsync(learner, at, isAnswer: false));
            Every(SecondsBetweenPages, 0, at => lesson.ReadAsync(learner, Pages[learner % Pages.Count], at));
            var (demo, seed) = (Demos[random.Next(Demos.Count)], random.NextDouble() < OwnSeeds ? 1000 + learner : OfferedSeed);
            Every(SecondsBetweenRuns, 0, _ => lesson.RunAsync(learner, demo, seed));

            void Every(double seconds, double after, Func<long, Task> work)
            {
                // Of one learner the parts of an answer keep their distance: they begin at one and the same time of hers.
                var begin = new Random(HashCode.Combine(learner, (int)seconds)).NextDouble() * seconds;
                for (var at = begin + after * seconds; at < Seconds; at += seconds)
                {
                    events.Add((at, work));
                }
            }
        }

        return [.. events.OrderBy(one => one.Due)];
    }
}

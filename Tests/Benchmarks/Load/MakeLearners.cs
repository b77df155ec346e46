namespace QuizHub.Benchmarks.Load;

/// <summary>New learners with an open session each; or one who is known already, by her cookie.</summary>
/// <param name="Group">The name that later orders call them by; it takes the place of the group that had it before.</param>
/// <param name="Items">Of a session.</param>
internal sealed record MakeLearners(string Group, Uri Address, string Deck, int Count, int Items, string? Cookie = null) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        foreach (var before in generator.Learners.GetValueOrDefault(Group, []))
        {
            before.Dispose();
        }

        var learners = Enumerable.Range(0, Count).Select(number => new StudyLearner(Address, Deck, Items, number, Cookie)).ToList();
        generator.Learners[Group] = learners;
        foreach (var learner in learners)
        {
            await learner.StartAsync();
        }

        return new Made([.. learners.Select(learner => learner.Cookie!)]);
    }
}

internal sealed record Made(IReadOnlyList<string> Cookies);

using QuizHub.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>Settings at the ends of their ranges, from <c>Fixtures/golden</c>.</summary>
public sealed class DemoEndsTests(TwoWorkers workers) : IClassFixture<TwoWorkers>
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Ends => [.. GoldenFacts.Demos.SelectMany(demo => GoldenFacts.Of(demo).Ends.Select(ends => (demo, ends)))];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Settings_at_the_end_of_their_range_end_in_facts_and_an_honest_sentence(string name, string ends)
    {
        var pool = workers.One;
        var demo = await Workers.DeclarationAsync(pool, name);
        var values = Workers.Settings(demo, ends.Split(' ').Select(setting => setting.Split('=')).Select(pair => (pair[0], pair[1])));
        var done = Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), name, values, 1), _ => { }, Cancel));
        Assert.Equal(demo.Facts.Select(fact => fact.Name), done.Facts!.Select(fact => fact.Name));
        Assert.All([done.Outcome!.En, done.Outcome.Zh], Assert.NotEmpty);
    }
}

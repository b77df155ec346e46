using QuizHub.Tests.Decks.Fuzz;

namespace QuizHub.Tests.Decks;

/// <summary>A few seconds of each target, the same in every run; longer with the command <c>fuzz</c> of Tests/Benchmarks.</summary>
public sealed class FuzzTests : IDisposable
{
    private readonly FuzzTargets _targets = new(DeckFixture.Folder);

    public static TheoryData<string> Names
    {
        get
        {
            using var targets = new FuzzTargets(DeckFixture.Folder);
            return [.. targets.All.Select(target => target.Name)];
        }
    }

    public void Dispose() => _targets.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void It_holds_whatever_is_put_in(string name) => _targets.All.Single(target => target.Name == name).Run(hundreds: 4, seed: 1);
}

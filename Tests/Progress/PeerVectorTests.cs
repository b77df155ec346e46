using System.Globalization;

namespace QuizHub.Tests.Progress;

/// <summary>The 53 vectors that the FSRS libraries publish, from 5 repositories, each within its own tolerance.</summary>
public sealed class PeerVectorTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ids => [.. PeerCase.All.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_published_vector_is_met(string id)
    {
        var one = PeerCase.All.Single(candidate => candidate.Id == id);
        var (expected, actual) = (one.ExpectedNumbers, PeerReplay.Compute(one));
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= one.Allowed(i, expected[i]),
                string.Create(CultureInfo.InvariantCulture, $"{id}[{i}]: {actual[i]:R}, published {expected[i]:R}, off by more than {one.Allowed(i, expected[i])}"));
        }
    }

    [Fact]
    public void All_53_vectors_are_there_and_the_largest_deviation_is_within_what_is_allowed()
    {
        Assert.Equal(53, PeerCase.All.Count);
        var worst = PeerCase.All
            .SelectMany(one => one.ExpectedNumbers.Zip(PeerReplay.Compute(one))
                .Select((pair, i) => (one.Id, Off: Math.Abs(pair.First - pair.Second), Allowed: one.Allowed(i, pair.First), Size: Math.Abs(pair.First))))
            .ToArray();
        var exact = worst.Where(row => row.Allowed == 0).ToArray();
        var near = worst.Where(row => row.Allowed > 0).ToArray();
        var relative = near.Where(row => row.Size > 0).MaxBy(row => row.Off / row.Size);
        var used = near.MaxBy(row => row.Off / row.Allowed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{PeerCase.All.Count} cases, {worst.Length} numbers: {exact.Length} to be met exactly, largest deviation {exact.Max(row => row.Off)}; "
            + $"{near.Length} within a tolerance, largest relative deviation {relative.Off / relative.Size:G3} ({relative.Id}), "
            + $"most of its tolerance used {used.Off / used.Allowed:P0} ({used.Id})"));
        Assert.All(exact, row => Assert.Equal(0, row.Off));
        Assert.All(near, row => Assert.InRange(row.Off, 0, row.Allowed));
    }

    [Theory]
    [InlineData("interval-vs-retention", 8)]
    [InlineData("mem-default-again-then-good", 0)]
    public void A_wrong_number_would_be_noticed(string id, int index)
    {
        var one = PeerCase.All.Single(candidate => candidate.Id == id);
        var spoilt = PeerReplay.Compute(one)[index] * 1.001 + 0.001;
        Assert.True(Math.Abs(spoilt - one.ExpectedNumbers[index]) > one.Allowed(index, one.ExpectedNumbers[index]));
    }
}

namespace QuizHub.Tests;

public sealed class SlowestTestsTests
{
    [Fact]
    public void The_ten_slowest_come_first_and_no_other()
    {
        var list = SlowestTests.List(Enumerable.Range(1, 12).Select(seconds => KeyValuePair.Create($"test {seconds}", TimeSpan.FromSeconds(seconds))));
        Assert.StartsWith("    12.0 s  test 12\n    11.0 s  test 11\n", list, StringComparison.Ordinal);
        Assert.EndsWith("     3.0 s  test 3\n", list, StringComparison.Ordinal);
    }
}

using QuizHub.Tests.Progress.Reviews;

namespace QuizHub.Tests.Progress;

/// <summary>Home, review and progress give one account of what there is to review today, whatever was answered, with an interview date and without.</summary>
public sealed class DueAccountTests
{
    private static readonly string[] Times = ["02:00", "05:00", "10:00", "23:30"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task All_pages_say_the_same(int seed)
    {
        await using var world = new ReviewWorld();
        var random = new Random(seed);
        var said = new HashSet<string>();
        for (var (step, day) = (0, 1); step < 7; step++, day += random.Next(1, 5))
        {
            world.GoTo(day, Times[random.Next(Times.Length)]);
            await ActAsync(world, random, day);
            said.Add(await AssertAgreeAsync(world, "en"));
            await AssertAgreeAsync(world, "zh");
        }

        Assert.True(said.Count > 1, "Nothing ever changed.");
    }

    private static async Task ActAsync(ReviewWorld world, Random random, int day)
    {
        await world.PractiseAsync(day == 1 || random.Next(2) == 0 ? "types" : "prediction", random.Next(3) switch { 0 => true, 1 => false, _ => null });
        if (random.Next(2) == 0)
        {
            var date = random.Next(2) == 0 ? "" : $"{ReviewWorld.Start.Date.AddDays(day + random.Next(1, 9)):yyyy-MM-dd}";
            await world.SaveGoalAsync(date, random.Next(2) == 0 ? "5" : "60");
        }

        if (random.Next(3) == 0 && await world.ReviewAsync() is { } review)
        {
            await world.Browser.GoThroughAsync(review, null);
        }
    }

    private static async Task<string> AssertAgreeAsync(ReviewWorld world, string language)
    {
        var home = (await world.ReadPageAsync($"/{language}")).QuerySelector(".due")?.FirstChild?.TextContent.Trim();
        var review = (await world.ReadPageAsync($"/{language}/review")).QuerySelector(".now")!.TextContent.Trim();
        var page = await world.ReadPageAsync($"/{language}/progress");
        var progress = page.QuerySelector("section[aria-labelledby=due] > p")!.TextContent.Trim();
        Assert.Equal((review, review), (home, progress));
        var number = page.QuerySelector(".glance a[href='#due'] strong")!.TextContent;
        Assert.Equal(number == "0", !review.Any(char.IsAsciiDigit) || page.QuerySelector("section[aria-labelledby=due] .button") is null);
        return review;
    }
}

using Microsoft.Playwright;

namespace QuizHub.Tests.Site;

internal static class Screen
{
    /// <summary>Nothing is wider than the screen.</summary>
    public static async Task AssertFitsAsync(IPage page)
    {
        var widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, innerWidth]");
        Assert.True(widths[0] <= widths[1], $"{page.Url} is {widths[0]} px wide on a screen of {widths[1]} px.");
    }
}

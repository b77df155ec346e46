using Microsoft.Playwright;
using QuizHub.Tests.Progress;

namespace QuizHub.Tests.EndToEnd;

/// <summary>The progress of someone who has studied for months, in a real browser.</summary>
public sealed class ProgressPageTests(Browser browser) : IAsyncDisposable
{
    private readonly TestServer _server = new(content: Path.Combine(TestsRoot.Path, "..", "Content"));

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("zh", ColorScheme.Dark)]
    public async Task Rich_progress_is_accessible_fits_the_screen_and_shows_every_table(string language, ColorScheme scheme)
    {
        await using var context = await OpenAsync(scheme);
        var page = await WatchedPage.OpenAsync(context);
        await page.Page.GotoAsync(new Uri(_server.Address, $"/{language}/progress").ToString());
        Assert.Equal(8, await page.Page.Locator("main figure").CountAsync());
        await page.AssertAccessibleAsync();
        foreach (var summary in await page.Page.Locator("main summary").AllAsync())
        {
            await summary.FocusAsync();
            await page.Page.Keyboard.PressAsync("Enter");
        }

        Assert.Equal(8, await page.Page.Locator("main table:visible").CountAsync());
        await page.AssertAccessibleAsync();
        foreach (var (width, height) in new[] { (390, 844), (1280, 800) })
        {
            await page.Page.SetViewportSizeAsync(width, height);
            Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"Too wide for {width} px.");
            // Labels of an axis keep clear of each other.
            Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('main svg.plot')].flatMap(svg => {
                  const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
                  return boxes.slice(1).filter(([, box], i) => box.left < boxes[i][1].right).map(([label]) => label);
                })
                """));
        }

        page.AssertNoComplaints();
    }

    [Fact]
    public async Task One_items_history_and_then_all_is_deleted_by_keyboard_alone()
    {
        await using var context = await OpenAsync(ColorScheme.Light);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_server.Address, "/en/progress").ToString());
        var hardest = page.Locator("#hardest ~ ol > li");
        var title = await hardest.First.Locator("h3").InnerTextAsync();
        await hardest.First.GetByRole(AriaRole.Link, new() { Name = "Delete this item’s history" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Delete the history of this item?");
        await Assertions.Expect(page.GetByText("This cannot be undone")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this history" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The item’s history has been deleted.");
        Assert.DoesNotContain(title, await page.Locator("#hardest ~ ol > li h3").AllInnerTextsAsync());

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Everything (JSON)" }).ClickAsync());
        Assert.Matches(@"^quizhub-\d{4}-\d\d-\d\d\.json$", download.SuggestedFilename);
        Assert.Null(await download.FailureAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Delete my history" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the whole history" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your history has been deleted.");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing to show yet" })).ToBeVisibleAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>A learner's browser.</summary>
    private async Task<IBrowserContext> OpenAsync(ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_server.Address, "/en/settings").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.CloseAsync();
        await _server.StudyAsync(await _server.LastLearnerAsync(), "deep-learning", days: 150, attempts: 3000);
        return context;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>From an interview date to the end of the day's review in a real browser, by keyboard alone.</summary>
public sealed class ReviewPageTests(Browser browser) : IAsyncDisposable
{
    private readonly TestServer _server = new(
        services: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new TestClock(new DateTimeOffset(2027, 1, 11, 12, 0, 0, TimeSpan.Zero)))));

    [Theory]
    [InlineData("zh", ColorScheme.Dark, 390, "今天要复习：2 个问题", "今天要复习的都完成了。", "明天：2 个问题，来自全部题型。", "今天的复习已完成。")]
    [InlineData("en", ColorScheme.Light, 1280, "To review today: 2 questions", "That was all for today.", "Tomorrow: 2 questions, from All types.", "Done for today.")]
    public async Task A_date_is_set_and_the_days_review_is_done(
        string language, ColorScheme scheme, int width, string today, string done, string tomorrow, string doneOnPage)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, Locale = "en-US", ViewportSize = new() { Width = width, Height = 800 } });
        var watched = await WatchedPage.OpenAsync(context);
        var (page, driver) = (watched.Page, new SessionDriver(watched.Page, byKeyboard: true));
        await page.GotoAsync(new Uri(_server.Address, $"/{language}/review").ToString());
        await watched.AssertAccessibleAsync();

        await driver.TabToAsync("#goal-every-type > summary");
        await page.Keyboard.PressAsync("Enter");
        await watched.AssertAccessibleAsync();
        await driver.TabToAsync("input[type=date]");
        await page.Keyboard.TypeAsync("01142027");
        await driver.TabToAsync("details form button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**saved=1**");
        await Assertions.Expect(page.Locator(".today")).ToContainTextAsync(today);
        await Assertions.Expect(page.Locator("input[type=date]")).ToHaveValueAsync("2027-01-14");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => Math.max(innerWidth, document.documentElement.scrollWidth)"));
        await watched.AssertAccessibleAsync();

        // The address leads to the form: from the top again.
        await page.GotoAsync(new Uri(_server.Address, $"/{language}/review").ToString());
        await driver.TabToAsync(".today form button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sessions/*");
        await driver.ReadyAsync();
        await driver.FinishAsync();
        Assert.DoesNotContain("Say", driver.Met);
        await Assertions.Expect(page.Locator(".session")).ToContainTextAsync(done);
        await Assertions.Expect(page.Locator(".session")).ToContainTextAsync(tomorrow);
        await watched.AssertAccessibleAsync();

        await driver.TabToAsync($".actions a[href='/{language}/review']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".today")).ToContainTextAsync(doneOnPage);
        Assert.Equal(0, await page.Locator(".today form").CountAsync());
        watched.AssertNoComplaints();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

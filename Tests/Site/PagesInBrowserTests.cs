using Microsoft.Playwright;
using QuizHub.Tests.EndToEnd;

namespace QuizHub.Tests.Site;

/// <summary>Reading pages in a real browser, on a telephone and a wide screen, by day and by night.</summary>
public sealed class PagesInBrowserTests(Browser browser, ShippedDeckServer shared) : IClassFixture<ShippedDeckServer>
{
    private static readonly string[] Paths =
        ["", "/decks/deep-learning", "/decks/deep-learning/optimizers", "/decks/deep-learning/optimizers/sgd", "/decks/deep-learning/glossary", "/decks/deep-learning/clinic", "/search", "/search?q=momentun", "/search?q=xylophone", "/decks/deep-learning/optimizers/sgd/report", "/decks/deep-learning/optimizers/sgd/report?sent=1", "/sessions", "/exam", "/practice", "/interview", "/review", "/settings", "/settings/forget", "/privacy", "/progress", "/progress/forget", "/progress/history?deck=deep-learning&question=sgd"];

    private readonly TestServer _server = shared.Server;

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    [InlineData("zh", ColorScheme.Light)]
    [InlineData("zh", ColorScheme.Dark)]
    public async Task Pages_are_accessible_fit_the_screen_and_complain_of_nothing(string language, ColorScheme scheme)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await WatchedPage.OpenAsync(context);
        foreach (var path in Paths)
        {
            await page.Page.SetViewportSizeAsync(390, 844);
            await page.Page.GotoAsync(new Uri(_server.Address, $"/{language}{path}").ToString());
            await Screen.AssertFitsAsync(page.Page);
            await page.Page.SetViewportSizeAsync(1280, 800);
            await Screen.AssertFitsAsync(page.Page);
            await page.AssertAccessibleAsync();
        }

        page.AssertNoComplaints();
    }

    [Fact]
    public async Task A_reader_without_scripts_saves_settings_and_is_forgotten()
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_server.Address, "/en/settings").ToString());
        await page.GetByLabel("Dark").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete my data" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("has been deleted");
        Assert.DoesNotContain(await context.CookiesAsync(), cookie => cookie.Name == "qh-learner");
    }

    [Fact]
    public async Task The_skip_link_is_first_and_shows_itself_when_reached()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_server.Address, "/en/decks/deep-learning").ToString());
        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_paper_every_follow_up_is_open()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_server.Address, "/en/decks/deep-learning/optimizers/sgd").ToString());
        var answer = page.Locator("#follow-ups .answer").First;
        await Assertions.Expect(answer).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(answer).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("header")).ToBeHiddenAsync();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QuizHub.Server.Decks.Library;
using QuizHub.Tests.EndToEnd;

namespace QuizHub.Tests.Site;

/// <summary>Reading pages in a real browser, on a telephone and a wide screen, by day and by night.</summary>
public sealed class PagesInBrowserTests(Browser browser) : IAsyncDisposable
{
    private static readonly string[] Paths =
        ["", "/decks/deep-learning", "/decks/deep-learning/optimizers", "/decks/deep-learning/optimizers/sgd", "/decks/deep-learning/glossary", "/decks/deep-learning/clinic", "/search", "/search?q=momentun", "/search?q=xylophone", "/decks/deep-learning/optimizers/sgd/report", "/decks/deep-learning/optimizers/sgd/report?sent=1", "/exam", "/exam?problem=count", "/practice", "/practice?deck=deep-learning&topics=optimizers&facets=predict&types=ordering", "/interview", "/review", "/review?deck=deep-learning&problem=DatePast&date=2020-01-01&minutes=20&retention=90", "/settings", "/settings/forget", "/privacy"];

    private readonly TestServer server = new(content: Path.Combine(TestsRoot.Path, "..", "Content"));

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
            await page.Page.GotoAsync(new Uri(server.Address, $"/{language}{path}").ToString());
            await AssertFitsAsync(page.Page);
            await page.Page.SetViewportSizeAsync(1280, 800);
            await AssertFitsAsync(page.Page);
            await page.AssertAccessibleAsync();
        }

        page.AssertNoComplaints();
    }

    /// <summary>All questions: one language by day, the other by night.</summary>
    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("zh", ColorScheme.Dark)]
    public async Task Every_question_is_accessible_fits_the_screen_shows_its_formulas_and_complains_of_nothing(string language, ColorScheme scheme)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await WatchedPage.OpenAsync(context);
        var questions = server.Services.GetRequiredService<DeckLibrary>().Current.Decks.SelectMany(deck => deck.Questions).ToList();
        Assert.NotEmpty(questions);
        foreach (var question in questions)
        {
            await page.Page.SetViewportSizeAsync(390, 844);
            await page.Page.GotoAsync(new Uri(server.Address, $"/{language}/decks/{question.DeckSlug}/{question.TopicSlug}/{question.Slug}").ToString());
            await AssertFitsAsync(page.Page);
            await page.Page.SetViewportSizeAsync(1280, 800);
            await AssertFitsAsync(page.Page);
            Assert.True(await page.Page.Locator("#explanation math").CountAsync() > 0, $"{page.Page.Url} has no formula.");
            Assert.Equal(0, await page.Page.Locator(".formula-error, merror").CountAsync());
            await page.AssertAccessibleAsync();
        }

        page.AssertNoComplaints();
    }

    [Fact]
    public async Task A_reader_without_scripts_saves_settings_and_is_forgotten()
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/en/settings").ToString());
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
        await page.GotoAsync(new Uri(server.Address, "/en/decks/deep-learning").ToString());
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
        await page.GotoAsync(new Uri(server.Address, "/en/decks/deep-learning/optimizers/sgd").ToString());
        var answer = page.Locator("#follow-ups .answer").First;
        await Assertions.Expect(answer).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(answer).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("header")).ToBeHiddenAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task AssertFitsAsync(IPage page)
    {
        var (width, view) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("innerWidth"));
        Assert.True(width <= view, $"{page.Url} is {width} px wide on a screen of {view} px.");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QuizHub.Server.Decks.Library;
using QuizHub.Tests.EndToEnd;

namespace QuizHub.Tests.Site;

/// <summary>All questions in a real browser: one language by day, the other by night; a class each, so that they are looked at side by side.</summary>
public abstract class QuestionsInBrowser(Browser browser, ShippedDeckServer shared, string language, ColorScheme scheme) : IClassFixture<ShippedDeckServer>
{
    [Fact]
    public async Task Every_question_is_accessible_fits_the_screen_shows_its_formulas_and_complains_of_nothing()
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await WatchedPage.OpenAsync(context);
        var questions = shared.Server.Services.GetRequiredService<DeckLibrary>().Current.Decks.SelectMany(deck => deck.Questions).ToList();
        Assert.NotEmpty(questions);
        foreach (var question in questions)
        {
            await page.Page.SetViewportSizeAsync(390, 844);
            await page.Page.GotoAsync(new Uri(shared.Server.Address, $"/{language}/decks/{question.DeckSlug}/{question.TopicSlug}/{question.Slug}").ToString());
            await Screen.AssertFitsAsync(page.Page);
            await FormulaChecks.AssertLinesAsync(page.Page, page.Page.Url);
            await FormulaChecks.AssertNothingIsCutAsync(page.Page, page.Page.Url);
            await page.Page.SetViewportSizeAsync(360, 800);
            await Screen.AssertFitsAsync(page.Page);
            await FormulaChecks.AssertLinesAsync(page.Page, page.Page.Url);
            await page.Page.SetViewportSizeAsync(1280, 800);
            await Screen.AssertFitsAsync(page.Page);
            Assert.True(await page.Page.Locator("#explanation math").CountAsync() > 0, $"{page.Page.Url} has no formula.");
            Assert.Equal(0, await page.Page.Locator(".formula-error, merror").CountAsync());
            await page.AssertAccessibleAsync();
        }

        page.AssertNoComplaints();
    }
}

public sealed class EnglishQuestionsInBrowserTests(Browser browser, ShippedDeckServer shared) : QuestionsInBrowser(browser, shared, "en", ColorScheme.Light);

public sealed class ChineseQuestionsInBrowserTests(Browser browser, ShippedDeckServer shared) : QuestionsInBrowser(browser, shared, "zh", ColorScheme.Dark);

using Microsoft.Playwright;
using QuizHub.Demos.Clinic;

namespace QuizHub.Tests.EndToEnd;

/// <summary>A visit to the clinic in a real browser: name the fault, try remedies until one helps, go on.</summary>
public sealed class ClinicPageTests(Browser browser, PublishedServer server)
{
    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 60_000 };

    [Theory]
    [InlineData("en", false, ColorScheme.Light, 1280)]
    [InlineData("zh", false, ColorScheme.Dark, 390)]
    [InlineData("en", true, ColorScheme.Dark, 390)]
    [InlineData("zh", true, ColorScheme.Light, 1280)]
    public async Task A_case_is_named_treated_and_left(string language, bool byKeyboard, ColorScheme scheme, int width)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        var watched = await WatchedPage.OpenAsync(context);
        var page = watched.Page;
        await page.GotoAsync(new Uri(await server.AddressAsync(), $"/{language}/decks/deep-learning/clinic").ToString());
        await watched.AssertAccessibleAsync();
        await DoAsync(page, byKeyboard, "form.start button", "Enter");
        await page.Locator(".session[data-ready=true]").WaitForAsync(Patient);
        await page.Locator(".curves .run[data-phase=done] canvas").First.WaitForAsync(Patient);
        await watched.AssertAccessibleAsync();

        await DoAsync(page, byKeyboard, ".actions button.primary", "Enter", isShortcut: true);
        await page.Locator("form.answer").WaitForAsync(Patient);
        var canvas = await page.Locator(".curves canvas").First.ElementHandleAsync();
        await watched.AssertAccessibleAsync();
        await DoAsync(page, byKeyboard, "form.answer .options label", "2", isShortcut: true);
        await DoAsync(page, byKeyboard, "form.answer button[type=submit]", "Enter");
        await page.Locator(".verdict").WaitForAsync(Patient);
        Assert.True(await canvas.EvaluateAsync<bool>("canvas => canvas.isConnected"), "The curves were drawn anew.");
        Assert.Equal(5, await page.Locator("ol.parts > *").CountAsync());
        await watched.AssertAccessibleAsync();

        var (failed, helped) = (0, false);
        for (var remedy = 0; remedy < 4 && !helped; remedy++)
        {
            await DoAsync(page, byKeyboard, $".remedy >> nth={remedy}", $"{remedy + 1}", isShortcut: true);
            await DoAsync(page, byKeyboard, ".remedies form button", "r", isShortcut: true);
            await page.Locator($".remedy >> nth={remedy} >> .mark span").WaitForAsync(Patient);
            await page.Locator(".after .run[data-phase=done] canvas").First.WaitForAsync(Patient);
            helped = await page.Locator($".remedy >> nth={remedy} >> .mark.right").CountAsync() == 1;
            failed += helped ? 0 : 1;
        }

        Assert.True(helped, "None of the remedies helped.");
        await Assertions.Expect(page.Locator(".told")).ToContainTextAsync(language == "en" ? "The symptom is gone." : "症状消失了。");
        Assert.Equal(5, await page.Locator(".after tbody tr").CountAsync());
        Assert.Equal(width, await page.EvaluateAsync<int>("() => Math.max(innerWidth, document.documentElement.scrollWidth)"));
        await watched.AssertAccessibleAsync();

        await page.Locator("h1").FocusAsync();
        await DoAsync(page, byKeyboard, ".actions button.primary", "Enter", isShortcut: true);
        await page.Locator("#recalled").WaitForAsync(Patient);
        Assert.Equal(1, await page.EvaluateAsync<int>("() => document.querySelector('.steps progress').value"));
        watched.AssertNoComplaints();
    }

    [Fact]
    public async Task A_case_without_curves_says_so_and_can_be_tried_again_or_skipped()
    {
        await using var context = await browser.NewContextAsync();
        var watched = await WatchedPage.OpenAsync(context);
        var page = watched.Page;
        await context.RouteAsync("**/api/sessions/*/steps/*/run*", route => route.AbortAsync());
        await page.GotoAsync(new Uri(await server.AddressAsync(), "/en/decks/deep-learning/clinic").ToString());
        await page.Locator("form.start button").ClickAsync();
        await page.Locator(".curves .failed").WaitForAsync(Patient);
        await page.Locator(".actions button.primary").ClickAsync();
        await page.Locator("form.answer").WaitForAsync(Patient);
        await watched.AssertAccessibleAsync();
        await Assertions.Expect(page.GetByText("Skip this case", new() { Exact = true })).ToBeVisibleAsync();

        await context.UnrouteAllAsync();
        await page.Locator(".curves .failed button").ClickAsync();
        await page.Locator(".curves .run[data-phase=done]").WaitForAsync(Patient);
        await Assertions.Expect(page.GetByText("Skip this case", new() { Exact = true })).ToHaveCountAsync(0);

        await context.RouteAsync("**/api/sessions/*/steps/*/run*", route => route.AbortAsync());
        await page.ReloadAsync();
        await page.GetByText("Skip this case", new() { Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await page.Locator("#recalled").WaitForAsync(Patient);
        // The browser itself reports the requests that found no network.
        watched.Forget();
    }

    [Fact]
    public async Task Without_scripts_the_page_tells_what_the_clinic_is()
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(await server.AddressAsync(), "/en/decks/deep-learning/clinic").ToString());
        Assert.Contains("Drawing curves needs JavaScript", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(ClinicFaults.All.Count, await page.Locator(".faults li").CountAsync());
    }

    /// <summary>Clicks, or does the same by keyboard: with a shortcut that works wherever the focus is, or by going to the control with Tab first.</summary>
    private static async Task DoAsync(IPage page, bool byKeyboard, string selector, string key, bool isShortcut = false)
    {
        if (!byKeyboard)
        {
            await page.Locator(selector).First.ClickAsync();
            return;
        }

        for (var press = 0; !isShortcut && press < 80 && !await page.Locator(selector).First.EvaluateAsync<bool>("target => target === document.activeElement"); press++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync(key);
    }
}

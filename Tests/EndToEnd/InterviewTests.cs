using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>An interview in a real browser against the real server on the shipped deck, from the start page to the file, by keyboard alone.</summary>
public sealed class InterviewTests(Browser browser, PublishedServer server)
{
    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 60_000 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("zh", ColorScheme.Dark, 390)]
    public async Task An_interview_is_held_by_keyboard_alone(string language, ColorScheme scheme, int width)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
        var watched = await WatchedPage.OpenAsync(context);
        var page = watched.Page;
        await page.GotoAsync(new Uri(await server.AddressAsync(), $"/{language}/interview").ToString());
        await ChooseAsync(page);
        await page.WaitForURLAsync("**/sessions/*");
        await page.Locator(".session[data-ready=true]").WaitForAsync(Patient);

        var seen = new List<string>();
        while (await PhaseAsync(page) is var phase && phase != "transcript")
        {
            if (!seen.Contains(phase))
            {
                await AssertFitsAsync(page);
                await watched.AssertAccessibleAsync();
            }

            if (seen.Count > 0)
            {
                // What is new is announced by the focus, which has gone to its heading.
                Assert.Equal("H1", await page.EvaluateAsync<string>("document.activeElement.tagName"));
            }

            seen.Add(phase);
            await StepAsync(page, phase, seen.Count);
        }

        Assert.Equal(["ask", "followup", "followupanswer", "points", "verdict"], seen.Distinct());
        Assert.Equal(3, seen.Count(phase => phase == "ask"));
        await AssertFitsAsync(page);
        await watched.AssertAccessibleAsync();
        await AssertTranscriptAsync(page, language);
        watched.AssertNoComplaints();
    }

    [Fact]
    public async Task A_reload_another_language_and_a_lost_network_leave_what_was_begun()
    {
        await using var context = await browser.NewContextAsync();
        var watched = await WatchedPage.OpenAsync(context);
        var page = watched.Page;
        await page.GotoAsync(new Uri(await server.AddressAsync(), "/en/interview").ToString());
        await page.Locator("button.primary").ClickAsync();
        await page.WaitForURLAsync("**/sessions/*");
        await page.Locator(".session[data-ready=true]").WaitForAsync(Patient);
        await page.Locator("#reply").FillAsync("half a thought");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#reply")).ToHaveValueAsync("half a thought", new() { Timeout = 60_000 });
        await page.Locator("header a[hreflang]").ClickAsync();
        await page.WaitForURLAsync("**/zh/sessions/*");
        await Assertions.Expect(page.Locator("#reply")).ToHaveValueAsync("half a thought", new() { Timeout = 60_000 });

        await page.Locator(".session[data-ready=true]").WaitForAsync(Patient);
        await context.SetOfflineAsync(true);
        await page.Locator(".actions button.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".connection")).ToContainTextAsync("网络未连接", new() { Timeout = 30_000 });
        await context.SetOfflineAsync(false);
        await page.Locator(".session[data-phase=followup]").WaitForAsync(Patient);
        await page.Locator(".actions button.primary").ClickAsync();
        await page.Locator("fieldset.points").WaitForAsync(Patient);
        watched.Forget();
    }

    /// <summary>Three questions, at most one follow-up, one minute each.</summary>
    private static async Task ChooseAsync(IPage page)
    {
        await TabToAsync(page, "input[name=count]");
        await page.Keyboard.PressAsync("ArrowUp");
        await TabToAsync(page, "input[name=followUps]");
        await page.Keyboard.PressAsync("ArrowUp");
        await TabToAsync(page, "input[name=timer]");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "form p button");
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task StepAsync(IPage page, string phase, int step)
    {
        switch (phase)
        {
            case "ask" when step == 1:
                await Assertions.Expect(page.Locator("[role=timer]")).ToContainTextAsync("0:5");
                await TabToAsync(page, "#reply");
                await page.Keyboard.TypeAsync("1 g ? are letters here");
                await page.Keyboard.PressAsync("Control+Enter");
                break;
            case "points":
                await page.Keyboard.PressAsync("1");
                await Assertions.Expect(page.Locator(".point input").First).ToBeCheckedAsync();
                await page.Keyboard.PressAsync("Enter");
                break;
            case "followup" when step < 5:
                await page.Keyboard.PressAsync("g");
                break;
            default:
                await page.Keyboard.PressAsync("Enter");
                break;
        }

        await page.WaitForFunctionAsync("left => document.querySelector('.session').dataset.phase !== left && document.activeElement.tagName === 'H1'", phase);
    }

    private static async Task AssertTranscriptAsync(IPage page, string language)
    {
        Assert.Equal("H1", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        Assert.Equal(3, await page.Locator(".transcript > section").CountAsync());
        await Assertions.Expect(page.Locator("blockquote")).ToHaveTextAsync("1 g ? are letters here");

        await TabToAsync(page, "a[download]");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Matches(@"^interview-\d{4}-\d\d-\d\d\.md$", download.SuggestedFilename);
        var file = await File.ReadAllTextAsync(await download.PathAsync(), Cancel);
        Assert.StartsWith(language == "zh" ? "# 面试：" : "# Interview: ", file, StringComparison.Ordinal);
        Assert.Contains("> 1 g ? are letters here", file, StringComparison.Ordinal);

        await page.EvaluateAsync("window.print = () => { window.printed = true; }");
        await page.Locator("h1").FocusAsync();
        await TabToAsync(page, ".actions button.primary");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("window.printed === true");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".actions, .steps, header.bar").First).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".address").First).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task<string> PhaseAsync(IPage page) => (await page.Locator(".session").GetAttributeAsync("data-phase"))!;

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached by keyboard on {page.Url}.");
    }

    private static async Task AssertFitsAsync(IPage page)
    {
        var (width, view) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("innerWidth"));
        Assert.True(width <= view, $"{page.Url} is {width} px wide on a screen of {view} px.");
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Tests.Quizzes.Exams;

namespace QuizHub.Tests.EndToEnd;

/// <summary>Exams in a real browser, on the deck of every type.</summary>
public sealed class ExamPageTests(Browser browser)
{
    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 60_000 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_exam_is_sat_reviewed_and_read_by_keyboard_alone()
    {
        await using var server = new TestServer();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = ColorScheme.Light });
        var page = await WatchedPage.OpenAsync(context);
        var keys = page.Page.Keyboard;
        await page.Page.GotoAsync(new Uri(server.Address, "/en/exam").ToString());
        await TabToAsync(page.Page, "input[name=own]");
        await keys.TypeAsync("12");
        await TabToAsync(page.Page, "form[action$='/exam'] button[type=submit]");
        await keys.PressAsync("Enter");
        await page.Page.WaitForURLAsync("**/sessions/*");
        await PhaseAsync(page.Page, "exam");
        Assert.Equal(12, await page.Page.Locator("nav.items button.item").CountAsync());
        await page.AssertAccessibleAsync();

        for (var place = 1; place <= 12; place++)
        {
            await Assertions.Expect(page.Page.Locator("nav.items [aria-current]")).ToContainTextAsync(place.ToString(CultureInfo.InvariantCulture));
            await AnswerAsync(page.Page);
            if (place == 2)
            {
                await keys.PressAsync("Escape");
                await page.Page.EvaluateAsync("() => document.activeElement.blur()");
                await keys.PressAsync("m");
                await Assertions.Expect(page.Page.Locator("nav.items button.flagged")).ToHaveCountAsync(1);
            }

            await page.Page.EvaluateAsync("() => document.activeElement.blur()");
            await keys.PressAsync("Enter");
        }

        await Assertions.Expect(page.Page.Locator(".actions .state")).ToContainTextAsync("This is the last item");
        await Assertions.Expect(page.Page.Locator("nav.items button.answered")).ToHaveCountAsync(12);
        // What is cleared is no prediction, so that the review has both of them.
        while (await page.Page.Locator("p.later").CountAsync() > 0)
        {
            var place = await page.Page.Locator("p.place").InnerTextAsync();
            await keys.PressAsync("p");
            await Assertions.Expect(page.Page.Locator("p.place")).Not.ToHaveTextAsync(place);
        }

        var cleared = await page.Page.Locator("nav.items [aria-current] span").First.InnerTextAsync();
        await keys.PressAsync("c");
        await Assertions.Expect(page.Page.Locator("nav.items button.answered")).ToHaveCountAsync(11);
        await keys.PressAsync("p");
        await Assertions.Expect(page.Page.Locator("nav.items [aria-current] span").First).Not.ToHaveTextAsync(cleared);

        // Whoever reloads finds everything as it was, and is led to what is open.
        await page.Page.ReloadAsync();
        await PhaseAsync(page.Page, "exam");
        await Assertions.Expect(page.Page.Locator("nav.items button.answered")).ToHaveCountAsync(11);
        await Assertions.Expect(page.Page.Locator("nav.items button.flagged")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("nav.items [aria-current] span").First).ToHaveTextAsync(cleared);

        await keys.PressAsync("?");
        await Assertions.Expect(page.Page.Locator("dialog.keys")).ToContainTextAsync("store, and go to the next item");
        await keys.PressAsync("Escape");
        await keys.PressAsync("h");
        var dialog = page.Page.Locator("dialog.hand-in");
        await Assertions.Expect(dialog).ToContainTextAsync("Open: 1");
        await Assertions.Expect(dialog).ToContainTextAsync("Flagged: 1");
        await page.AssertAccessibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await keys.PressAsync("h");
        await Assertions.Expect(dialog.Locator("button").First).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");

        await PhaseAsync(page.Page, "handed-in");
        await Assertions.Expect(page.Page.Locator("h1")).ToBeFocusedAsync();
        await page.AssertAccessibleAsync();
        await keys.PressAsync("Enter");
        var seen = new HashSet<string>();
        for (var step = 0; step < 60; step++)
        {
            var phase = await page.Page.Locator(".session").GetAttributeAsync("data-phase");
            var before = await page.Page.Locator("main").InnerTextAsync();
            if (seen.Add(phase!) && phase is "verdict" or "check")
            {
                await page.AssertAccessibleAsync();
            }

            switch (phase)
            {
                case "result":
                    step = 60;
                    continue;
                case "run":
                    await keys.PressAsync("r");
                    await page.Page.Locator(".session:not([data-phase=run])").WaitForAsync(Patient);
                    break;
                case "check":
                    await keys.PressAsync("1");
                    await keys.PressAsync("Enter");
                    await page.Page.Locator(".session:not([data-phase=check])").WaitForAsync(Patient);
                    break;
                default:
                    await keys.PressAsync("Enter");
                    await page.Page.WaitForFunctionAsync("before => document.querySelector('main').innerText !== before", before, new() { Timeout = 60_000 });
                    break;
            }
        }

        Assert.Subset(seen, new HashSet<string> { "verdict", "run", "check", "result" });
        await page.AssertAccessibleAsync();
        await Assertions.Expect(page.Page.Locator("ol.rows > li")).ToHaveCountAsync(12);
        await TabToAsync(page.Page, "button.look");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("div.look .verdict")).ToHaveCountAsync(1);
        await page.AssertAccessibleAsync();

        await page.Page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");
        await page.Page.Locator(".ways button.primary").FocusAsync();
        await keys.PressAsync("Enter");
        await page.Page.WaitForFunctionAsync("() => window.printed === true");
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var (hidden, selector) in new[] { (true, "header.bar"), (true, ".steps"), (true, ".ways"), (true, "button.look >> nth=0"), (false, "ol.rows"), (false, "dl.figures") })
        {
            Assert.Equal(!hidden, await page.Page.Locator(selector).IsVisibleAsync());
        }

        page.AssertNoComplaints();
    }

    [Fact]
    public async Task An_exam_whose_time_runs_out_while_the_tab_is_closed_is_handed_in_and_says_so_later()
    {
        var clock = new JumpingClock();
        await using var server = new TestServer(services: services => services.AddSingleton<TimeProvider>(clock));
        await using var context = await browser.NewContextAsync(new() { ColorScheme = ColorScheme.Dark });
        var page = await StartAsync(context, server, "zh");
        // Nothing but a choice: it is stored by itself.
        await GoToChoiceAsync(page.Page);
        await page.Page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Page.Locator("nav.items button.answered")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        var address = page.Page.Url;
        page.AssertNoComplaints();
        await page.Page.CloseAsync();

        clock.Advance(TimeSpan.FromMinutes(18) + ExamWriter.Grace);
        Assert.Equal(1, await ExamSitter.EventuallyAsync(
            async () =>
            {
                await using var database = server.OpenDatabase();
                return await database.Attempts().CountAsync(Cancel);
            },
            attempts => attempts == 1));

        var later = await WatchedPage.OpenAsync(context);
        await later.Page.GotoAsync(address);
        await PhaseAsync(later.Page, "handed-in");
        await Assertions.Expect(later.Page.Locator("h1")).ToContainTextAsync("时间到");
        await later.AssertAccessibleAsync();
        later.AssertNoComplaints();
    }

    [Fact]
    public async Task A_page_that_is_open_warns_stores_what_stands_on_the_form_and_goes_over_to_the_review_by_itself()
    {
        var clock = new JumpingClock();
        await using var server = new TestServer(services: services => services.AddSingleton<TimeProvider>(clock));
        await using var context = await browser.NewContextAsync();
        var page = await StartAsync(context, server, "en");
        clock.Advance(TimeSpan.FromMinutes(13.5));
        await page.Page.ReloadAsync();
        await PhaseAsync(page.Page, "exam");
        await Assertions.Expect(page.Page.Locator(".timer .warning")).ToContainTextAsync("5 minutes left");
        await page.AssertAccessibleAsync();
        clock.Advance(TimeSpan.FromMinutes(4.4));
        await page.Page.ReloadAsync();
        await PhaseAsync(page.Page, "exam");
        await Assertions.Expect(page.Page.Locator(".timer .warning")).ToContainTextAsync("One minute left");
        await GoToChoiceAsync(page.Page);
        // The page counts on by itself from what the server said: some six seconds.
        await page.Page.Locator(".timer .warning", new() { HasText = "being handed in" }).WaitForAsync(Patient);
        await Assertions.Expect(page.Page.Locator("form.answer fieldset")).ToHaveAttributeAsync("disabled", "");
        clock.Advance(TimeSpan.FromSeconds(6) + ExamWriter.Grace);
        await PhaseAsync(page.Page, "handed-in");
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Time was up");
        await Assertions.Expect(page.Page.Locator("h1")).ToBeFocusedAsync();
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task Without_a_network_an_exam_goes_on_and_a_second_tab_sees_what_the_first_has_done()
    {
        await using var server = new TestServer();
        await using var context = await browser.NewContextAsync();
        var page = await StartAsync(context, server, "en");
        var other = await context.NewPageAsync();
        await other.GotoAsync(page.Page.Url);
        await PhaseAsync(other, "exam");

        await context.SetOfflineAsync(true);
        await page.Page.BringToFrontAsync();
        for (var item = 0; item < 3; item++)
        {
            await AnswerAsync(page.Page);
            await page.Page.EvaluateAsync("() => document.activeElement.blur()");
            await page.Page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(page.Page.Locator("nav.items button.answered")).ToHaveCountAsync(3);
        await using (var database = server.OpenDatabase())
        {
            Assert.Equal(0, await database.SessionEvents().CountAsync(Cancel));
        }

        await context.SetOfflineAsync(false);
        Assert.True(await ExamSitter.EventuallyAsync(
            async () =>
            {
                await using var database = server.OpenDatabase();
                return await database.SessionEvents().CountAsync(Cancel) >= 3;
            },
            there => there));
        await Assertions.Expect(other.Locator("nav.items button.answered")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator("nav.items button.answered")).ToHaveCountAsync(3);
    }

    /// <summary>Twelve items in eighteen minutes.</summary>
    private static async Task<WatchedPage> StartAsync(IBrowserContext context, TestServer server, string language)
    {
        var page = await WatchedPage.OpenAsync(context);
        await page.Page.GotoAsync(new Uri(server.Address, $"/{language}/exam").ToString());
        await page.Page.Locator("input[name=own]").FillAsync("12");
        await page.Page.Locator("form[action$='/exam'] button[type=submit]").ClickAsync();
        await page.Page.WaitForURLAsync("**/sessions/*");
        await PhaseAsync(page.Page, "exam");
        return page;
    }

    private static async Task PhaseAsync(IPage page, string phase) =>
        await page.Locator($".session[data-ready=true][data-phase={phase}]").WaitForAsync(Patient);

    /// <summary>To an item that is graded when the exam is handed in.</summary>
    private static async Task GoToChoiceAsync(IPage page)
    {
        for (var item = 0; item < 12 && (await page.Locator("form.answer .options").CountAsync() == 0 || await page.Locator("p.later").CountAsync() > 0); item++)
        {
            var before = await page.Locator("p.place").InnerTextAsync();
            await page.Keyboard.PressAsync("n");
            await Assertions.Expect(page.Locator("p.place")).Not.ToHaveTextAsync(before);
        }
    }

    /// <summary>By keyboard, whatever the form is; surely where the item is a choice.</summary>
    private static async Task AnswerAsync(IPage page)
    {
        if (await page.Locator("form.answer .options").CountAsync() > 0)
        {
            await page.Keyboard.PressAsync("1");
            await page.Keyboard.PressAsync("f");
            await Assertions.Expect(page.Locator("form.answer .option.chosen")).ToHaveCountAsync(1);
        }
        else if (await page.Locator("form.answer select").CountAsync() > 0)
        {
            await TabToAsync(page, "form.answer select");
            await page.Keyboard.PressAsync("ArrowDown");
        }
        else if (await page.Locator("form.answer ol.entries").CountAsync() > 0)
        {
            await page.Keyboard.PressAsync("1");
            await page.Keyboard.PressAsync("ArrowDown");
        }
        else
        {
            await TabToAsync(page, "form.answer input[type=text]");
            await page.Keyboard.TypeAsync("7");
        }
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var press = 0; press < 80; press++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} cannot be reached with the Tab key.");
    }
}

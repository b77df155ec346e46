using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using QuizHub.Quizzes;
using QuizHub.Server.Quizzes;
using QuizHub.Tests.Quizzes.Exams;

namespace QuizHub.Tests.EndToEnd;

/// <summary>Going back, leaving and coming again, in a real browser: with its back-forward cache and without.</summary>
public sealed class LeavingTests(Browser browser) : IAsyncLifetime
{
    private const string Words = "momentum keeps a velocity", Secret = "words that nobody else may read";

    private readonly TestServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Going_back_to_a_session_shows_where_it_stands_and_goes_on(bool keepsPages)
    {
        await using var context = await browser.NewContextAsync(keepsPages: keepsPages);
        var (page, driver) = await StartAsync(context);
        await page.Page.Locator("#recalled").FillAsync(Words);
        await driver.GoToVerdictAsync();
        var stem = await page.Page.Locator(".wrote blockquote").InnerTextAsync();
        Assert.Equal(Words, stem);
        await page.Page.Locator("header a").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/decks/**");

        await page.Page.GoBackAsync();
        await driver.ReadyAsync();
        await Assertions.Expect(page.Page.Locator(".session")).ToHaveAttributeAsync("data-phase", "verdict");
        await Assertions.Expect(page.Page.Locator(".wrote blockquote")).ToHaveTextAsync(Words);
        await driver.StepAsync();
        await Assertions.Expect(page.Page.Locator("progress")).ToHaveAttributeAsync("value", "1");
        Assert.Equal(0, await page.Page.Locator(".session [role=status] .notice:visible").CountAsync());
        page.AssertNoComplaints();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_of_before_that_the_browser_shows_again_asks_anew_when_the_session_has_moved_on_elsewhere(bool keepsPages)
    {
        await using var context = await browser.NewContextAsync(keepsPages: keepsPages);
        var (page, driver) = await StartAsync(context);
        await driver.StepAsync();
        var url = page.Page.Url;
        await page.Page.GotoAsync(new Uri(_server.Address, "/en/privacy").ToString());
        // Another device goes on meanwhile.
        var other = await WatchedPage.OpenAsync(context);
        await other.Page.GotoAsync(url);
        var second = new SessionDriver(other.Page, byKeyboard: false);
        await second.ReadyAsync();
        await second.GoToVerdictAsync();
        await second.StepAsync();
        await other.Page.CloseAsync();

        await page.Page.GoBackAsync();
        await driver.ReadyAsync();
        await Assertions.Expect(page.Page.Locator("progress")).ToHaveAttributeAsync("value", "1");
        await driver.StepAsync();
        Assert.Equal(0, await page.Page.Locator(".session [role=status] .notice:visible").CountAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_forgetting_going_back_shows_nothing_of_it(bool keepsPages)
    {
        await using var context = await browser.NewContextAsync(keepsPages: keepsPages);
        var (page, _) = await StartAsync(context);
        await page.Page.Locator("#recalled").FillAsync(Secret);
        await page.Page.Locator("header a").First.ClickAsync();
        await page.Page.WaitForURLAsync("**/decks/**");
        await page.Page.GotoAsync(new Uri(_server.Address, "/en/sessions").ToString());
        await page.Page.GotoAsync(new Uri(_server.Address, "/en/settings/forget").ToString());
        await page.Page.Locator("form button.danger").ClickAsync();
        await page.Page.WaitForURLAsync("**/settings?forgotten=1");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => localStorage.length"));

        // Whatever is gone back to: nothing of hers, neither in the page nor in what it could read.
        var shown = new List<string>();
        for (var step = 0; step < 5; step++)
        {
            if (await page.Page.GoBackAsync() is null && page.Page.Url == "about:blank")
            {
                break;
            }

            await page.Page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.documentElement.hasAttribute('data-asleep')");
            var text = await page.Page.EvaluateAsync<string>("() => document.documentElement.outerHTML + [...document.querySelectorAll('textarea')].map(field => field.value)");
            shown.Add(page.Page.Url);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.Equal(0, await page.Page.Locator(".resume, #recalled, section[aria-labelledby=open] li").CountAsync());
        }

        Assert.Contains(shown, url => url.Contains("/sessions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_learner_left_in_this_browser_is_never_seen_and_cleared_where_forgetting_could_not()
    {
        await using var context = await browser.NewContextAsync();
        var (page, _) = await StartAsync(context);
        await page.Page.Locator("#recalled").FillAsync(Secret);
        Assert.Contains(Secret, await page.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })"), StringComparison.Ordinal);
        // As over an unencrypted address: the cookie goes, the storage stays.
        await context.ClearCookiesAsync();
        var (next, _) = await StartAsync(context);
        await Assertions.Expect(next.Page.Locator("#recalled")).ToHaveValueAsync("");
        Assert.DoesNotContain(Secret, await next.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_or_chosen_in_practice_is_there_after_a_reload_and_after_coming_again()
    {
        await using var context = await browser.NewContextAsync();
        var (page, driver) = await StartAsync(context);
        var met = new HashSet<string>();
        var recalls = 0;
        for (var step = 0; step < 40 && await driver.LookAsync() is not (Sight.Summary or Sight.Say); step++)
        {
            var sight = await driver.LookAsync();
            if (sight == Sight.Recall && recalls++ < 2)
            {
                // Once each way.
                await page.Page.Locator("#recalled").FillAsync(Words);
                await AgainAsync(page.Page, driver, met.Add("recalled"));
                await Assertions.Expect(page.Page.Locator("#recalled")).ToHaveValueAsync(Words);
            }
            else if (sight == Sight.Answer && await BeginAsync(page.Page) is var (kind, begun) && met.Add(kind))
            {
                await AgainAsync(page.Page, driver, met.Count % 2 == 0);
                Assert.Equal((kind, begun), (kind, await StandsAsync(page.Page)));
                await Assertions.Expect(page.Page.Locator(".level.chosen")).ToHaveCountAsync(1);
            }

            await driver.StepAsync();
        }

        Assert.Superset(new HashSet<string> { "recalled", "option", "field", "select", "entry" }, met);
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task An_exam_answer_typed_a_moment_before_leaving_reaches_the_server_and_is_there_after_a_reload()
    {
        await using var context = await browser.NewContextAsync();
        var page = await WatchedPage.OpenAsync(context);
        await page.Page.GotoAsync(new Uri(_server.Address, "/en/exam").ToString());
        await page.Page.Locator("input[name=own]").FillAsync("12");
        await page.Page.Locator("form[action$='/exam'] button[type=submit]").ClickAsync();
        await page.Page.WaitForURLAsync("**/sessions/*");
        await ReadyExamAsync(page.Page);
        var url = page.Page.Url;
        await ToFieldAsync(page.Page);
        // As on a slow telephone: a browser waits a fraction of a second for a page that is left.
        await SlowDownAsync(page.Page, times: 4);
        await page.Page.Locator("form.answer input[type=text]").First.FillAsync("7");
        // As soon as the page has shown it (a browser that can't even say good-bye to a page in time lets it go unheard), and for good: nobody comes back to it.
        await page.Page.EvaluateAsync("() => new Promise(shown => requestIdleCallback(shown))");
        await page.Page.GotoAsync("about:blank");
        Assert.Equal("7", await ExamSitter.EventuallyAsync(StoredAsync, stored => stored == "7"));
        await SlowDownAsync(page.Page, times: 1);

        // Not even this goes through: what was typed is on the form again, and is sent then.
        await page.Page.GotoAsync(url);
        await ReadyExamAsync(page.Page);
        await ToAnsweredAsync(page.Page);
        await context.RouteAsync("**/exam/answers*", route => route.AbortAsync());
        await page.Page.Locator("form.answer input[type=text]").First.FillAsync("8");
        await page.Page.GotoAsync("about:blank");
        await context.UnrouteAsync("**/exam/answers*");
        await page.Page.GotoAsync(url);
        await ReadyExamAsync(page.Page);
        // What the page before left in the outbox may have arrived already; the page then opens where nothing is answered yet.
        await ToAnsweredAsync(page.Page);
        await Assertions.Expect(page.Page.Locator("form.answer input[type=text]").First).ToHaveValueAsync("8");
        Assert.Equal("8", await ExamSitter.EventuallyAsync(StoredAsync, stored => stored == "8"));

        async Task<string?> StoredAsync()
        {
            await using var database = _server.OpenDatabase();
            var last = await database.SessionEvents().AsNoTracking().Where(row => row.AnswerId != null).OrderByDescending(row => row.Revision).Select(row => row.Event).FirstOrDefaultAsync(Cancel);
            return last is null ? null : (System.Text.Json.JsonSerializer.Deserialize<SessionEvent>(last, QuizHub.Site.Json.Options) as ExamAnswered)?.Answer.Response switch
            {
                NumberResponse number => number.Typed,
                TextResponse text => text.Typed,
                _ => null,
            };
        }
    }

    [Fact]
    public async Task Open_sessions_are_found_gone_on_with_and_discarded_without_scripts()
    {
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = true });
        var (page, driver) = await StartAsync(context);
        await driver.GoToVerdictAsync();
        await StartAsync(context);
        var state = await context.StorageStateAsync();
        await using var plain = await browser.NewContextAsync(new() { JavaScriptEnabled = false, StorageState = state });
        var list = await plain.NewPageAsync();
        await list.GotoAsync(new Uri(_server.Address, "/en").ToString());
        await list.Locator("main a[href='/en/sessions']").ClickAsync();
        await Assertions.Expect(list.Locator("section[aria-labelledby=open] li")).ToHaveCountAsync(2);
        await list.Locator(".discard").Nth(1).ClickAsync();
        await list.Locator("form button.danger").ClickAsync();
        await list.WaitForURLAsync("**/sessions?discarded=1");
        await Assertions.Expect(list.Locator("section[aria-labelledby=open] li")).ToHaveCountAsync(1);
        await list.Locator("section[aria-labelledby=finished] .ways a").ClickAsync();
        await Assertions.Expect(list.Locator("ol.rows")).ToBeVisibleAsync();

        foreach (var path in new[] { "/en/sessions", "/zh/sessions", $"{new Uri(page.Page.Url).AbsolutePath}/discard" })
        {
            await page.Page.GotoAsync(new Uri(_server.Address, path).ToString());
            await page.AssertAccessibleAsync();
        }
    }

    private async Task<(WatchedPage Page, SessionDriver Driver)> StartAsync(IBrowserContext context)
    {
        var page = await WatchedPage.OpenAsync(context);
        var driver = new SessionDriver(page.Page, byKeyboard: false);
        await driver.StartAsync(_server.Address, "/en/decks/every-type/all/types");
        return (page, driver);
    }

    /// <summary>A reload, or away and to the same address again.</summary>
    private static async Task AgainAsync(IPage page, SessionDriver driver, bool reload)
    {
        var url = page.Url;
        if (reload)
        {
            await page.ReloadAsync();
        }
        else
        {
            await page.GotoAsync("about:blank");
            await page.GotoAsync(url);
        }

        await driver.ReadyAsync();
    }

    /// <summary>Puts something on the form at hand, and says how sure she is.</summary>
    private static async Task<(string Kind, string Begun)> BeginAsync(IPage page)
    {
        var form = page.Locator("form.answer");
        var kind = await form.Locator("ol.entries").CountAsync() > 0 ? "entry" : await form.Locator("select").CountAsync() > 0 ? "select"
            : await form.Locator(".options").CountAsync() > 0 ? "option" : "field";
        switch (kind)
        {
            case "entry":
                await form.Locator("ol.entries button").Nth(1).ClickAsync();
                break;
            case "select":
                await form.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
                break;
            case "option":
                await form.Locator(".options label").Nth(1).ClickAsync();
                break;
            default:
                await form.Locator("input[type=text]").First.FillAsync("1e");
                break;
        }

        await form.Locator(".level").First.ClickAsync();
        return (kind, await StandsAsync(page));
    }

    private static Task<string> StandsAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll("form.answer :is(input, select)")].map(field => field.type === "radio" || field.type === "checkbox" ? field.checked : field.value).join()
          + [...document.querySelectorAll("form.answer ol.entries .text")].map(entry => entry.textContent).join()
        """);

    private static async Task SlowDownAsync(IPage page, int times) =>
        await (await page.Context.NewCDPSessionAsync(page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = times });

    private static Task ReadyExamAsync(IPage page) => page.Locator(".session[data-ready=true][data-phase=exam]").WaitForAsync();

    private static async Task ToAnsweredAsync(IPage page)
    {
        var answered = page.Locator("nav.items button.answered").First;
        await answered.ClickAsync();
        await Assertions.Expect(answered).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(page.Locator("p.place")).ToContainTextAsync(await answered.Locator("span").First.InnerTextAsync());
    }

    /// <summary>To an item with one number or text to type.</summary>
    private static async Task ToFieldAsync(IPage page)
    {
        for (var item = 0; item < 12 && (await page.Locator("form.answer input[type=text]").CountAsync() != 1 || await page.Locator("p.later").CountAsync() > 0); item++)
        {
            var before = await page.Locator("p.place").InnerTextAsync();
            await page.Keyboard.PressAsync("n");
            await Assertions.Expect(page.Locator("p.place")).Not.ToHaveTextAsync(before);
        }
    }
}

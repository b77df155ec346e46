using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using QuizHub.Server.Data;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.EndToEnd;

/// <summary>Networks that come and go, tabs that are closed, clocks that are wrong, in a real browser.</summary>
public sealed class RobustSessionTests(Browser browser, PublishedServer server)
{
    private const string AdamOrSgd = "/decks/deep-learning/optimizers/adam-vs-sgd", Sgd = "/decks/deep-learning/optimizers/sgd";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_of_two_sessions_given_without_network_outlive_their_tabs_and_go_out_in_order_from_any_doing_page()
    {
        var address = await server.AddressAsync();
        await using var context = await browser.NewContextAsync();
        var (first, firstDriver) = await OpenAsync(context, address, $"/en{AdamOrSgd}");
        var (second, secondDriver) = await OpenAsync(context, address, $"/en{AdamOrSgd}");
        var (firstUrl, secondUrl) = (first.Page.Url, second.Page.Url);

        await context.SetOfflineAsync(true);
        // The options need no network, the verdict does.
        await firstDriver.StepAsync();
        await ChooseAsync(first.Page, 0);
        await Assertions.Expect(first.Page.Locator(".connection")).ToContainTextAsync("Your answer is kept in this browser", new() { Timeout = 30_000 });
        await first.AssertAccessibleAsync();
        await secondDriver.StepAsync();
        await ChooseAsync(second.Page, 0);
        await Assertions.Expect(second.Page.Locator(".connection")).ToContainTextAsync("Also waiting here, from other pages: 2", new() { Timeout = 30_000 });
        Assert.Empty(await AttemptsAsync(firstUrl, secondUrl));
        await ClosesWithoutAskingAsync(first.Page);
        await ClosesWithoutAskingAsync(second.Page);

        await context.SetOfflineAsync(false);
        var demo = await WatchedPage.OpenAsync(context);
        await demo.Page.GotoAsync(new Uri(address, $"/en{Sgd}/demo").ToString());
        await Assertions.Expect(demo.Page.Locator(".connection")).ToContainTextAsync("Sent now, having waited in this browser from earlier: 4", new() { Timeout = 60_000 });
        await demo.AssertAccessibleAsync();
        await demo.Page.Locator(".connection button").ClickAsync();
        await Assertions.Expect(demo.Page.Locator(".connection button")).ToHaveCountAsync(0);
        Assert.Equal(0, await WaitingAsync(demo.Page));
        demo.AssertNoComplaints();

        // Both answers arrived once, the first one first. A first try that was not right is stored as well, but is no second answer.
        var events = await EventsAsync(firstUrl, secondUrl);
        Assert.Equal(4, events.Count);
        Assert.Equal(SessionOf(firstUrl), events[0].SessionId);
        Assert.Equal(events[0].SessionId, events[1].SessionId);
        Assert.NotEqual(events[1].SessionId, events[2].SessionId);
        Assert.Equal(events[2].SessionId, events[3].SessionId);

        // Her session shows what she answered.
        await demo.Page.GotoAsync(firstUrl);
        await new SessionDriver(demo.Page, byKeyboard: false).ReadyAsync();
        Assert.NotEqual("answer", await demo.Page.Locator(".session").GetAttributeAsync("data-phase"));
        Assert.Equal(4, (await EventsAsync(firstUrl, secondUrl)).Count);
        demo.AssertNoComplaints();
    }

    [Fact]
    public async Task A_reopened_session_shows_the_answer_as_given_and_counts_it_once_with_a_clock_that_is_nine_hours_wrong()
    {
        var address = await server.AddressAsync();
        await using var context = await browser.NewContextAsync(new() { TimezoneId = "Asia/Shanghai" });
        await context.AddInitScriptAsync("const right = Date.now.bind(Date); Date.now = () => right() + 9 * 3600 * 1000;");
        var (page, driver) = await OpenAsync(context, address, $"/zh{AdamOrSgd}");
        var url = page.Page.Url;
        await driver.StepAsync();
        var before = DateTimeOffset.UtcNow;

        // Pages get through, answers do not.
        await context.RouteAsync("**/answers?*", route => route.AbortAsync());
        await ChooseAsync(page.Page, 0);
        await Assertions.Expect(page.Page.Locator(".connection")).ToContainTextAsync("你的答案已保存在此浏览器中", new() { Timeout = 30_000 });
        await ClosesWithoutAskingAsync(page.Page);

        page = await WatchedPage.OpenAsync(context);
        await page.Page.GotoAsync(url);
        await Assertions.Expect(page.Page.Locator(".connection")).ToContainTextAsync("你的答案已保存在此浏览器中", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator(".option input").Nth(0)).ToBeCheckedAsync();
        await Assertions.Expect(page.Page.Locator("form.answer button[type=submit]")).ToBeDisabledAsync();
        Assert.Equal(1, await WaitingAsync(page.Page));

        // It arrives, but the reply gets lost on its way back, and the tab is closed once more.
        await context.UnrouteAsync("**/answers?*");
        var arrived = new TaskCompletionSource();
        await context.RouteAsync("**/answers?*", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
            arrived.TrySetResult();
        });
        await page.Page.Locator(".connection button").ClickAsync();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        await ClosesWithoutAskingAsync(page.Page);
        await context.UnrouteAsync("**/answers?*");

        page = await WatchedPage.OpenAsync(context);
        driver = new SessionDriver(page.Page, byKeyboard: false);
        await page.Page.GotoAsync(url);
        await driver.ReadyAsync();
        for (var look = 0; look < 100 && await WaitingAsync(page.Page) > 0; look++)
        {
            await Task.Delay(100, Cancel);
        }

        Assert.Equal(0, await WaitingAsync(page.Page));
        await Assertions.Expect(page.Page.Locator(".connection button")).ToHaveCountAsync(0);
        page.AssertNoComplaints();

        var answered = Assert.Single(await EventsAsync(url), happened => happened.AnswerId is not null);
        Assert.Equal(7, answered.AnswerId!.Value.Version);
        // On to the verdict: what is then in the log has both instants, and the study day of the server's.
        await driver.GoToVerdictAsync();
        var attempts = await AttemptsAsync(url);
        Assert.NotEmpty(attempts);
        Assert.All(attempts, attempt =>
        {
            Assert.InRange(attempt.StoredAt, before, DateTimeOffset.UtcNow);
            Assert.InRange(attempt.AnsweredAt - before, TimeSpan.FromHours(9) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(9) + TimeSpan.FromMinutes(10));
            Assert.Equal("Asia/Shanghai", attempt.TimeZone);
            Assert.Equal(StudyDay.Of(attempt.StoredAt, "Asia/Shanghai"), attempt.StudyDay);
        });
    }

    [Fact]
    public async Task Two_tabs_of_one_session_follow_each_other_send_in_turn_and_count_one_answer()
    {
        var address = await server.AddressAsync();
        await using var context = await browser.NewContextAsync();
        var (left, driver) = await OpenAsync(context, address, $"/en{AdamOrSgd}");
        var right = await WatchedPage.OpenAsync(context);
        await right.Page.GotoAsync(left.Page.Url);
        await new SessionDriver(right.Page, byKeyboard: false).ReadyAsync();

        // What one does, the other shows.
        await driver.StepAsync();
        await right.Page.Locator("form.answer").WaitForAsync(new() { Timeout = 30_000 });

        await context.SetOfflineAsync(true);
        await ChooseAsync(left.Page, 0);
        await ChooseAsync(right.Page, 1);
        await Assertions.Expect(left.Page.Locator(".connection button")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(right.Page.Locator(".connection button")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        Assert.Equal(2, await WaitingAsync(left.Page));
        var sent = 0;
        context.Request += (_, request) => sent += request.Url.Contains("/answers", StringComparison.Ordinal) && request.Method == "POST" ? 1 : 0;
        await context.SetOfflineAsync(false);

        await Assertions.Expect(right.Page.Locator(".session .notice", new() { HasText = "moved on" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        foreach (var page in new[] { left, right })
        {
            await page.Page.WaitForFunctionAsync("() => !document.querySelector('.connection button') && document.querySelector('.session').dataset.phase !== 'answer'", null, new() { Timeout = 60_000 });
        }

        Assert.Equal(
            await left.Page.Locator(".session").GetAttributeAsync("data-phase"), await right.Page.Locator(".session").GetAttributeAsync("data-phase"));
        Assert.Single(await EventsAsync(left.Page.Url), happened => happened.AnswerId is not null);
        Assert.Equal(0, await WaitingAsync(left.Page));
        Assert.Equal(2, sent);
    }

    [Fact]
    public async Task Where_the_browser_keeps_nothing_answering_works_and_leaving_with_something_unsent_asks_first()
    {
        var address = await server.AddressAsync();
        await using var context = await browser.NewContextAsync();
        await context.AddInitScriptAsync("Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });");
        var (page, driver) = await OpenAsync(context, address, $"/en{AdamOrSgd}");
        await driver.StepAsync();
        page.AssertNoComplaints();

        await context.SetOfflineAsync(true);
        await ChooseAsync(page.Page, 0);
        await Assertions.Expect(page.Page.Locator(".connection")).ToContainTextAsync("leave it open until this is sent", new() { Timeout = 30_000 });
        var asked = new TaskCompletionSource<string>();
        page.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.Page.CloseAsync(new() { RunBeforeUnload = true });
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel));

        await context.SetOfflineAsync(false);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.session').dataset.phase !== 'answer'", null, new() { Timeout = 60_000 });
        Assert.Single(await EventsAsync(page.Page.Url), happened => happened.AnswerId is not null);
    }

    private const string Waiting =
        """
        () => new Promise((done, fail) => {
          const opened = indexedDB.open("quizhub", 1);
          opened.onerror = () => fail(opened.error);
          opened.onsuccess = () => {
            const count = opened.result.transaction("outbox").objectStore("outbox").count();
            count.onsuccess = () => { opened.result.close(); done(count.result); };
          };
        })
        """;

    /// <summary>How many entries lie in the browser's storage.</summary>
    private static Task<int> WaitingAsync(IPage page) => page.EvaluateAsync<int>(Waiting);

    private static async Task ChooseAsync(IPage page, int option)
    {
        await page.Locator("form.answer .options label").Nth(option).ClickAsync();
        await page.Locator("form.answer button[type=submit]").ClickAsync();
    }

    /// <summary>As a person closes a tab: pages may ask, and this one has no reason to.</summary>
    private static async Task ClosesWithoutAskingAsync(IPage page)
    {
        var closed = new TaskCompletionSource<bool>();
        page.Dialog += (_, _) => closed.TrySetResult(false);
        page.Close += (_, _) => closed.TrySetResult(true);
        await page.CloseAsync(new() { RunBeforeUnload = true });
        Assert.True(await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel), "The page asked before it was left.");
    }

    private static async Task<(WatchedPage Page, SessionDriver Driver)> OpenAsync(IBrowserContext context, Uri address, string path)
    {
        var page = await WatchedPage.OpenAsync(context);
        var driver = new SessionDriver(page.Page, byKeyboard: false);
        await driver.StartAsync(address, path);
        return (page, driver);
    }

    private static Guid SessionOf(string url) => Guid.Parse(url.Split('/')[^1].Split('?')[0]);

    private QuizHubDbContext Database() =>
        new(new DbContextOptionsBuilder<QuizHubDbContext>().UseSqlite($"Data Source={Path.Combine(server.DataDirectory, "quizhub.db")};Pooling=False").Options);

    /// <summary>Of the sessions at these addresses, as the next.</summary>
    private async Task<List<Attempt>> AttemptsAsync(params string[] urls)
    {
        var sessions = urls.Select(SessionOf).ToList();
        await using var database = Database();
        return await database.Attempts().AsNoTracking().Where(attempt => sessions.Contains(attempt.SessionId)).ToListAsync(Cancel);
    }

    private async Task<List<StoredEvent>> EventsAsync(params string[] urls)
    {
        var sessions = urls.Select(SessionOf).ToList();
        await using var database = Database();
        return await database.SessionEvents().AsNoTracking().Where(happened => sessions.Contains(happened.SessionId)).OrderBy(happened => happened.At).ThenBy(happened => happened.Revision).ToListAsync(Cancel);
    }
}

using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>Practising in a real browser against the real server, its database and its workers, on the shipped deck.</summary>
public sealed class SessionTests(Browser browser, PublishedServer published) : IAsyncDisposable
{
    private readonly string _data = TestServer.NewFolder();
    private ServerProcess? _server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", ColorScheme.Light, "sgd", false, new[] { "Recall", "Answer", "Check", "Verdict", "Say", "Summary", "one", "number", "matching" })]
    [InlineData("zh", ColorScheme.Dark, "adam", true, new[] { "Recall", "Answer", "Check", "Verdict", "Say", "Summary", "one", "number", "text", "cloze", "ordering", "curves" })]
    public async Task The_whole_loop_works_by_mouse_and_by_keyboard_alone_and_every_phase_is_accessible(
        string language, ColorScheme scheme, string question, bool byKeyboard, string[] met)
    {
        var address = await published.AddressAsync();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await WatchedPage.OpenAsync(context);
        var driver = new SessionDriver(page.Page, byKeyboard);
        await driver.StartAsync(address, $"/{language}/decks/deep-learning/optimizers/{question}");
        await driver.FinishAsync(whenNew: page.AssertAccessibleAsync);

        Assert.Empty(met.Except(driver.Met));
        Assert.True(driver.Verdicts >= 6);
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task A_reload_and_another_tab_and_a_killed_server_leave_the_session_where_it_was()
    {
        var address = await StartAsync();
        await using var context = await browser.NewContextAsync();
        var page = await WatchedPage.OpenAsync(context);
        var driver = new SessionDriver(page.Page, byKeyboard: false);
        await driver.StartAsync(address, "/en/decks/deep-learning/optimizers/adam-vs-sgd");
        await driver.GoToVerdictAsync();
        var verdict = await page.Page.Locator(".verdict").InnerTextAsync();

        await page.Page.ReloadAsync();
        await driver.ReadyAsync();
        Assert.Equal(verdict, await page.Page.Locator(".verdict").InnerTextAsync());

        var other = await context.NewPageAsync();
        await other.GotoAsync(page.Page.Url);
        Assert.Equal(verdict, await other.Locator(".verdict").InnerTextAsync());
        await other.CloseAsync();

        _server!.Kill();
        await _server.DisposeAsync();
        await StartAsync(address);
        await page.Page.ReloadAsync();
        await driver.ReadyAsync();
        Assert.Equal(verdict, await page.Page.Locator(".verdict").InnerTextAsync());
        await driver.StepAsync();
        Assert.Equal(Sight.Recall, await driver.LookAsync());
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task A_mistake_is_reported_from_the_verdict_by_keyboard_and_the_session_stays()
    {
        var address = await published.AddressAsync();
        await using var context = await browser.NewContextAsync();
        var page = await WatchedPage.OpenAsync(context);
        var driver = new SessionDriver(page.Page, byKeyboard: false);
        await driver.StartAsync(address, "/zh/decks/deep-learning/optimizers/adam-vs-sgd");
        await driver.GoToVerdictAsync();
        var report = page.Page.Locator("details.report");
        await report.Locator("summary").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await report.Locator("select").SelectOptionAsync("Untrue");
        await report.Locator("button").ClickAsync();
        await Assertions.Expect(report.Locator(".problem")).ToContainTextAsync("请简单说明");
        await report.Locator("textarea").FocusAsync();
        await page.Page.Keyboard.TypeAsync("1 2 3: the sum");
        // Here the keys of the session sleep: this one would go on to the next item.
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await page.AssertAccessibleAsync();
        await report.Locator("button").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(report.Locator("[role=status]")).ToContainTextAsync("报告已保存");
        Assert.Equal(Sight.Verdict, await driver.LookAsync());
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task An_answer_given_without_network_waits_is_sent_again_and_counts_once()
    {
        var address = await published.AddressAsync();
        await using var context = await browser.NewContextAsync();
        var page = await WatchedPage.OpenAsync(context);
        var driver = new SessionDriver(page.Page, byKeyboard: false);
        await driver.StartAsync(address, "/en/decks/deep-learning/optimizers/adam-vs-sgd");
        await driver.StepAsync();
        Assert.Equal(Sight.Answer, await driver.LookAsync());

        await context.SetOfflineAsync(true);
        await page.Page.Locator("form.answer .options label").First.ClickAsync();
        await page.Page.Locator("form.answer button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".connection")).ToContainTextAsync("answer", new() { IgnoreCase = true, Timeout = 30_000 });
        Assert.Equal(Sight.Answer, await driver.LookAsync());

        await context.SetOfflineAsync(false);
        await page.Page.Locator(".verdict, .retry").WaitForAsync(new() { Timeout = 60_000 });
        await driver.GoToVerdictAsync();
        await Assertions.Expect(page.Page.Locator(".connection button")).ToHaveCountAsync(0);
        // The browser itself reports the requests that found no network.
        page.Forget();

        await page.Page.ReloadAsync();
        await driver.ReadyAsync();
        Assert.Equal(Sight.Verdict, await driver.LookAsync());
        await page.Page.Locator(".actions button.primary").ClickAsync();
        await page.Page.Locator("#recalled").WaitForAsync(new() { Timeout = 30_000 });
        Assert.Equal(1, await page.Page.EvaluateAsync<int>("() => document.querySelector('progress').value"));
        page.AssertNoComplaints();
    }

    [Fact]
    public async Task A_session_can_be_read_before_the_runtime_is_there()
    {
        var address = await published.AddressAsync();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var driver = new SessionDriver(page, byKeyboard: false);
        await driver.StartAsync(address, "/en/decks/deep-learning/optimizers/adam-vs-sgd");
        // The options are shown before the server knows: this is about a page that the server makes.
        await page.RunAndWaitForResponseAsync(() => driver.StepAsync(), reply => reply.Url.Contains("/advance", StringComparison.Ordinal));
        await context.RouteAsync("**/*.wasm", route => route.AbortAsync());
        await context.RouteAsync("**/dotnet*.js", route => route.AbortAsync());
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("form.answer .options label").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("form.answer button[type=submit]")).ToBeDisabledAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A server of its own, to be killed.</summary>
    private async Task<Uri> StartAsync(Uri? address = null)
    {
        _server = ServerProcess.StartPublished(await published.AssemblyAsync(), _data, address);
        return await _server.ListeningAsync(Cancel);
    }
}

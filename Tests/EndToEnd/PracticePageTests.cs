using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>Choosing what to practise, and trying twice, by keyboard alone.</summary>
public sealed class PracticePageTests(Browser browser, PublishedServer server)
{
    [Fact]
    public async Task A_practice_is_chosen_by_keyboard_and_a_wrong_answer_may_be_given_once_more()
    {
        var address = await server.AddressAsync();
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var watched = await WatchedPage.OpenAsync(context);
        var page = watched.Page;
        var driver = new SessionDriver(page, byKeyboard: true);

        // Nothing fits: the page says so where the focus is, and keeps the choice.
        await page.GotoAsync(new Uri(address, "/zh/practice").ToString());
        await watched.AssertAccessibleAsync();
        await TickAsync(page, driver, "input[value=optimizers]");
        await TickAsync(page, driver, "input[value=normalization]");
        await driver.TabToAsync("form summary");
        await page.Keyboard.PressAsync("Enter");
        await watched.AssertAccessibleAsync();
        await TickAsync(page, driver, "input[name=facets][value=predict]");
        await TickAsync(page, driver, "input[name=types][value=numeric]");
        await driver.TabToAsync("select[name=count]");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await driver.TabToAsync("form .go button");
        await page.Keyboard.PressAsync("Enter");
        await SeenAsync(page, "#refused");
        await Assertions.Expect(page.Locator("#refused")).ToContainTextAsync("没有符合所选条件的题");
        await Assertions.Expect(page.Locator("#refused")).ToBeFocusedAsync();
        await watched.AssertAccessibleAsync();
        await Assertions.Expect(page.Locator("select[name=count]")).ToHaveValueAsync("5");

        // One box less, and it begins.
        await TickAsync(page, driver, "input[name=facets][value=predict]");
        await driver.TabToAsync("form .go button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sessions/*");
        await driver.ReadyAsync();
        Assert.Equal("5", await page.Locator("progress").GetAttributeAsync("max"));

        await page.Keyboard.PressAsync("Enter");
        await TypeAsync(page, driver, "123456789");
        await SeenAsync(page, ".retry h2");
        await Assertions.Expect(page.Locator(".retry h2")).ToContainTextAsync("还不对");
        await Assertions.Expect(page.Locator(".retry h2")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".session > .unseen[role=status]")).ToContainTextAsync("按一半计分");
        await watched.AssertAccessibleAsync();
        Assert.Equal(0, await page.Locator(".verdict, .mark, .part").CountAsync());

        // A reload changes nothing, and the same answer is no second try.
        await page.ReloadAsync();
        await driver.ReadyAsync();
        await Assertions.Expect(page.Locator("form.answer input")).ToHaveValueAsync("123456789");
        await page.Keyboard.PressAsync("Enter");
        await SeenAsync(page, ".problem .notice");
        await Assertions.Expect(page.Locator(".problem")).ToContainTextAsync("和刚才的答案相同");
        watched.Forget();
        await TypeAsync(page, driver, "987654321");
        await SeenAsync(page, ".verdict h2");
        await Assertions.Expect(page.Locator(".verdict h2")).ToContainTextAsync("两次都还不对");
        await Assertions.Expect(page.Locator(".first")).ToContainTextAsync("123456789");
        await watched.AssertAccessibleAsync();

        // The next one is shown after one try, the rest at once.
        await page.Keyboard.PressAsync("Enter");
        await SeenAsync(page, "#recalled");
        await page.Keyboard.PressAsync("Enter");
        await TypeAsync(page, driver, "123456789");
        await SeenAsync(page, ".retry h2");
        await page.Keyboard.PressAsync("g");
        await SeenAsync(page, ".verdict h2");
        await Assertions.Expect(page.Locator(".verdict h2")).ToContainTextAsync("还不对");
        Assert.Equal(0, await page.Locator(".first").CountAsync());
        for (var item = 2; item < 5; item++)
        {
            await page.Keyboard.PressAsync("Enter");
            await SeenAsync(page, "#recalled");
            await page.Keyboard.PressAsync("Enter");
            await SeenAsync(page, "form.answer");
            await page.Keyboard.PressAsync("g");
            await SeenAsync(page, ".verdict");
        }

        await page.Keyboard.PressAsync("Enter");
        await SeenAsync(page, "ol.rows");
        await Assertions.Expect(page.Locator("ol.rows")).ToContainTextAsync("第二次作答");
        Assert.Equal(5, await page.Locator("ol.rows .row").CountAsync());
        await watched.AssertAccessibleAsync();

        // Again is the same choice.
        var before = page.Url;
        await driver.TabToAsync(".actions button.primary");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url != before);
        await driver.ReadyAsync();
        Assert.Equal("5", await page.Locator("progress").GetAttributeAsync("max"));
        await page.Keyboard.PressAsync("Enter");
        await SeenAsync(page, "form.answer input[inputmode=text]");
        watched.AssertNoComplaints();
    }

    private static Task SeenAsync(IPage page, string what) => page.Locator(what).First.WaitForAsync(new() { Timeout = 60_000 });

    private static async Task TickAsync(IPage page, SessionDriver driver, string box)
    {
        await driver.TabToAsync(box);
        await page.Keyboard.PressAsync("Space");
    }

    private static async Task TypeAsync(IPage page, SessionDriver driver, string number)
    {
        await driver.TabToAsync("form.answer input");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(number);
        await page.Keyboard.PressAsync("Enter");
    }
}

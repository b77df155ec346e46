using Microsoft.Playwright;

namespace QuizHub.Tests.EndToEnd;

/// <summary>Demos in a real browser: figures grow, facts come, an address restores a run. The demos are two classes, so that they are looked at side by side.</summary>
public abstract class DemoPages(Browser browser, PublishedServer server, int half)
{
    protected Browser Browser => browser;

    protected PublishedServer Server => server;

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("zh", ColorScheme.Dark)]
    public async Task Every_demo_runs_is_accessible_and_complains_of_nothing(string language, ColorScheme scheme)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await WatchedPage.OpenAsync(context);
        foreach (var path in DemoPaths().Where((_, place) => place % 2 == half))
        {
            var address = new Uri(await server.AddressAsync(), $"/{language}{path}");
            await GoToAsync(page.Page, new Uri(address, "?run=1"));
            await page.Page.WaitForURLAsync(
                url => url.StartsWith(address.ToString(), StringComparison.Ordinal) && url.Contains("seed=", StringComparison.Ordinal), new() { Timeout = 180_000 });
            await page.Page.Locator("canvas").First.WaitForAsync(new() { Timeout = 180_000 });
            await page.AssertAccessibleAsync();
            page.AssertNoComplaints();
        }
    }

    /// <summary>The first demo is loaded as people load it. From there to the next the runtime stays, which takes four times as much to begin as a demo to show: it
    /// fetches the page, puts it in the place of the one that is shown and makes its island anew. Product pages do not ask for that, so the test does; where it is
    /// refused, the page is loaded.</summary>
    private static async Task GoToAsync(IPage page, Uri address)
    {
        if (page.Url == "about:blank")
        {
            await page.GotoAsync(address.ToString());
            return;
        }

        // Pages that come this way have no hint to fetch the runtime: left there, it would be made into their style sheet.
        await page.EvaluateAsync(
            """
            address => {
              document.head.querySelectorAll("link[rel=preload]").forEach(hint => hint.remove());
              document.body.dataset.enhanceNav = "true";
              Blazor.navigateTo(address);
            }
            """,
            address.ToString());
    }

    /// <summary>Addresses of all demos of the shipped deck, without language.</summary>
    private static IEnumerable<string> DemoPaths() =>
        from file in Directory.EnumerateFiles(Path.Combine(TestsRoot.ShippedContent, "deep-learning"), "*.en.md", SearchOption.AllDirectories)
        where File.ReadLines(file).Any(line => line.StartsWith("demo:", StringComparison.Ordinal))
        orderby file
        select $"/decks/deep-learning/{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file).Replace(".en.md", "", StringComparison.Ordinal)}/demo";
}

public sealed class DemoPageTests(Browser browser, PublishedServer server) : DemoPages(browser, server, half: 0)
{
    [Fact]
    public async Task A_runs_address_restores_settings_and_seed()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(await Server.AddressAsync(), "/en/decks/deep-learning/optimizers/sgd/demo?momentum=0.5&seed=7").ToString());
        await page.Locator("canvas, [data-ready=true], button.primary").First.WaitForAsync(new() { Timeout = 180_000 });
        Assert.Contains("0.5", await page.Locator("input").EvaluateAllAsync<string[]>("inputs => inputs.map(input => input.value)"));
        Assert.Contains("7", await page.Locator("input").EvaluateAllAsync<string[]>("inputs => inputs.map(input => input.value)"));
    }
}

public sealed class OtherDemoPageTests(Browser browser, PublishedServer server) : DemoPages(browser, server, half: 1);

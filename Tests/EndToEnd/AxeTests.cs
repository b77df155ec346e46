namespace QuizHub.Tests.EndToEnd;

/// <summary>That axe is content with what is sound, and finds what is not.</summary>
public sealed class AxeTests(Browser browser)
{
    private const string Sound = "<!doctype html><html lang=en><head><title>A page</title></head><body><main><h1>A page</h1><p>A text.</p><ul><li>A point</li></ul><button>Press</button></main></body></html>";

    private static readonly (string Sound, string Broken, string Told)[] Faults =
    [
        ("<p>A text.</p>", "<p style='color:#eee;background:#fff'>A text.</p>", "color-contrast: "),
        ("Press", "", "button-name: "),
        ("<title>A page</title>", "", "document-title: "),
        ("<li>A point</li>", "<p>A point</p>", "list: "),
        ("h1", "h3", "page-has-heading-one: "),
        ("<p>A text.</p>", "<iframe title='x' srcdoc='x'></iframe>", "has frames"),
    ];

    [Fact]
    public async Task A_sound_page_passes_and_each_fault_is_named()
    {
        await using var context = await browser.NewContextAsync();
        var page = await WatchedPage.OpenAsync(context);
        await page.Page.SetContentAsync(Sound);
        await page.AssertAccessibleAsync();
        foreach (var (sound, broken, told) in Faults)
        {
            await page.Page.SetContentAsync(Sound.Replace(sound, broken, StringComparison.Ordinal));
            var failed = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.AssertAccessibleAsync);
            Assert.Contains(told, failed.Message, StringComparison.Ordinal);
        }
    }
}

using System.Net;
using QuizHub.Tests.Site;

namespace QuizHub.Tests.Home;

public sealed class SettingsPageTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Fact]
    public async Task Settings_are_shown_as_saved()
    {
        using var client = Server.CreateClient();
        var before = await ReadAsync(client, "/en/settings");
        Assert.Contains("nothing is kept about you", before.QuerySelector("main")!.TextContent);
        Assert.Equal(("system", true), (before.QuerySelector("input[name=theme][checked]")!.GetAttribute("value"), before.QuerySelector("input[name=shortcuts]")!.HasAttribute("checked")));
        await SaveSettingsAsync(client, "dark");
        var after = await ReadAsync(client, "/en/settings?saved=1");
        Assert.Equal("dark", after.QuerySelector("input[name=theme][checked]")!.GetAttribute("value"));
        Assert.Equal("Asia/Shanghai", after.QuerySelector("select[name=timeZone] option[selected]")!.GetAttribute("value"));
        Assert.True(after.QuerySelector("input[name=stemFirst]")!.HasAttribute("checked"));
        Assert.False(after.QuerySelector("input[name=shortcuts]")!.HasAttribute("checked"));
        Assert.NotNull(after.QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Saving_a_language_remembers_it()
    {
        using var client = Server.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "zh", ["theme"] = "light", ["timeZone"] = "Etc/UTC" });
        using var response = await client.PostAsync("/en/settings", form, Cancel);
        Assert.Equal("/zh/settings?saved=1", response.Headers.Location!.OriginalString);
        await AssertRedirectAsync(client, "/", HttpStatusCode.Found, "/zh");
    }

    [Fact]
    public async Task Forgetting_asks_first_and_then_says_that_it_is_done()
    {
        using var client = Server.CreateClient();
        Assert.Null((await ReadAsync(client, "/en/settings/forget")).QuerySelector("form"));
        await SaveSettingsAsync(client, "dark");
        Assert.NotNull((await ReadAsync(client, "/en/settings")).QuerySelector("a[href='/en/settings/forget']"));
        var form = Assert.Single((await ReadAsync(client, "/en/settings/forget")).QuerySelectorAll("form"));
        using var nothing = new FormUrlEncodedContent([]);
        using var response = await client.PostAsync(form.GetAttribute("action"), nothing, Cancel);
        Assert.Equal("/en/settings?forgotten=1", response.Headers.Location!.OriginalString);
        var after = await ReadAsync(client, "/en/settings?forgotten=1");
        Assert.Contains("has been deleted", after.QuerySelector("[role=status]")!.TextContent);
        Assert.Null(after.DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task Every_zone_that_the_page_offers_can_be_saved()
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, "/en/settings");
        var zones = page.QuerySelectorAll("select[name=timeZone] option").Select(option => option.GetAttribute("value")!).ToList();
        Assert.Contains("Asia/Shanghai", zones);
        Assert.Contains("Etc/UTC", zones);
        Assert.All(zones, zone => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), zone));
    }

    [Fact]
    public async Task The_privacy_page_names_every_cookie_that_there_is()
    {
        using var client = Server.CreateClient();
        var names = new List<string>();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en", ["theme"] = "dark", ["timeZone"] = "Etc/UTC" });
        foreach (var response in new[] { await client.GetAsync("/en?setlang=1", Cancel), await client.PostAsync("/en/settings", form, Cancel), await client.GetAsync("/en/decks/nets/optimizers/sgd", Cancel) })
        {
            names.AddRange(response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(cookie => cookie.Split('=')[0]) : []);
            response.Dispose();
        }

        var told = (await ReadAsync(client, "/en/privacy")).QuerySelectorAll("td code").Select(code => code.TextContent);
        Assert.Equal(names.Distinct().Order(), told.Order());
    }
}

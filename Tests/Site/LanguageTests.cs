using System.Net;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Tests.Site;

public sealed class LanguageTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", Language.Zh)]
    [InlineData("fr, zh-TW;q=0.8, en;q=0.5", Language.Zh)]
    [InlineData("zh;q=0.2, en-GB;q=0.7", Language.En)]
    [InlineData("ZH-Hans", Language.Zh)]
    [InlineData("zh;q=0, en", Language.En)]
    [InlineData("en, zh", Language.En)]
    [InlineData("fr, *;q=0.1", Language.En)]
    public void The_greatest_quality_among_our_languages_wins(string acceptLanguage, Language expected) =>
        Assert.Equal(expected, LanguageChoice.Preferred(acceptLanguage));

    [Theory]
    [InlineData("")]
    [InlineData("fr, de;q=0.5")]
    [InlineData("zh;q=0")]
    [InlineData("english, chinese")]
    [InlineData(";;;q=x")]
    public void Without_one_of_our_languages_nothing_is_preferred(string acceptLanguage) => Assert.Null(LanguageChoice.Preferred(acceptLanguage));

    [Theory]
    [InlineData("zh-CN,en;q=0.5", "/zh")]
    [InlineData("en-US,zh;q=0.5", "/en")]
    [InlineData("fr", "/en")]
    public async Task The_root_leads_to_what_the_browser_asks_for(string acceptLanguage, string expected)
    {
        using var client = Server.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", acceptLanguage);
        using var response = await client.GetAsync("/", Cancel);
        Assert.Equal((HttpStatusCode.Found, expected), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Contains("Accept-Language", string.Join(", ", response.Headers.Vary));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_switch_keeps_the_place_and_the_choice_is_remembered()
    {
        using var client = Server.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en");
        var page = await ReadAsync(client, "/en/decks/nets/optimizers/sgd");
        var link = Assert.Single(page.QuerySelectorAll("a[lang=zh-Hans]"));
        await AssertRedirectAsync(client, link.GetAttribute("href")!, HttpStatusCode.Found, "/zh/decks/nets/optimizers/sgd");
        await AssertRedirectAsync(client, "/", HttpStatusCode.Found, "/zh");
    }

    [Fact]
    public async Task The_switch_keeps_the_query()
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, "/en/settings?saved=1");
        var link = Assert.Single(page.QuerySelectorAll("a[lang=zh-Hans]"));
        await AssertRedirectAsync(client, link.GetAttribute("href")!, HttpStatusCode.Found, "/zh/settings?saved=1");
    }

    [Fact]
    public async Task A_remembered_language_that_is_none_is_ignored()
    {
        using var client = Server.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", "qh-lang=xx");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "zh");
        await AssertRedirectAsync(client, "/", HttpStatusCode.Found, "/zh");
    }

    [Theory]
    [InlineData("/en", "en")]
    [InlineData("/zh", "zh-Hans")]
    public async Task A_page_says_its_language_and_names_no_address_that_nobody_has_told(string path, string tag)
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, path);
        Assert.Equal(tag, page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("link[rel=alternate], link[rel=canonical]"));
        Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
    }

    [Theory]
    [InlineData("/en", "/zh")]
    [InlineData("/en/decks/x?a=1&b=2", "/zh/decks/x?a=1&b=2")]
    [InlineData("/en?a=1", "/zh?a=1")]
    [InlineData("/zh/settings", "/zh/settings")]
    [InlineData("/nowhere", "/zh")]
    [InlineData("/english/decks", "/zh")]
    [InlineData("/", "/zh")]
    public void The_same_place_in_Chinese(string path, string expected) => Assert.Equal(expected, Addresses.InLanguage(path, Language.Zh));
}

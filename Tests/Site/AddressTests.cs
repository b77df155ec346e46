using System.Net;
using QuizHub.Site;

namespace QuizHub.Tests.Site;

public sealed class AddressTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("/en/", "/en")]
    [InlineData("/EN", "/en")]
    [InlineData("/zh/Decks/Nets/", "/zh/decks/nets")]
    [InlineData("/en//decks///nets", "/en/decks/nets")]
    [InlineData("/en/settings/?saved=1", "/en/settings?saved=1")]
    [InlineData("/en/decks/nets/optimizers/stochastic", "/en/decks/nets/optimizers/sgd")]
    [InlineData("/en/decks/nets/activations/sgd", "/en/decks/nets/optimizers/sgd")]
    [InlineData("/zh/decks/nets/anything/stochastic/demo?conditionNumber=50&seed=7", "/zh/decks/nets/optimizers/sgd/demo?conditionNumber=50&seed=7")]
    public async Task Other_spellings_and_old_names_lead_to_the_one_address(string path, string canonical)
    {
        using var client = Server.CreateClient();
        await AssertRedirectAsync(client, path, HttpStatusCode.PermanentRedirect, canonical);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/zh/decks/nets")]
    [InlineData("/en/decks/nets/optimizers")]
    [InlineData("/en/decks/nets/empty")]
    [InlineData("/zh/decks/nets/optimizers/sgd")]
    [InlineData("/en/decks/nets/glossary")]
    [InlineData("/zh/settings")]
    [InlineData("/en/settings/forget")]
    [InlineData("/zh/privacy")]
    public async Task A_page_that_is_there_is_shown(string path)
    {
        using var client = Server.CreateClient();
        using var response = await client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Cancel);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Theory]
    [InlineData("/en/nowhere", "en", "There is no page here")]
    [InlineData("/zh/decks/none", "zh-Hans", "这里没有页面")]
    [InlineData("/zh/decks/nets/none", "zh-Hans", "这里没有页面")]
    [InlineData("/en/decks/nets/optimizers/none", "en", "There is no page here")]
    [InlineData("/en/decks/nets/optimizers/sgd/none", "en", "There is no page here")]
    [InlineData("/fr", "zh-Hans", "这里没有页面")]
    [InlineData("/fr/decks/nets", "zh-Hans", "这里没有页面")]
    [InlineData("/status/404", "zh-Hans", "这里没有页面")]
    public async Task A_page_that_is_not_there_says_so_in_the_language_of_its_address_and_where_to_look(string path, string language, string title)
    {
        using var client = Server.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "zh");
        using var response = await client.GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var page = await ReadAsync(response);
        Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.NotNull(page.QuerySelector("main a[href$='/decks/nets']"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public void Settings_of_a_demo_are_written_into_its_address() => Assert.Equal(
        "/en/decks/d/t/q/demo?lr=0.1&kind=a%20b&seed=3",
        Addresses.Demo(Language.En, "d", "t", "q", new Dictionary<string, string> { ["lr"] = "0.1", ["kind"] = "a b" }, 3));
}

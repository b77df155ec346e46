namespace QuizHub.Tests.Site;

public sealed class HeaderTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/zh/decks/nets/optimizers/sgd")]
    [InlineData("/en/nowhere")]
    [InlineData("/en/")]
    [InlineData("/api/none")]
    [InlineData("/health/live")]
    [InlineData("/icon.svg")]
    public async Task Every_answer_says_what_browsers_must_not_do_with_it(string path)
    {
        using var client = Server.CreateClient();
        using var response = await client.GetAsync(path, Cancel);
        Assert.Equal("nosniff", Single(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Single(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Single(response, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Single(response, "Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        var policy = Single(response, "Content-Security-Policy");
        Assert.Contains("script-src 'none'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_server_that_can_serve_says_that_it_is_healthy(string path)
    {
        using var client = Server.CreateClient();
        Assert.Equal("Healthy", await client.GetStringAsync(path, Cancel));
    }

    [Fact]
    public async Task The_api_is_documented()
    {
        using var client = Server.CreateClient();
        var document = await client.GetStringAsync("/openapi/v1.json", Cancel);
        Assert.Contains("\"openapi\"", document);
        Assert.DoesNotContain("\"/{lang}", document);
    }

    private static string Single(HttpResponseMessage response, string name) => Assert.Single(response.Headers.NonValidated[name]);
}

public sealed class KnownSite : SampleSite
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["PublicAddress"] = "https://quizhub.example/" };
}

public sealed class PublicAddressTests(KnownSite site) : SiteTest(site), IClassFixture<KnownSite>
{
    [Fact]
    public async Task Alternates_are_absolute_where_the_public_address_is_known_and_never_from_the_request()
    {
        using var client = Server.CreateClient();
        client.DefaultRequestHeaders.Host = "evil.example";
        var page = await ReadAsync(client, "/zh/decks/nets");
        Assert.Equal("https://quizhub.example/zh/decks/nets", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("https://quizhub.example/en/decks/nets", page.QuerySelector("link[hreflang=en]")!.GetAttribute("href"));
        Assert.DoesNotContain("evil.example", page.DocumentElement.OuterHtml);
    }

    [Theory]
    [InlineData("/en", "/en", "en zh-Hans x-default")]
    [InlineData("/zh", "/zh", "en zh-Hans x-default")]
    [InlineData("/zh/decks/nets/optimizers/sgd", "/zh/decks/nets/optimizers/sgd", "en zh-Hans x-default")]
    [InlineData("/en/decks/nets/optimizers/adam", "/en/decks/nets/optimizers/adam", "en x-default")]
    [InlineData("/zh/decks/nets/optimizers/adam", "/en/decks/nets/optimizers/adam", "en x-default")]
    public async Task Only_languages_that_something_is_written_in_are_alternates(string path, string canonical, string alternates)
    {
        using var client = Server.CreateClient();
        var page = await ReadAsync(client, path);
        Assert.Equal("https://quizhub.example" + canonical, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        var links = page.QuerySelectorAll("link[rel=alternate]").ToList();
        Assert.Equal(alternates, string.Join(' ', links.Select(link => link.GetAttribute("hreflang"))));
        Assert.All(links, link => Assert.StartsWith("https://quizhub.example/", link.GetAttribute("href"), StringComparison.Ordinal));
    }
}

using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Tests.Site;

public sealed class CacheTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    private static readonly string[] SharedPaths = ["/en", "/zh", "/en/decks/nets", "/en/decks/nets/optimizers", "/zh/decks/nets/optimizers/sgd", "/en/decks/nets/glossary", "/en/privacy"];

    [Fact]
    public async Task Two_learners_and_a_reader_in_any_order_each_see_their_own_page()
    {
        using var dark = Server.CreateClient();
        using var light = Server.CreateClient();
        using var anonymous = Server.CreateClient();
        await SaveSettingsAsync(dark, "dark");
        await SaveSettingsAsync(light, "light");
        foreach (var path in SharedPaths)
        {
            // A learner first, so that hers would be the page kept, were it kept.
            await AssertThemeAsync(dark, path, "dark");
            var first = await AssertThemeAsync(anonymous, path, null);
            await AssertThemeAsync(light, path, "light");
            await AssertThemeAsync(dark, path, "dark");
            var again = await AssertThemeAsync(anonymous, path, null);
            Assert.Equal(first, again);
        }
    }

    [Fact]
    public async Task A_page_for_a_learner_is_private_and_one_for_all_is_not()
    {
        using var learner = Server.CreateClient();
        using var anonymous = Server.CreateClient();
        await SaveSettingsAsync(learner, "dark");
        foreach (var path in SharedPaths)
        {
            using var hers = await learner.GetAsync(path, Cancel);
            Assert.Equal("private, no-store", Header(hers, "Cache-Control"));
            Assert.Null(hers.Headers.ETag);
            using var theirs = await anonymous.GetAsync(path, Cancel);
            Assert.Equal((true, TimeSpan.Zero, true), (theirs.Headers.CacheControl!.Public, theirs.Headers.CacheControl.MaxAge, theirs.Headers.CacheControl.MustRevalidate));
            Assert.NotNull(theirs.Headers.ETag);
            Assert.Equal(["Accept-Encoding", "Cookie"], theirs.Headers.Vary.Order());
            Assert.False(theirs.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task A_forged_cookie_gets_no_shared_page()
    {
        using var client = Server.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", "qh-learner=forged");
        using var response = await client.GetAsync("/en", Cancel);
        Assert.Equal((HttpStatusCode.OK, "private, no-store"), (response.StatusCode, Header(response, "Cache-Control")));
    }

    [Theory]
    [InlineData("/en?utm=1")]
    [InlineData("/en/settings")]
    [InlineData("/en/settings/forget")]
    [InlineData("/en/nowhere")]
    public async Task What_is_not_the_same_for_all_is_never_shared(string path)
    {
        using var client = Server.CreateClient();
        using var response = await client.GetAsync(path, Cancel);
        Assert.Equal("private, no-cache", Header(response, "Cache-Control"));
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_told_so()
    {
        using var client = Server.CreateClient();
        using var first = await client.GetAsync("/en/decks/nets", Cancel);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync("/en/decks/nets", Cancel);
        Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync(Cancel)).Length));
        using var other = await client.GetAsync("/zh/decks/nets", Cancel);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_page_changes_with_its_deck()
    {
        using var client = Server.CreateClient();
        using var before = await client.GetAsync("/en/decks/nets/optimizers/sgd", Cancel);
        Decks.Title = "What else is SGD?";
        Decks.Touch();
        Assert.True(Server.Services.GetRequiredService<DeckLibrary>().Refresh());
        using var after = await client.GetAsync("/en/decks/nets/optimizers/sgd", Cancel);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal("What else is SGD?", (await ReadAsync(after)).QuerySelector("h1")!.TextContent);
        using var home = await client.GetAsync("/en", Cancel);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, br;q=0.5", "br")]
    [InlineData("br;q=0", null)]
    [InlineData(null, null)]
    public async Task The_page_is_sent_compressed_to_whoever_reads_that(string? accepted, string? encoding)
    {
        using var client = Server.CreateClient();
        var plain = await client.GetByteArrayAsync("/zh/decks/nets", Cancel);
        if (accepted is not null)
        {
            client.DefaultRequestHeaders.Add("Accept-Encoding", accepted);
        }

        using var response = await client.GetAsync("/zh/decks/nets", Cancel);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        var sent = await response.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(plain, encoding is null ? sent : Expand(sent));
    }

    [Fact]
    public async Task A_page_for_a_learner_is_compressed_too()
    {
        using var client = Server.CreateClient();
        await SaveSettingsAsync(client, "dark");
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var response = await client.GetAsync("/en", Cancel);
        Assert.Equal("br", response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    private static async Task<string> AssertThemeAsync(HttpClient client, string path, string? theme)
    {
        using var response = await client.GetAsync(path, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(theme, (await ReadAsync(response)).DocumentElement.GetAttribute("data-theme"));
        return html;
    }

    private static byte[] Expand(byte[] compressed)
    {
        using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var expanded = new MemoryStream();
        brotli.CopyTo(expanded);
        return expanded.ToArray();
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.NonValidated[name]);
}

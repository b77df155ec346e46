using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Tests.Site;

/// <summary>Every page that a reader can reach in the content that ships.</summary>
public sealed class ShippedPagesTests : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const int Budget = 60 * 1024;

    private readonly TestServer _server = new(content: Path.Combine(TestsRoot.Path, "..", "Content"));

    [Fact]
    public async Task Every_link_leads_somewhere_and_every_reading_page_is_whole_and_small()
    {
        using var client = _server.CreateClient();
        var styles = new Dictionary<string, int>();
        var pages = new Dictionary<string, IHtmlDocument>();
        var links = new Queue<string>(["/en", "/zh"]);
        while (links.TryDequeue(out var path))
        {
            if (pages.ContainsKey(path))
            {
                continue;
            }

            using var response = await client.GetAsync(path, Cancel);
            if (response.StatusCode is HttpStatusCode.Found or HttpStatusCode.PermanentRedirect)
            {
                links.Enqueue(response.Headers.Location!.OriginalString);
                continue;
            }

            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode}");
            var html = await response.Content.ReadAsStringAsync(Cancel);
            var page = pages[path] = new HtmlParser().ParseDocument(html);
            if (IsDoing(path))
            {
                continue;
            }

            AssertWhole(path, html, page);
            await AssertSmallAsync(client, path, page, styles);
            foreach (var link in page.Links.Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/')))
            {
                links.Enqueue(link.Split('#')[0]);
            }
        }

        foreach (var (path, page) in pages.Where(page => !IsDoing(page.Key)))
        {
            Assert.All(
                page.Links.Select(link => link.GetAttribute("href")!).Where(link => link.Contains('#')),
                link => Assert.True(
                    (link.StartsWith('#') ? page : pages[link.Split('#')[0]]).GetElementById(link.Split('#')[1]) is not null, $"{path}: {link} points at nothing"));
        }

        Assert.True(pages.Count > 15, $"Only {pages.Count} pages were found.");
    }

    [Theory]
    [InlineData("/en/decks/deep-learning/optimizers/sgd/demo")]
    [InlineData("/zh/decks/deep-learning/optimizers/adam/demo")]
    public async Task A_doing_page_may_run_our_scripts_and_exactly_the_import_map_that_stands_in_it(string path)
    {
        using var client = _server.CreateClient();
        using var response = await client.GetAsync(path, Cancel);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
        var inline = Assert.Single(page.Scripts, script => script.Source is null);
        Assert.Equal("importmap", inline.Type);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline.Text)));
        var policy = Assert.Single(response.Headers.NonValidated["Content-Security-Policy"]);
        Assert.Contains($"script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}';", policy);
        Assert.All(page.Scripts.Where(script => script.Source is not null), script => Assert.StartsWith("/", script.Source));
        Assert.Equal("false", page.Body!.GetAttribute("data-enhance-nav"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Pages_from_which_practising_is_likely_fetch_the_runtime_ahead_and_others_do_not()
    {
        using var client = _server.CreateClient();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/en/decks/deep-learning/optimizers/sgd", Cancel));
        var urls = page.QuerySelectorAll("link[rel=prefetch]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains(urls, url => url.Contains("dotnet.native.") && url.EndsWith(".wasm", StringComparison.Ordinal));
        Assert.Equal(urls.Distinct(), urls);
        Assert.DoesNotContain(urls, url => url.EndsWith(".br", StringComparison.Ordinal) || url.EndsWith(".gz", StringComparison.Ordinal) || url.Contains("icudt"));
        foreach (var url in urls)
        {
            using var asset = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, url), Cancel);
            Assert.True(asset.IsSuccessStatusCode && asset.Headers.CacheControl!.Extensions.Any(value => value.Name == "immutable"), $"{url}: {(int)asset.StatusCode} {asset.Headers.CacheControl}");
        }

        Assert.DoesNotContain("rel=\"prefetch\"", await client.GetStringAsync("/en", Cancel));
    }

    [Fact]
    public async Task No_reading_page_tells_a_key_or_a_reason()
    {
        using var client = _server.CreateClient();
        var markdown = _server.Services.GetRequiredService<MarkdownHtml>();
        var secrets = 0;
        foreach (var deck in _server.Services.GetRequiredService<DeckLibrary>().Current.Decks)
        {
            foreach (var question in deck.Questions)
            {
                foreach (var language in deck.Languages)
                {
                    var page = await client.GetStringAsync($"/{language}/decks/{deck.Slug}/{question.TopicSlug}/{question.Slug}", Cancel);
                    foreach (var reason in question.Items.SelectMany(item => Reasons(item.Body, language)))
                    {
                        secrets++;
                        Assert.DoesNotContain(markdown.RenderInline(reason, new MarkdownContext(deck, question, language)), page);
                    }
                }
            }
        }

        Assert.True(secrets > 100, $"Only {secrets} reasons were looked for.");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static bool IsDoing(string path) => path.Split('?')[0].EndsWith("/demo", StringComparison.Ordinal) || path.Contains("/sessions/") || path.Contains("/runs/");

    private static void AssertWhole(string path, string html, IHtmlDocument page)
    {
        Assert.True(page.Scripts.Length == 0, $"{path} has a script.");
        Assert.True(page.QuerySelector("[style], style, iframe") is null, $"{path} has a style of its own or a frame.");
        Assert.EndsWith("</html>", html);
        Assert.True(page.QuerySelectorAll("h1").Length == 1 && page.QuerySelectorAll("main").Length == 1, $"{path} needs one h1 and one main.");
        Assert.True(!string.IsNullOrWhiteSpace(page.Title), $"{path} has no title.");
        Assert.Equal(path.StartsWith("/zh", StringComparison.Ordinal) ? "zh-Hans" : "en", page.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain("formula-error", html);
        Assert.All(page.QuerySelectorAll("[src], link[rel=stylesheet]"), element =>
            Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href")));
    }

    private static async Task AssertSmallAsync(HttpClient client, string path, IHtmlDocument page, Dictionary<string, int> styles)
    {
        var size = await CompressedAsync(client, path);
        foreach (var style in page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!))
        {
            size += await StyleSizeAsync(client, style, styles);
        }

        Assert.True(size <= Budget, $"{path} costs {size} bytes with its styles, more than {Budget}.");
    }

    /// <summary>A style sheet with all that it imports.</summary>
    private static async Task<int> StyleSizeAsync(HttpClient client, string path, Dictionary<string, int> known)
    {
        if (known.TryGetValue(path, out var size))
        {
            return size;
        }

        size = await CompressedAsync(client, path);
        var text = await client.GetStringAsync(path, Cancel);
        foreach (var line in text.Split('\n').Where(line => line.StartsWith("@import", StringComparison.Ordinal)))
        {
            size += await StyleSizeAsync(client, new Uri(new Uri(client.BaseAddress!, path), line.Split('\'', '"')[1]).AbsolutePath, known);
        }

        return known[path] = size;
    }

    /// <summary>As small as this build serves it: a published app has its styles in Brotli too, a build only in gzip.</summary>
    private static async Task<int> CompressedAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        using var response = await client.SendAsync(request, Cancel);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(Cancel)).Length;
    }

    private static IEnumerable<string> Reasons(ItemBody body, string language) => body switch
    {
        ChoiceBody choice => choice.Options.Select(option => option.Reason.In(language)),
        NumericBody numeric => numeric.Numbers.Select(number => number.Reason.In(language)).Where(reason => !reason.Contains('{')),
        ShortTextBody text => text.Texts.Where(known => known.Language == language).Select(known => known.ReasonMarkdown),
        ClozeBody cloze => cloze.Blanks.Select(blank => blank.Reason.In(language)),
        MatchingBody matching => matching.Rows.Select(row => row.Reason.In(language)),
        OrderingBody ordering => ordering.Entries.Select(entry => entry.Reason.In(language)),
        _ => throw new NotSupportedException(body.GetType().Name),
    };
}

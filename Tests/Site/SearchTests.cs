using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace QuizHub.Tests.Site;

/// <summary>The search page over the content that ships.</summary>
public sealed class SearchTests(SearchTests.Shipped shipped) : IClassFixture<SearchTests.Shipped>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "momentum", "/en/decks/deep-learning/glossary#momentum", "momentum")]
    [InlineData("en", "Momentum!", "/en/decks/deep-learning/glossary#momentum", "momentum")]
    [InlineData("en", "momentun", "/en/decks/deep-learning/glossary#momentum", "momentum")]
    [InlineData("en", "mometnum", "/en/decks/deep-learning/glossary#momentum", "momentum")]
    [InlineData("en", "saddle points", "/en/decks/deep-learning/glossary#saddle-point", "saddle point")]
    [InlineData("en", "overfits", "/en/decks/deep-learning/glossary#overfitting", "overfitting")]
    [InlineData("en", "double descent", "/en/decks/deep-learning/overfitting/bias-and-variance", "double descent")]
    [InlineData("zh", "动量", "/zh/decks/deep-learning/glossary#momentum", "动量")]
    [InlineData("zh", "拟合", "/zh/decks/deep-learning/overfitting/overfitting", "拟合")]
    [InlineData("zh", "过拟和", "/zh/decks/deep-learning/overfitting/overfitting", "过拟合")]
    [InlineData("zh", "ａｄａｍ 偏差修正", "/zh/decks/deep-learning/optimizers/adam#", "偏差修正")]
    [InlineData("zh", "weight decay", "/zh/decks/deep-learning/glossary#weight-decay", "权重衰减")]
    [InlineData("en", "权重衰减", "/en/decks/deep-learning/glossary#weight-decay", "weight decay")]
    public async Task What_is_looked_for_is_found_with_its_passage_slips_forgiven(string language, string query, string address, string passage)
    {
        var page = await SearchAsync(language, query);
        var hit = page.QuerySelectorAll("ol > li").FirstOrDefault(hit => hit.QuerySelector("a")!.GetAttribute("href")!.StartsWith(address, StringComparison.Ordinal));
        Assert.True(hit is not null, $"{query}: {string.Join(" ", page.QuerySelectorAll("ol a").Select(link => link.GetAttribute("href")))}");
        Assert.Contains(passage, hit.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(hit.QuerySelectorAll("mark"));
    }

    [Theory]
    [InlineData("en", "momentum", "momentum", "/en/decks/deep-learning/glossary#momentum")]
    [InlineData("zh", "动量", "动量", "/zh/decks/deep-learning/glossary#momentum")]
    public async Task A_glossary_term_by_its_name_comes_first(string language, string query, string mark, string address)
    {
        var first = (await SearchAsync(language, query)).QuerySelector("ol > li")!;
        Assert.Equal(address, first.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(mark, first.QuerySelector("mark")!.TextContent);
    }

    [Fact]
    public async Task A_corrected_query_and_a_near_miss_say_so_and_nothing_says_what_to_do()
    {
        Assert.Contains("results for “momentum”", (await SearchAsync("en", "momentun")).QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("No page has all the words", (await SearchAsync("en", "momentum xylophone")).QuerySelector("[role=status]")!.TextContent);
        var nothing = await SearchAsync("zh", "xylophone");
        Assert.Contains("没有找到与“xylophone”相关的内容", nothing.QuerySelector("[role=status]")!.TextContent);
        Assert.Empty(nothing.QuerySelectorAll("ol"));
        Assert.NotEmpty(nothing.QuerySelectorAll("main a[href^='/zh/decks/deep-learning/']"));
        Assert.Contains("“梯度”", (await SearchAsync("en", "tidu")).QuerySelector("[role=status]")!.TextContent);
    }

    [Theory]
    [InlineData("en", "Adam over-fits features that appear early", "Often said: ", "In truth: ")]
    [InlineData("zh", "Adam 能走出困住 SGD 的糟糕局部极小值", "常有人说：", "其实：")]
    public async Task A_misconception_and_its_correction_are_told_apart(string language, string query, string said, string truth)
    {
        var page = await SearchAsync(language, query);
        var pitfalls = page.QuerySelectorAll("ol > li").Where(hit => hit.QuerySelector("a")!.GetAttribute("href")!.EndsWith("#pitfalls", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pitfalls);
        Assert.All(pitfalls, hit => Assert.Equal([said, truth], hit.QuerySelectorAll("p > strong").Select(label => label.TextContent)));
        Assert.All(page.QuerySelectorAll("ol > li").Except(pitfalls), hit => Assert.DoesNotContain(said, hit.TextContent));
    }

    [Fact]
    public async Task Another_language_is_marked_and_a_page_stands_once()
    {
        var page = await SearchAsync("en", "SGD 动量");
        Assert.All(page.QuerySelectorAll("ol > li"), hit => Assert.Equal(
            hit.QuerySelector("a")!.GetAttribute("href")!.StartsWith("/zh/", StringComparison.Ordinal) ? "zh-Hans" : null, hit.GetAttribute("lang")));
        var pages = (await SearchAsync("en", "adam")).QuerySelectorAll("ol a").Select(link => link.GetAttribute("href")!.Split('#')[0][3..]).Where(path => !path.EndsWith("/glossary", StringComparison.Ordinal)).ToList();
        Assert.Equal(pages.Distinct(), pages);
    }

    [Fact]
    public async Task The_page_is_complete_without_scripts_and_the_empty_one_tells_what_can_be_found()
    {
        var page = await SearchAsync("en", null);
        Assert.Empty(page.Scripts);
        Assert.Contains("glossary", page.QuerySelector("main")!.TextContent);
        Assert.Equal("q", page.QuerySelector("form[role=search] input[type=search]")!.GetAttribute("name"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("adam \"x\"", (await SearchAsync("en", "adam \"x\"")).QuerySelector<IHtmlInputElement>("input[type=search]")!.Value);
    }

    [Fact]
    public void No_query_breaks_it() => Gen.Char["ab动量 \"*()^:-+{}'%_\\\u200b\u0002<>&NEARORAND|，。"].Array[0, 24].Select(signs => new string(signs)).Sample(
        query => Assert.Equal(HttpStatusCode.OK, StatusOf(query)), iter: 200, threads: 1);

    private HttpStatusCode StatusOf(string query)
    {
        using var response = shipped.Client.GetAsync($"/en/search?q={Uri.EscapeDataString(query)}", Cancel).GetAwaiter().GetResult();
        return response.StatusCode;
    }

    private async Task<IHtmlDocument> SearchAsync(string language, string? query) =>
        new HtmlParser().ParseDocument(await shipped.Client.GetStringAsync($"/{language}/search{(query is null ? "" : $"?q={Uri.EscapeDataString(query)}")}", Cancel));

    public sealed class Shipped : IAsyncDisposable
    {
        private readonly TestServer _server = new(content: TestsRoot.ShippedContent);

        public Shipped() => Client = _server.CreateClient();

        public HttpClient Client { get; }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await _server.DisposeAsync();
        }
    }
}

public sealed class SearchOfSampleTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Fact]
    public async Task Nothing_of_an_exercise_is_found_and_a_changed_deck_is()
    {
        using var client = Server.CreateClient();
        Assert.Empty((await ReadAsync(client, "/en/search?q=SECRET")).QuerySelectorAll("ol"));
        Assert.Empty((await ReadAsync(client, "/en/search?q=zeppelin")).QuerySelectorAll("ol"));
        Decks.Title = "What is a zeppelin?";
        Decks.Touch();
        Server.Services.GetRequiredService<QuizHub.Server.Decks.Library.DeckLibrary>().Refresh();
        var hit = Assert.Single((await ReadAsync(client, "/en/search?q=zeppelins")).QuerySelectorAll("ol > li"));
        Assert.Equal("zeppelin", hit.QuerySelector("h2 mark")!.TextContent);
    }
}

using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace QuizHub.Tests.Site;

/// <summary>A server with the sample decks. The tests of a class share one: they only read, or act as guests of their own.</summary>
public class SampleSite : IAsyncDisposable
{
    public SampleSite() => Server = new(services: Decks.AddTo, settings: Settings);

    public SampleDecks Decks { get; } = new();

    public TestServer Server { get; }

    protected virtual IReadOnlyDictionary<string, string>? Settings => null;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Decks.Dispose();
        GC.SuppressFinalize(this);
    }
}

public abstract class SiteTest(SampleSite site)
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected SampleDecks Decks { get; } = site.Decks;

    protected TestServer Server { get; } = site.Server;

    protected static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));

    protected static async Task<IHtmlDocument> ReadAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode}");
        return await ReadAsync(response);
    }

    protected static async Task AssertRedirectAsync(HttpClient client, string path, HttpStatusCode status, string location)
    {
        using var response = await client.GetAsync(path, Cancel);
        Assert.Equal((status, location), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    /// <summary>Becomes a guest by saving settings, as a browser would.</summary>
    protected static async Task SaveSettingsAsync(HttpClient client, string theme, string language = "en")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["language"] = language,
            ["theme"] = theme,
            ["timeZone"] = "Asia/Shanghai",
            ["stemFirst"] = "on",
        });
        using var response = await client.PostAsync($"/{language}/settings", form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }
}

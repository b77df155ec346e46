using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace QuizHub.Tests.Site;

public sealed class RefusalTests(SampleSite site) : SiteTest(site), IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", "http://evil.example", true)]
    [InlineData(null, "SELF", true)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "SELF", false)]
    [InlineData("same-site", null, false)]
    [InlineData("none", null, false)]
    [InlineData(null, "http://evil.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, false)]
    public async Task A_change_is_accepted_from_our_own_pages_only(string? secFetchSite, string? origin, bool accepted)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Server.Address };
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/en/settings/forget"), (HttpMethod.Post, "/api/none"), (HttpMethod.Delete, "/api/none") })
        {
            using var request = new HttpRequestMessage(method, path);
            Add(request, "Sec-Fetch-Site", secFetchSite);
            Add(request, "Origin", origin == "SELF" ? Server.Address.GetLeftPart(UriPartial.Authority) : origin);
            using var response = await client.SendAsync(request, Cancel);
            Assert.Equal(accepted, response.StatusCode != HttpStatusCode.Forbidden);
            if (!accepted)
            {
                await (path.StartsWith("/api", StringComparison.Ordinal)
                    ? AssertProblemAsync(response, HttpStatusCode.Forbidden, "cross-site", "QuizHub")
                    : AssertPageAsync(response, HttpStatusCode.Forbidden, "QuizHub's own pages only"));
            }
        }
    }

    [Fact]
    public async Task Reading_is_allowed_from_anywhere()
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var response = await client.GetAsync("/en", Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/none", 404, "not-found", "There is nothing at this address.")]
    [InlineData("POST", "/api/none", 404, "not-found", "There is nothing at this address.")]
    [InlineData("GET", "/api/none?lang=zh", 404, "not-found", "这个地址上没有内容。")]
    [InlineData("PUT", "/api/sessions", 405, "method-not-allowed", "This address does not take such a request.")]
    public async Task The_api_refuses_with_a_code_and_a_text_in_the_asked_language(string method, string path, int status, string code, string title)
    {
        using var client = Server.CreateClient();
        using var response = await client.SendAsync(new HttpRequestMessage(new(method), path), Cancel);
        await AssertProblemAsync(response, (HttpStatusCode)status, code, title);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task The_api_takes_nothing_but_json(string? contentType)
    {
        using var client = Server.CreateClient();
        using var content = new ByteArrayContent("{}"u8.ToArray());
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await client.PostAsync("/api/sessions", content, Cancel);
        await AssertProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "json-only", "application/json");
    }

    [Fact]
    public async Task Json_that_cannot_be_read_is_a_bad_request()
    {
        using var client = Server.CreateClient();
        using var content = new StringContent("{", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/sessions", content, Cancel);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("/en/privacy", "en", "This request was not accepted")]
    [InlineData("/zh/privacy", "zh-Hans", "这个请求没有被接受")]
    public async Task A_form_sent_to_a_page_that_is_only_read_is_answered_by_a_page(string path, string language, string title)
    {
        using var client = Server.CreateClient();
        using var form = new FormUrlEncodedContent([]);
        using var response = await client.PostAsync(path, form, Cancel);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var page = await ReadAsync(response);
        Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
    }

    /// <summary>A link to a file, followed by a person.</summary>
    [Theory]
    [InlineData("/api/progress/export?format=csv&lang=en", HttpStatusCode.NotFound)]
    [InlineData("/api/progress/export?format=exe&lang=en", HttpStatusCode.BadRequest)]
    [InlineData("/api/sessions/00000000-0000-0000-0000-000000000001/transcript?lang=en", HttpStatusCode.NotFound)]
    [InlineData("/api/none", HttpStatusCode.NotFound)]
    public async Task Whoever_is_led_to_the_api_by_a_browser_is_told_by_a_page_and_programs_by_a_problem(string path, HttpStatusCode status)
    {
        using var client = Server.CreateClient();
        using var told = await client.GetAsync(path, Cancel);
        Assert.Equal((status, "application/problem+json"), (told.StatusCode, told.Content.Headers.ContentType?.MediaType));
        var title = (await told.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("title").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await client.SendAsync(request, Cancel);
        if (path.EndsWith("none", StringComparison.Ordinal))
        {
            Assert.Equal((status, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            return;
        }

        await AssertPageAsync(response, status, title);
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.Add(name, value);
        }
    }

    private static async Task AssertPageAsync(HttpResponseMessage response, HttpStatusCode status, string said)
    {
        Assert.Equal((status, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains(said, (await ReadAsync(response)).QuerySelector("main [role=alert]")!.TextContent);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code, string titlePart)
    {
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(titlePart, problem.GetProperty("title").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
    }
}

using System.Net;

namespace QuizHub.Tests.Site;

/// <summary>Behind a proxy that ends TLS, and without one.</summary>
public sealed class ProxyTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task A_known_proxy_is_believed_about_scheme_host_and_address(string proxy)
    {
        await using var server = Server(("Proxies:0", proxy), ("Limits:GuestsPerAddress", "1"));
        using var begun = await BeginAsync(server, "203.0.113.1", origin: "https://quiz.example");
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        Assert.Contains("; secure", Assert.Single(begun.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.StartsWith("max-age=", Assert.Single(begun.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        // Each visitor has a share of her own.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await BeginAsync(server, "203.0.113.1", origin: "https://quiz.example")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await BeginAsync(server, "203.0.113.2", origin: "https://quiz.example")).StatusCode);
        // What a visitor herself writes into the header stands before what the proxy adds.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await BeginAsync(server, "198.51.100.9, 203.0.113.2", origin: "https://quiz.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await BeginAsync(server, "203.0.113.3", origin: "https://evil.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await BeginAsync(server, "203.0.113.3", origin: "http://quiz.example")).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.1")]
    public async Task Nobody_else_is(string? proxy)
    {
        await using var server = Server(proxy is null ? [] : [("Proxies:0", proxy)]);
        Assert.Equal(HttpStatusCode.Forbidden, (await BeginAsync(server, "203.0.113.1", origin: "https://quiz.example")).StatusCode);
        using var begun = await BeginAsync(server, "203.0.113.1", origin: server.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        Assert.DoesNotContain("secure", Assert.Single(begun.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.False(begun.Headers.Contains("Strict-Transport-Security"));
    }

    private static TestServer Server(params (string Name, string Value)[] settings) => new(settings: settings.ToDictionary(pair => pair.Name, pair => pair.Value));

    private static async Task<HttpResponseMessage> BeginAsync(TestServer server, string visitor, string origin)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/en/practice") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type" }) };
        request.Headers.Add("Origin", origin);
        request.Headers.Add("X-Forwarded-For", visitor);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "quiz.example");
        return await client.SendAsync(request, Cancel);
    }
}

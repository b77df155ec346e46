using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Site;
using QuizHub.Server.Site.Reading;

namespace QuizHub.Tests.Site;

/// <summary>Every endpoint that the server has, also one that is added tomorrow, asked by somebody who learns and by somebody who only reads.</summary>
public sealed class AnswerCachingTests : IAsyncLifetime
{
    private readonly TestServer _server = new();
    private string _cookie = "";
    private Guid _session;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var client = _server.CreateClient();
        using var started = await client.PostAsJsonAsync("/api/sessions", new { deck = "every-type", question = "types", mode = "practice", language = "en" }, Cancel);
        _cookie = started.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        client.DefaultRequestHeaders.Add("Cookie", _cookie);
        _session = (await started.Content.ReadFromJsonAsync<QuizHub.Quizzes.SessionResponse>(QuizHub.Site.Json.Options, Cancel))!.SessionId;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_made_for_a_learner_is_kept_by_no_cache_whatever_the_endpoint()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var (endpoint, method) in Endpoints())
        {
            using var answer = await AskAsync(endpoint, method, _cookie);
            asked++;
            if (Said(answer) != AnswerCaching.HersAlone)
            {
                wrong.Add($"{method} {endpoint.RoutePattern.RawText}: {(int)answer.StatusCode}, {Said(answer)}");
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(asked, 50, int.MaxValue);
    }

    [Fact]
    public async Task Without_a_learner_pages_that_are_the_same_for_all_may_be_kept_and_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var (endpoint, method) in Endpoints())
        {
            using var answer = await AskAsync(endpoint, method, null);
            var isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
            var right = isPage && answer.IsSuccessStatusCode && endpoint.Metadata.GetMetadata<SharedPageAttribute>() is not null ? "public, max-age=0, must-revalidate"
                : isPage && !endpoint.IsDoingPage() ? "private, no-cache"
                : AnswerCaching.HersAlone;
            if (Said(answer) != right && !(right == "private, no-cache" && Said(answer) == AnswerCaching.HersAlone))
            {
                wrong.Add($"{method} {endpoint.RoutePattern.RawText}: {(int)answer.StatusCode}, {Said(answer)} instead of {right}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Few_endpoints_answer_everybody_alike()
    {
        string[] known = ["/content/{deck}/{topic}/{file}", "/health/live", "/health/ready", "/openapi/{documentName}.json"];
        Assert.Equal(known, All().Where(endpoint => endpoint.IsForAll() && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_and_pages_about_failures_too()
    {
        using var client = _server.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", _cookie);
        using var icon = await client.GetAsync("/icon.svg", Cancel);
        Assert.False(icon.Headers.CacheControl!.NoStore);
        foreach (var path in new[] { "/en/nowhere", "/api/nowhere", $"/en/sessions/{Guid.NewGuid()}", "/en/decks/every-type/" })
        {
            using var answer = await client.GetAsync(path, Cancel);
            Assert.Equal((path, AnswerCaching.HersAlone), (path, Said(answer)));
        }
    }

    private IEnumerable<RouteEndpoint> All() => _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Each with each of its methods; what deletes the learner comes last.</summary>
    private IEnumerable<(RouteEndpoint Endpoint, string Method)> Endpoints() =>
        from endpoint in All()
        where !endpoint.IsForAll() && !endpoint.RoutePattern.RawText!.StartsWith("/_", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.StartsWith("_framework", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"]
        orderby endpoint.RoutePattern.RawText!.Contains("forget", StringComparison.Ordinal), method
        select (endpoint, method);

    private async Task<HttpResponseMessage> AskAsync(RouteEndpoint endpoint, string method, string? cookie)
    {
        using var client = _server.CreateClient();
        var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(Fill));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (method is not "GET" and not "HEAD" and not "DELETE")
        {
            request.Content = path.StartsWith("/api", StringComparison.Ordinal)
                ? new StringContent("{}", new MediaTypeHeaderValue("application/json"))
                : new FormUrlEncodedContent([]);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    /// <summary>Something that is there, for whatever a route asks for.</summary>
    private string Fill(RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => parameter.Name.ToLowerInvariant() switch
        {
            "lang" => "en",
            "id" => _session.ToString(),
            "deck" or "deckslug" => "every-type",
            "topic" or "topicslug" => "all",
            "question" or "questionslug" => "prediction",
            "index" => "0",
            "code" => "404",
            _ => "nothing",
        },
        _ => "",
    }));

    private static string Said(HttpResponseMessage answer) => answer.Headers.NonValidated.TryGetValues("Cache-Control", out var values) ? values.ToString() : "nothing";
}

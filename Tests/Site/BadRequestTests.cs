using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Site;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Site;

/// <summary>Every endpoint there is, asked in every bad way there is: none answers that it is our fault.</summary>
public sealed class BadRequestTests : IAsyncLifetime
{
    /// <summary>What stands for a value that is due.</summary>
    private static readonly string[] BadValues =
    [
        "null", "true", "0", "-1", "99", "2147483647", "-2147483648", "9223372036854775807", "-9223372036854775808", "1e400", "0.5", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"99\"", "[]", "[null]", "[[]]", "[\"\",\"\"]", "{}", "{\"kind\":null}", "{\"kind\":\"nothing\"}", "{\"\":null}", "{\"a\":[{}]}", $"\"{new string('中', 3000)}\"",
    ];

    private static readonly string[] BadBodies =
    [
        "", " ", "null", "[]", "{}", "0", "true", "\"text\"", "{", "}", "{\"a\"", "{,}", "\u0000", "\uFEFF{}", "NaN", "// note", "a=b&c=d", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--",
        new('[', 5000), string.Concat(Enumerable.Repeat("{\"a\":", 5000)), $"{{\"deck\":\"{new string('x', 300_000)}\"}}", $"[{string.Join(',', Enumerable.Repeat("null", 20_000))}]",
    ];

    private static readonly string?[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-16", "application/json; charset=none", "application/json; charset=\"", "text/plain", "text/html; charset=x", "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "y", "nonsense", "/", "",
    ];

    private static readonly (string Name, string Value)[] BadHeaders =
    [
        ("Accept-Language", ";;;q=,"), ("Accept-Language", "zh;q=9,*;q=-1"), ("Accept-Language", new string('a', 4000)), ("Accept-Encoding", "br;q=x,,"), ("Accept-Encoding", "*;q=0"), ("Accept", "x"),
        ("Cookie", "qh-learner=%FF%00; qh-lang=none"), ("Cookie", "qh-learner=; =; ;;"), ("Cookie", "qh-learner=CfDJ8" + new string('A', 3000)), ("If-None-Match", "W/"), ("If-None-Match", "\"a\", *, x"),
        ("If-Modified-Since", "yesterday"), ("Range", "bytes=9-1"), ("Range", "bytes=0-0,0-0,0-0,x"), ("Range", "lines=1"), ("Last-Event-ID", "-1"), ("Content-Encoding", "gzip"), ("Expect", "200-ok"),
        ("Sec-Fetch-Site", "?"), ("Origin", "null"), ("Referer", "::"), ("X-Forwarded-For", "1.2.3.4, x"), ("X-Forwarded-Proto", "gopher"), ("X-Forwarded-Host", "a b"), ("Priority", "u=99"), ("Upgrade", "websocket"),
    ];

    private readonly SampleSettings _settings = new();
    private TestServer _server = null!;
    private PracticeBrowser _browser = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = new TestServer(settings: _settings.WithoutLimits);
        _browser = new PracticeBrowser(_server.CreateClient());
        await _browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task No_body_of_any_type_is_a_fault_of_ours()
    {
        foreach (var (method, path, _, _) in (await EndpointsAsync()).Where(endpoint => endpoint.Method != HttpMethod.Get && endpoint.Method != HttpMethod.Head))
        {
            foreach (var body in BadBodies)
            {
                await SendAsync(method, path, body, ContentTypes[0]);
                await SendAsync(method, path, body, "application/x-www-form-urlencoded");
            }

            foreach (var type in ContentTypes)
            {
                await SendAsync(method, path, "{}", type);
                await SendAsync(method, path, "a=b", type);
            }
        }
    }

    [Fact]
    public async Task No_member_of_a_body_that_is_missing_or_of_another_kind_is_a_fault_of_ours()
    {
        var posts = (await EndpointsAsync()).Where(endpoint => endpoint.Body is not null).ToList();
        Assert.True(posts.Count >= 10, "The API's bodies were not found.");
        foreach (var (method, path, body, _) in posts)
        {
            var whole = Sample(body!, 0)!.AsObject();
            foreach (var bad in Damaged(whole))
            {
                await SendAsync(method, path, bad, "application/json");
            }
        }
    }

    [Fact]
    public async Task No_answer_to_an_item_of_any_type_is_a_fault_of_ours()
    {
        foreach (var type in new[] { ItemType.Single, ItemType.Multiple, ItemType.TrueFalse, ItemType.Numeric, ItemType.ShortText, ItemType.Cloze, ItemType.Matching, ItemType.Ordering, ItemType.Predict })
        {
            var state = await _browser.StartAsync(question: null, count: 1, types: type);
            state = state.Phase == StepPhase.Recall ? await _browser.AdvanceAsync(state) : state;
            var right = JsonSerializer.SerializeToNode(PracticeBrowser.Answer(state, PracticeBrowser.Right(state)), Json.Options)!.AsObject();
            foreach (var bad in Damaged(right).Concat(Kinds(right)))
            {
                await SendAsync(HttpMethod.Post, $"/api/sessions/{state.SessionId}/answers", Fresh(bad), "application/json");
            }
        }
    }

    [Fact]
    public async Task No_header_and_no_query_is_a_fault_of_ours()
    {
        var endpoints = (await EndpointsAsync()).Where(endpoint => endpoint.IsFilled && endpoint.Method != HttpMethod.Head);
        foreach (var (method, path, _, _) in endpoints)
        {
            foreach (var header in BadHeaders)
            {
                await SendAsync(method, path, method == HttpMethod.Post ? "{}" : null, "application/json", header);
            }

            foreach (var value in new[] { "", "-1", "x", "99999999999999999999", "%00", "%FF", "中", new string('9', 2000) })
            {
                var names = new[] { "lang", "deck", "question", "topic", "topics", "item", "count", "seed", "run", "q", "date", "minutes", "retention", "problem", "saved", "format", "facets", "types", "page", "forgotten", "setlang", "index" };
                await SendAsync(method, $"{path}?{string.Join('&', names.Select(name => $"{name}={value}"))}", null, null);
            }
        }
    }

    /// <summary>Each route with what it takes filled in: once with what is there, once with what is not.</summary>
    private async Task<List<Asked>> EndpointsAsync()
    {
        var session = (await _browser.StartAsync()).SessionId.ToString();
        var good = new Dictionary<string, string> { ["id"] = session, ["lang"] = "en", ["Lang"] = "zh", ["deck"] = "every-type", ["DeckSlug"] = "every-type", ["topic"] = "all", ["TopicSlug"] = "all", ["question"] = "types", ["QuestionSlug"] = "prediction", ["demo"] = "sgd-variants", ["index"] = "0", ["file"] = "none.png", ["Id"] = session, ["Code"] = "404" };
        var found = new List<Asked>();
        foreach (var endpoint in _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.RawText is not { } raw || raw.StartsWith("_framework", StringComparison.Ordinal) || raw.Contains('*') || Path.HasExtension(raw))
            {
                continue;
            }

            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var body = endpoint.Metadata.OfType<IAcceptsMetadata>().FirstOrDefault(accepts => accepts.ContentTypes.Contains("application/json"))?.RequestType;
                found.Add(new(new(method), "/" + Fill(endpoint, good).TrimStart('/'), body, IsFilled: true));
                found.Add(new(new(method), "/" + Fill(endpoint, []).TrimStart('/'), null, IsFilled: false));
            }
        }

        Assert.True(found.Count > 60, $"Only {found.Count} endpoints were found.");
        // Who was forgotten has no sessions any more.
        return [.. found.DistinctBy(one => (one.Method, one.Path)).OrderBy(one => one.Path.Contains("forget", StringComparison.Ordinal))];
    }

    private sealed record Asked(HttpMethod Method, string Path, Type? Body, bool IsFilled);

    private static string Fill(RouteEndpoint endpoint, Dictionary<string, string> values) => string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name) ?? (parameter.Name is "lang" or "Lang" ? "en" : parameter.Name is "id" or "Id" ? Guid.Empty.ToString() : "0"),
            _ => "",
        }))));

    private static JsonNode? Sample(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(Guid) || type.IsPrimitive || type.IsEnum || type == typeof(JsonElement) || depth > 2)
        {
            return type == typeof(string) ? "en" : type == typeof(Guid) ? Guid.CreateVersion7().ToString() : type == typeof(bool) ? JsonValue.Create(false) : JsonValue.Create(1);
        }

        if (typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
        {
            return type.GetGenericArguments() is [_, _] ? new JsonObject() : new JsonArray();
        }

        var derived = type.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().FirstOrDefault();
        var sample = new JsonObject();
        if (derived is not null)
        {
            sample["kind"] = (string)derived.TypeDiscriminator!;
            type = derived.DerivedType;
        }

        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            sample[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Sample(property.PropertyType, depth + 1);
        }

        return sample;
    }

    /// <summary>The body with each member, and each member's member, left out and replaced.</summary>
    private static IEnumerable<string> Damaged(JsonObject whole)
    {
        foreach (var (name, value) in whole.ToList())
        {
            var without = whole.DeepClone().AsObject();
            without.Remove(name);
            yield return without.ToJsonString();
            without[name] = "⟨here⟩";
            var around = without.ToJsonString().Split(JsonValue.Create("⟨here⟩").ToJsonString());
            foreach (var bad in BadValues.Concat(value is JsonObject inner ? Damaged(inner) : []))
            {
                yield return around[0] + bad + around[1];
            }
        }
    }

    /// <summary>The answer with a response of each kind that there is, and of each only the kind.</summary>
    private static IEnumerable<string> Kinds(JsonObject answer)
    {
        foreach (var kind in typeof(ItemResponse).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>())
        {
            var sample = new JsonObject { ["kind"] = (string)kind.TypeDiscriminator! };
            foreach (var property in kind.DerivedType.GetProperties().Where(property => property.CanWrite))
            {
                sample[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Sample(property.PropertyType, 1);
            }

            foreach (var bad in Damaged(sample).Append(sample.ToJsonString()))
            {
                var other = answer.DeepClone().AsObject();
                other["response"] = "⟨here⟩";
                var around = other.ToJsonString().Split(JsonValue.Create("⟨here⟩").ToJsonString());
                yield return around[0] + bad + around[1];
            }
        }
    }

    /// <summary>With an id of its own, so that nothing is taken for an answer sent again.</summary>
    private static string Fresh(string body)
    {
        var id = body.IndexOf("\"id\":\"", StringComparison.Ordinal);
        return id < 0 || id + 42 > body.Length || !Guid.TryParse(body.AsSpan(id + 6, 36), out _) ? body : body[..(id + 6)] + Guid.CreateVersion7() + body[(id + 42)..];
    }

    private async Task SendAsync(HttpMethod method, string path, string? body, string? type, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null && method != HttpMethod.Get && method != HttpMethod.Head)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (header is var (name, value) && !request.Headers.TryAddWithoutValidation(name, value))
        {
            request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        HttpStatusCode status;
        try
        {
            using var response = await _browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            status = response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The server hung up on a body that is too long, which it may.
            return;
        }

        Assert.True((int)status is < 500 or 503, $"{method} {path} {type} {header} {body?[..Math.Min(body.Length, 400)]}: {(int)status}");
    }
}

/// <summary>Settings for tests that ask for more than anybody may.</summary>
internal sealed class SampleSettings
{
    public IReadOnlyDictionary<string, string> WithoutLimits { get; } = new Dictionary<string, string>
    {
        ["Limits:GuestsPerAddress"] = "0",
        ["Limits:SessionsPerLearner"] = "0",
        ["Limits:SessionsPerAddress"] = "0",
        ["Limits:RunsPerLearner"] = "0",
        ["Limits:RunsPerAddress"] = "0",
        ["Limits:ChangesPerLearner"] = "0",
        ["Limits:ChangesPerAddress"] = "0",
        ["Limits:ReportsPerLearner"] = "0",
        ["Limits:ReportsPerAddress"] = "0",
        ["Limits:StreamsPerLearner"] = "0",
        ["Limits:StreamsPerAddress"] = "0",
        ["Limits:Streams"] = "0",
    };
}

using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos;

/// <summary>The stream of a run as it comes over HTTP.</summary>
internal static class RunStream
{
    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string demo, object request, string language = "en") => client.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, $"/api/demos/{demo}/runs?lang={language}") { Content = JsonContent.Create(request, options: Json.Options) },
        HttpCompletionOption.ResponseHeadersRead,
        Xunit.TestContext.Current.CancellationToken);

    /// <summary>As a session's page asks for the run of a step.</summary>
    public static Task<HttpResponseMessage> PostStepAsync(HttpClient client, Guid session, int index, string language = "en") => client.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, $"/api/sessions/{session}/steps/{index}/run?lang={language}"),
        HttpCompletionOption.ResponseHeadersRead,
        Xunit.TestContext.Current.CancellationToken);

    /// <summary>As pages asked that are open since before.</summary>
    public static Task<HttpResponseMessage> PostStepToDemoAsync(HttpClient client, string demo, object? step) =>
        PostAsync(client, demo, new { settings = (object?)null, seed = 0, step });

    public static StartRunRequest Start(int seed = 1, params IEnumerable<(string Name, string Json)> settings) =>
        new(settings.ToDictionary(setting => setting.Name, setting => JsonElement.Parse(setting.Json)), seed);

    /// <summary>Events as they come. Each must be named by its own discriminator.</summary>
    public static async IAsyncEnumerable<RunEvent> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using var stream = await response.Content.ReadAsStreamAsync(Xunit.TestContext.Current.CancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Xunit.TestContext.Current.CancellationToken))
        {
            Assert.Equal(item.EventType, JsonElement.Parse(item.Data).GetProperty("event").GetString());
            yield return JsonSerializer.Deserialize<RunEvent>(item.Data, Json.Options)!;
        }
    }

    public static async Task<List<RunEvent>> ReadAllAsync(HttpResponseMessage response)
    {
        var events = new List<RunEvent>();
        await foreach (var happened in ReadAsync(response))
        {
            events.Add(happened);
        }

        return events;
    }
}

using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Components.WebAssembly.Http;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Client.Demos;

/// <summary>Starts runs and reads their events while they stream. Every ending is one event: whatever goes wrong on the way is a <see cref="RunFailed"/>.</summary>
public sealed class RunClient(HttpClient http) : IDisposable
{
    /// <summary>Events as they come; the last is <see cref="RunDone"/> or <see cref="RunFailed"/>. Besides the server's codes there are <c>network</c> (it could not
    /// be reached) and <c>broken</c> (the stream ended early or made no sense). Cancelling aborts the request, which ends the run on the server.</summary>
    public async IAsyncEnumerable<RunEvent> RunAsync(RunRequest request, Language language, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (response, refused) = await SendAsync(request, language, cancel);
        if (response is null)
        {
            yield return refused!;
            yield break;
        }

        using (response)
        {
            await using var events = ReadAsync(response, cancel).GetAsyncEnumerator(cancel);
            while (await NextAsync(events) is { } next)
            {
                yield return next;
                if (next is RunDone or RunFailed)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>Asks the server to end a run. A request that fails is let be: the aborted stream ends the run as well.</summary>
    public async Task StopAsync(Guid runId, CancellationToken cancel)
    {
        try
        {
            using var response = await http.DeleteAsync(new Uri($"api/runs/{runId}", UriKind.Relative), cancel);
        }
        catch (HttpRequestException)
        {
            // See above: nothing is lost.
        }
    }

    /// <summary>How claims fared in the runs that the server has stored; null when that can't be known just now.</summary>
    public async Task<IReadOnlyList<ClaimCount>?> CountClaimsAsync(string url, CancellationToken cancel)
    {
        try
        {
            return await http.GetFromJsonAsync<List<ClaimCount>>(new Uri(url, UriKind.Relative), Json.Options, cancel);
        }
        catch (Exception error) when (error is JsonException || IsNetwork(error, cancel))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<(HttpResponseMessage? Response, RunFailed? Refused)> SendAsync(RunRequest request, Language language, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri($"{request.Path}?lang={language.Code()}", UriKind.Relative))
        {
            Content = request.Body is null ? null : JsonContent.Create(request.Body, options: Json.Options),
        };
        message.SetBrowserResponseStreamingEnabled(true);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (Exception error) when (IsNetwork(error, cancel))
        {
            return (null, new("network", DemoTexts.NetworkFailed));
        }

        if (response.IsSuccessStatusCode)
        {
            return (response, null);
        }

        using (response)
        {
            return (null, await ReadProblemAsync(response, cancel));
        }
    }

    /// <summary>A ProblemDetails with our <c>code</c>, its text in the language that was asked for.</summary>
    private static async Task<RunFailed> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Json.Options, cancel);
            var message = Member(problem, "detail") ?? Member(problem, "title");
            return new(Member(problem, "code") ?? "refused", message is null ? DemoTexts.Refused : new(message, message));
        }
        catch (Exception error) when (error is JsonException or NotSupportedException || IsNetwork(error, cancel))
        {
            return new("refused", DemoTexts.Refused);
        }
    }

    private static string? Member(JsonElement problem, string name) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static async IAsyncEnumerable<RunEvent> ReadAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancel))
        {
            if (Parse(item.EventType, item.Data) is { } runEvent)
            {
                yield return runEvent;
            }
        }

        yield return new RunFailed("broken", DemoTexts.StreamBroke);
    }

    /// <summary>By the event's name, which is the discriminator; a name that this version does not know is passed over.</summary>
    private static RunEvent? Parse(string name, string data) => name switch
    {
        "queued" => JsonSerializer.Deserialize<RunQueued>(data, Json.Options),
        "progress" => JsonSerializer.Deserialize<RunProgress>(data, Json.Options),
        "figure" => JsonSerializer.Deserialize<RunFigure>(data, Json.Options),
        "fact" => JsonSerializer.Deserialize<RunFact>(data, Json.Options),
        "done" => JsonSerializer.Deserialize<RunDone>(data, Json.Options),
        "failed" => JsonSerializer.Deserialize<RunFailed>(data, Json.Options),
        _ => null,
    };

    private static async Task<RunEvent?> NextAsync(IAsyncEnumerator<RunEvent> events)
    {
        try
        {
            return await events.MoveNextAsync() ? events.Current : null;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException)
        {
            return new RunFailed("broken", DemoTexts.StreamBroke);
        }
    }

    // HttpClient reports its own timeout as a cancellation that nobody asked for.
    private static bool IsNetwork(Exception error, CancellationToken cancel) =>
        error is HttpRequestException or IOException || (error is OperationCanceledException && !cancel.IsCancellationRequested);
}

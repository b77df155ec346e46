using QuizHub.Client.Demos;
using QuizHub.Decks;
using QuizHub.Quizzes;
using QuizHub.Site;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components.WebAssembly.Http;

namespace QuizHub.Client.Quizzes;

/// <summary>The API of sessions. Nothing here retries.</summary>
public sealed class SessionClient(HttpClient http)
{
    /// <param name="language">Code of the language to be answered in.</param>
    /// <param name="path">Where a mode tells more briefly how its session stands.</param>
    public async Task<SessionReply> ReadAsync(Guid session, string language, CancellationToken cancel, string path = "") =>
        SessionReply.Read(await SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(session, path, language)), cancel));

    /// <summary>Null when no reply came.</summary>
    public Task<ServerReply?> SendAsync(OutboxEntry entry, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address(entry.SessionId, entry.Path, entry.Language))
        {
            Content = new StringContent(entry.Body, Encoding.UTF8, "application/json"),
        };
        if (OutlivesPage(entry.Body))
        {
            request.SetBrowserRequestOption("keepalive", true);
        }

        return SendAsync(request, cancel);
    }

    /// <summary>Where a change of a session goes.</summary>
    /// <param name="path">Under the session's own address, as the outbox has it.</param>
    public static string Address(Guid session, string path, string language) => $"api/sessions/{session}{(path.Length == 0 ? "" : $"/{path}")}?lang={language}";

    /// <summary>The run of a step.</summary>
    public static RunRequest RunOf(SessionStepReference step) => new($"api/sessions/{step.SessionId}/steps/{step.Index}/run");

    /// <summary>Whether a browser goes on sending it when the page is left: of all that is on its way then it allows 64 KB.</summary>
    public static bool OutlivesPage(string body) => Encoding.UTF8.GetByteCount(body) <= 48 * 1024;

    /// <summary>What a session has beside its view; null when it could not be had.</summary>
    /// <param name="path">Under the session's own address.</param>
    public async Task<T?> ReadPartAsync<T>(Guid session, string path, Language language, CancellationToken cancel)
        where T : class
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Address(session, path, language.Code()), UriKind.Relative), cancel);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<T>(Json.Options, cancel) : null;
        }
        catch (Exception exception) when (IsNetwork(exception, cancel))
        {
            return null;
        }
    }

    /// <summary>Starts another session; null when it could not be started.</summary>
    public async Task<SessionResponse?> StartAsync(StartSessionRequest request, CancellationToken cancel)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("api/sessions", request, Json.Options, cancel);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, cancel) : null;
        }
        catch (Exception exception) when (IsNetwork(exception, cancel))
        {
            return null;
        }
    }

    /// <summary>Null when the report is stored; else what to tell its author.</summary>
    public async Task<string?> ReportAsync(Guid session, ReportFaultRequest report, Language language, CancellationToken cancel)
    {
        try
        {
            using var response = await http.PostAsJsonAsync($"api/sessions/{session}/reports?lang={language.Code()}", report, Json.Options, cancel);
            return response.IsSuccessStatusCode ? null : (await ProblemAsync(response, cancel))?.Title ?? FaultReportTexts.NotSent.In(language);
        }
        catch (Exception exception) when (IsNetwork(exception, cancel))
        {
            return FaultReportTexts.NotSent.In(language);
        }
    }

    private async Task<ServerReply?> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancel);
                return new ServerReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel));
            }
            catch (Exception exception) when (IsNetwork(exception, cancel))
            {
                return null;
            }
        }
    }

    private static async Task<Problem?> ProblemAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<Problem>(Json.Options, cancel);
        }
        catch (JsonException)
        {
            // Not a problem document: something between browser and server refused it, and the status code says what is known.
            return null;
        }
    }

    /// <summary>The handler of browsers reports a failed fetch as HttpRequestException, a time-out as TaskCanceledException; a proxy's page in place of JSON
    /// (a hotel's sign-in, say) arrives as a success that cannot be read.</summary>
    private static bool IsNetwork(Exception exception, CancellationToken cancel) =>
        exception is HttpRequestException or IOException or JsonException
        || (exception is OperationCanceledException && !cancel.IsCancellationRequested);

    private sealed record Problem(string? Title);
}

using QuizHub.Decks;
using QuizHub.Quizzes;
using QuizHub.Site;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>The API of sessions. Every expected ending is a <see cref="SessionReply"/>; nothing here retries.</summary>
public sealed class SessionClient(HttpClient http)
{
    public Task<SessionReply> ReadAsync(SessionState at, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(at, "")), cancel);

    /// <param name="body">A <see cref="SubmitAnswerRequest"/> already written as JSON: what is sent again must be the same to the byte.</param>
    public Task<SessionReply> AnswerAsync(SessionState at, string body, CancellationToken cancel) => PostAsync(at, "/answers", body, cancel);

    public Task<SessionReply> AdvanceAsync(SessionState at, AdvanceRequest request, CancellationToken cancel) =>
        PostAsync(at, "/advance", JsonSerializer.Serialize(request, Json.Options), cancel);

    public Task<SessionReply> TickAsync(SessionState at, TickKeyPointsRequest request, CancellationToken cancel) =>
        PostAsync(at, "/ticks", JsonSerializer.Serialize(request, Json.Options), cancel);

    /// <summary>Where an exam stands, without its items.</summary>
    public Task<SessionReply> ReadExamAsync(SessionState at, CancellationToken cancel) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Address(at, "/exam")), cancel);

    /// <summary>One item of an exam that is over, with its verdict; null when it could not be had.</summary>
    public async Task<ItemStep?> ReadExamItemAsync(Guid session, int index, Language language, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"api/sessions/{session}/exam/items/{index}?lang={language.Code()}", UriKind.Relative), cancel);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<ItemStep>(Json.Options, cancel) : null;
        }
        catch (Exception exception) when (IsNetwork(exception, cancel))
        {
            return null;
        }
    }

    public Task<SessionReply> ChangeAsync(SessionState at, string path, string body, CancellationToken cancel) => PostAsync(at, $"/{path}", body, cancel);

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

    private static string Address(SessionState at, string path) => $"api/sessions/{at.SessionId}{path}?lang={at.Language}";

    private Task<SessionReply> PostAsync(SessionState at, string path, string body, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, Address(at, path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, cancel);

    private async Task<SessionReply> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancel);
                return await ReadAsync(response, cancel);
            }
            catch (Exception exception) when (IsNetwork(exception, cancel))
            {
                return new Unreachable();
            }
        }
    }

    private static async Task<SessionReply> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode)
        {
            return await response.Content.ReadFromJsonAsync<SessionState>(Json.Options, cancel) is { } state ? new Arrived(state) : new Unreachable();
        }

        if (response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
        {
            return new Unreachable();
        }

        var problem = await ProblemAsync(response, cancel);
        var text = problem?.Detail ?? problem?.Title ?? response.StatusCode.ToString();
        return (response.StatusCode, problem) switch
        {
            (HttpStatusCode.Conflict, { State: { } state }) => new MovedOn(state, text),
            (HttpStatusCode.NotFound, _) => new Gone(),
            _ => new Refused(problem?.Code ?? "", text),
        };
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

    private sealed record Problem(string? Code, string? Title, string? Detail, SessionState? State);
}

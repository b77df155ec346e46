using System.Net;
using System.Net.Http.Json;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>Answers each request with the next line of the script, and keeps what was asked.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _script = [];

    public List<(string Method, string Path, string Body)> Asked { get; } = [];

    /// <summary>Nothing gets through, however often it is tried; the script stays where it is.</summary>
    public bool IsCutOff { get; set; }

    public ScriptedServer Then(SessionState state) => Then(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(state, options: Json.Options) });

    public ScriptedServer ThenNoNetwork() => Then(() => throw new HttpRequestException("TypeError: Failed to fetch"));

    public ScriptedServer ThenStatus(HttpStatusCode status, object? problem = null) => Then(() => new HttpResponseMessage(status)
    {
        Content = problem is null ? new StringContent("") : JsonContent.Create(problem, options: Json.Options),
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (IsCutOff)
        {
            throw new HttpRequestException("TypeError: Failed to fetch");
        }

        Asked.Add((request.Method.Method, request.RequestUri!.PathAndQuery, body));
        Assert.True(_script.TryDequeue(out var reply), $"nothing was scripted for {request.Method} {request.RequestUri.PathAndQuery}");
        return reply();
    }

    private ScriptedServer Then(Func<HttpResponseMessage> reply)
    {
        _script.Enqueue(reply);
        return this;
    }
}

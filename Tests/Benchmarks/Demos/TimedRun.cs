using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Demos;

/// <summary>A run over HTTP, from asking for it to its ending, and when what was told.</summary>
/// <param name="Status">Of the answer; not 200 when it was refused.</param>
/// <param name="Milliseconds">From asking to the ending.</param>
/// <param name="WorkerSeconds">As the worker has measured it; null when it did not finish.</param>
/// <param name="Places">Places in the queue, with the timestamps at which they were told; 0 when the run began.</param>
/// <param name="Figures">Milliseconds from asking at which each figure was told something, by its id.</param>
internal sealed record TimedRun(
    int Status, double Milliseconds, double? WorkerSeconds, IReadOnlyList<(long At, int Place)> Places, IReadOnlyDictionary<string, List<double>> Figures)
{
    public static async Task<TimedRun> AskAsync(HttpClient client, Uri address, string demo, int seed, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/api/demos/{demo}/runs?lang=en"))
        {
            Content = JsonContent.Create(new StartRunRequest(null, seed), options: Json.Options),
        };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        var begun = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var (places, figures, seconds) = (new List<(long, int)>(), new Dictionary<string, List<double>>(), (double?)null);
        if (response.IsSuccessStatusCode)
        {
            await using var stream = await response.Content.ReadAsStreamAsync();
            await foreach (var told in SseParser.Create(stream, (type, data) => (type, data.ToArray())).EnumerateAsync())
            {
                switch (told.EventType)
                {
                    case "queued":
                        places.Add((Stopwatch.GetTimestamp(), JsonSerializer.Deserialize<RunQueued>(told.Data.Item2, Json.Options)!.Position));
                        break;
                    case "figure":
                        figures.TryAdd(FigureOf(told.Data.Item2), []);
                        figures[FigureOf(told.Data.Item2)].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                        break;
                    case "done":
                        seconds = JsonSerializer.Deserialize<RunDone>(told.Data.Item2, Json.Options)!.Seconds;
                        break;
                }
            }
        }

        return new((int)response.StatusCode, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, seconds, places, figures);
    }

    private static string FigureOf(byte[] told) => JsonSerializer.Deserialize<SeenFigure>(told, Json.Options)!.Update.Figure;

    private sealed record SeenFigure(SeenUpdate Update);

    private sealed record SeenUpdate(string Figure);
}

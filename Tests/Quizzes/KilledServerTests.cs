using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Progress;

namespace QuizHub.Tests.Quizzes;

public sealed class KilledServerTests
{
    private const int Callers = 8, AnswersEach = 25;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_acknowledged_answer_is_lost_and_none_is_counted_twice_when_the_server_is_killed()
    {
        var data = TestServer.NewFolder();
        try
        {
            var acknowledged = new ConcurrentDictionary<Guid, byte>();
            var unacknowledged = new ConcurrentQueue<(SessionState State, SubmitAnswerRequest Answer, string Cookie)>();
            await using (var killed = ServerProcess.Start(data))
            {
                var address = await killed.ListeningAsync(Cancel);
                var halfWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var callers = Enumerable.Range(0, Callers).Select(_ => AnswerUntilKilledAsync(address, acknowledged, unacknowledged, halfWay)).ToList();
                await halfWay.Task.WaitAsync(Cancel);
                killed.Kill();
                await Task.WhenAll(callers);
            }

            Assert.InRange(acknowledged.Count, Callers * AnswersEach / 2, Callers * AnswersEach - 1);
            await using var restarted = ServerProcess.Start(data);
            var again = await restarted.ListeningAsync(Cancel);
            var stored = await AttemptsAsync(data);
            Assert.Empty(acknowledged.Keys.Except(stored));
            Assert.Equal(stored.Count, stored.Distinct().Count());

            // What was under way may have been stored or not: sent again, it is there, once.
            foreach (var (state, answer, cookie) in unacknowledged)
            {
                using var browser = new PracticeBrowser(Client(again, cookie));
                Assert.Equal(HttpStatusCode.OK, (await browser.TryAnswerAsync(state, answer)).StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await browser.TryAnswerAsync(state, answer)).StatusCode);
            }

            var after = await AttemptsAsync(data);
            Assert.Equal(acknowledged.Keys.Concat(unacknowledged.Select(sent => sent.Answer.Id)).Order(), after.Order());
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task AnswerUntilKilledAsync(
        Uri address,
        ConcurrentDictionary<Guid, byte> acknowledged,
        ConcurrentQueue<(SessionState State, SubmitAnswerRequest Answer, string Cookie)> unacknowledged,
        TaskCompletionSource halfWay)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var browser = new PracticeBrowser(client);
        (SessionState State, SubmitAnswerRequest Answer)? underWay = null;
        try
        {
            var state = await browser.StartAsync();
            for (var answered = 0; answered < AnswersEach;)
            {
                if (state.Kind != StepKind.Item)
                {
                    state = await browser.StartAsync();
                }

                underWay = (state, PracticeBrowser.Answer(state, PracticeBrowser.Right(state)));
                state = await PracticeBrowser.StateOf(await browser.TryAnswerAsync(state, underWay.Value.Answer));
                acknowledged[underWay.Value.Answer.Id] = 0;
                underWay = null;
                answered++;
                if (acknowledged.Count >= Callers * AnswersEach / 2)
                {
                    halfWay.TrySetResult();
                }

                state = await browser.AdvanceAsync(state);
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone.
            if (underWay is { } lost)
            {
                unacknowledged.Enqueue((lost.State, lost.Answer, cookies.GetCookieHeader(address)));
            }
        }
        catch (Exception exception)
        {
            halfWay.TrySetException(exception);
            throw;
        }
    }

    private static HttpClient Client(Uri address, string cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private static async Task<List<Guid>> AttemptsAsync(string data)
    {
        var options = new DbContextOptionsBuilder<QuizHubDbContext>().UseSqlite($"Data Source={Path.Combine(data, "quizhub.db")};Pooling=False").Options;
        await using var database = new QuizHubDbContext(options);
        return await database.Attempts().Select(attempt => attempt.Id).ToListAsync(Cancel);
    }
}

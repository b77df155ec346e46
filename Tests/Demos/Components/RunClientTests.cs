using System.Net;
using System.Net.Http.Json;
using System.Text;
using CsCheck;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos.Components;

public sealed class RunClientTests
{
    private static readonly RunEvent[] Told =
    [
        new RunQueued(Guid.Parse("0193c7de-0000-7000-8000-000000000001"), 2),
        new RunProgress(0.5, new("Step 5 of 10", "第 5 步，共 10 步")),
        Samples.Point(1, 0.5),
        Samples.Updates(103),
        new RunFailed("timeout", new("Too slow.", "太慢了。")),
    ];

    [Fact]
    public async Task Events_come_out_as_they_were_told_in_order()
    {
        Assert.Equal(Told.Select(FakeRun.Written), (await ReadAsync(run => run.SendAsync(Told))).Select(FakeRun.Written));
    }

    [Fact]
    public async Task However_the_stream_is_cut_the_events_are_the_same()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Told.Select(FakeRun.Written)));
        await Gen.Int[1, 40].Array[1, 60].SampleAsync(
            async cuts =>
            {
                var events = await ReadAsync(async run =>
                {
                    for (int at = 0, i = 0; at < bytes.Length; i++)
                    {
                        var length = Math.Min(cuts[i % cuts.Length], bytes.Length - at);
                        await run.SendBytesAsync(bytes.AsMemory(at, length));
                        at += length;
                    }
                });
                Assert.Equal(Told.Select(FakeRun.Written), events.Select(FakeRun.Written));
            },
            iter: 40);
    }

    [Fact]
    public async Task Comments_blank_lines_and_unknown_events_are_passed_over()
    {
        var events = await ReadAsync(run => run.SendTextAsync(
            ": keep alive\n\n\nevent: weather\ndata: {\"sunny\":true}\n\n: again\n\nevent: failed\ndata: {\"event\":\"failed\",\"code\":\"busy\",\"message\":{\"en\":\"a\",\"zh\":\"b\"}}\n\n"));
        Assert.Equal("busy", Assert.IsType<RunFailed>(Assert.Single(events)).Code);
    }

    [Fact]
    public async Task Data_over_several_lines_are_one()
    {
        var events = await ReadAsync(run => run.SendTextAsync(
            "event: failed\r\ndata: {\"code\":\"busy\",\r\ndata: \"message\":{\"en\":\"a\",\r\ndata: \"zh\":\"b\"}}\r\n\r\n"));
        Assert.Equal(new("a", "b"), Assert.IsType<RunFailed>(Assert.Single(events)).Message);
    }

    [Fact]
    public async Task A_stream_that_ends_before_the_run_does_is_a_failure()
    {
        var events = await ReadAsync(async run =>
        {
            await run.QueueAsync(0);
            await run.EndAsync();
        });
        Assert.Equal("broken", Assert.IsType<RunFailed>(events[^1]).Code);
    }

    [Fact]
    public async Task Rubbish_in_the_stream_is_a_failure()
    {
        var events = await ReadAsync(run => run.SendTextAsync("event: fact\ndata: {not json\n\n"));
        Assert.Equal("broken", Assert.IsType<RunFailed>(Assert.Single(events)).Code);
    }

    [Fact]
    public async Task Nothing_is_read_after_the_end()
    {
        var events = await ReadAsync(async run =>
        {
            await run.FinishAsync();
            await run.SendAsync(Samples.Updates(1));
        });
        Assert.IsType<RunDone>(Assert.Single(events));
    }

    [Fact]
    public async Task A_server_out_of_reach_is_a_failure_of_the_network()
    {
        var events = await ReadAsync(_ => Task.CompletedTask, () => throw new HttpRequestException("no route"));
        Assert.Equal("network", Assert.IsType<RunFailed>(Assert.Single(events)).Code);
    }

    [Fact]
    public async Task A_refusal_keeps_its_code_and_its_text()
    {
        var events = await ReadAsync(_ => Task.CompletedTask, () => new(HttpStatusCode.TooManyRequests)
        {
            Content = JsonContent.Create(new { code = "too-many", title = "Too many", detail = "You have two runs under way." }),
        });
        var failed = Assert.IsType<RunFailed>(Assert.Single(events));
        Assert.Equal(("too-many", "You have two runs under way."), (failed.Code, failed.Message.En));
    }

    [Theory]
    [InlineData("<html>bad gateway</html>", "text/html")]
    [InlineData("{ broken", "application/json")]
    [InlineData("[1]", "application/json")]
    public async Task A_refusal_that_is_no_problem_document_is_still_a_plain_failure(string body, string type)
    {
        var events = await ReadAsync(_ => Task.CompletedTask, () => new(HttpStatusCode.BadGateway) { Content = new StringContent(body, Encoding.UTF8, type) });
        Assert.Equal(DemoTexts.Refused, Assert.IsType<RunFailed>(Assert.Single(events)).Message);
    }

    [Fact]
    public async Task Cancelling_closes_the_stream()
    {
        var server = new FakeRuns();
        using var client = new RunClient(server.CreateClient());
        using var cancel = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            await foreach (var runEvent in client.RunAsync(RunRequest.Free(Samples.Descent, new(null, 1)), Language.En, cancel.Token))
            {
                await cancel.CancelAsync();
            }
        }, TestContext.Current.CancellationToken);
        await ComponentTests.UntilAsync(() => Assert.Single(server.Runs));
        await server.Last.QueueAsync(0);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.True(server.Last.IsAborted);
    }

    private static async Task<List<RunEvent>> ReadAsync(Func<FakeRun, Task> tell, Func<HttpResponseMessage>? refusal = null)
    {
        var server = new FakeRuns { Refusal = refusal };
        using var client = new RunClient(server.CreateClient());
        var events = new List<RunEvent>();
        var reading = Task.Run(async () =>
        {
            await foreach (var runEvent in client.RunAsync(RunRequest.Free(Samples.Descent, new(null, 1)), Language.En, TestContext.Current.CancellationToken))
            {
                events.Add(runEvent);
            }
        }, TestContext.Current.CancellationToken);
        if (refusal is null)
        {
            await ComponentTests.UntilAsync(() => Assert.Single(server.Runs));
            await tell(server.Last);
        }

        await reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return events;
    }
}

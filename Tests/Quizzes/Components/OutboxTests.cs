using System.Net;
using System.Text.Json;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>The order in which changes go out, what settles them, and what other tabs do meanwhile.</summary>
public sealed class OutboxTests : IAsyncDisposable
{
    private static readonly Guid Other = Guid.Parse("01890000-0000-7000-8000-000000000002");

    private readonly HandStore _store = new();
    private readonly ScriptedServer _server = new();
    private readonly HandTime _time = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Outbox _outbox;
    private Task _running = Task.CompletedTask;

    public OutboxTests() => _outbox = new Outbox(_store, new SessionClient(new HttpClient(_server) { BaseAddress = new Uri("https://quizhub.test/") }), _time);

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        if (_running != Task.CompletedTask)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        }

        _gone.Dispose();
    }

    [Fact]
    public void The_oldest_goes_first_and_only_failing_sessions_are_passed_over()
    {
        OutboxEntry[] waiting = [Entry(7, Other), Entry(5, SampleSessions.Id), Entry(6, SampleSessions.Id)];
        Assert.Equal(5, OutboxOrder.Next(waiting, new HashSet<Guid>())!.Order);
        Assert.Equal(7, OutboxOrder.Next(waiting, new HashSet<Guid> { SampleSessions.Id })!.Order);
        Assert.Null(OutboxOrder.Next(waiting, new HashSet<Guid> { SampleSessions.Id, Other }));
        Assert.Null(OutboxOrder.Next([], new HashSet<Guid>()));
    }

    [Theory]
    [InlineData(500, "{\"code\":\"unexpected\"}", typeof(Unreachable))]
    [InlineData(503, "{\"code\":\"unexpected\"}", typeof(Unreachable))]
    [InlineData(429, "", typeof(Unreachable))]
    [InlineData(200, "<html>Please sign in to the hotel's network</html>", typeof(Unreachable))]
    [InlineData(403, "<html>blocked</html>", typeof(Unreachable))]
    [InlineData(404, "404 page not found", typeof(Unreachable))]
    [InlineData(404, "{}", typeof(Unreachable))]
    [InlineData(404, "{\"code\":\"not-found\"}", typeof(Gone))]
    [InlineData(400, "{\"code\":\"response\",\"title\":\"No.\"}", typeof(Refused))]
    [InlineData(409, "{\"code\":\"other-answer\",\"title\":\"No.\"}", typeof(Refused))]
    public void Only_our_servers_own_word_settles_a_change(int status, string body, Type reply) =>
        Assert.IsType(reply, SessionReply.Read(new ServerReply(status, body)));

    [Fact]
    public async Task What_was_left_goes_out_before_what_is_new_each_to_the_byte()
    {
        var first = _store.Left(Other, OutboxRequest.Answers, LostNetworkTests.Answer(0));
        var second = _store.Left(SampleSessions.Id, OutboxRequest.Ticks, new TickKeyPointsRequest(4, ["unbiased"], null));
        var settled = new List<long>();
        _outbox.Settled += (entry, _) => settled.Add(entry.Order);
        _server.Then(State(1)).Then(State(2)).Then(State(3));
        _running = _outbox.RunAsync(_gone.Token);
        var reply = await _outbox.PostAsync(new OutboxRequest(SampleSessions.Id, OutboxRequest.Advance, "zh", "{\"index\":4}"), Cancel);

        Assert.Equal(3, Assert.IsType<Arrived>(reply).State.Revision);
        Assert.Equal(
            [("POST", $"/api/sessions/{Other}/answers?lang=en", first.Body), ("POST", $"/api/sessions/{SampleSessions.Id}/ticks?lang=en", second.Body), ("POST", $"/api/sessions/{SampleSessions.Id}/advance?lang=zh", "{\"index\":4}")],
            _server.Asked);
        Assert.Equal([first.Order, second.Order], settled);
        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task Without_network_nothing_overtakes_and_a_refusal_lets_the_next_one_go()
    {
        _store.Left(Other, OutboxRequest.Answers, LostNetworkTests.Answer(0));
        _server.ThenStatus(HttpStatusCode.BadRequest, new { code = "response", title = "No such option." }).Then(State(3));
        _server.IsCutOff = true;
        SessionReply? ofLeft = null;
        _outbox.Settled += (_, reply) => ofLeft = reply;
        _running = _outbox.RunAsync(_gone.Token);
        await UntilAsync(() => _outbox.SecondsToNextTry == 2);
        var posted = _outbox.PostAsync(new OutboxRequest(SampleSessions.Id, OutboxRequest.Answers, "en", "{}"), Cancel);
        await UntilAsync(() => _outbox.SecondsToNextTry == 4);
        Assert.Equal(2, _outbox.Waiting.Count);

        _server.IsCutOff = false;
        _store.CameOnline();
        Assert.IsType<Arrived>(await posted);
        Assert.Equal("No such option.", Assert.IsType<Refused>(ofLeft).Text);
        Assert.Equal([400, 200], _store.Settled.Select(settled => settled.Status));
    }

    [Fact]
    public async Task A_session_at_which_the_server_fails_keeps_nobody_else_back_and_nothing_of_it_is_lost()
    {
        _store.Left(Other, OutboxRequest.Answers, LostNetworkTests.Answer(0));
        _store.Left(Other, OutboxRequest.Answers, LostNetworkTests.Answer(1));
        var third = _store.Left(SampleSessions.Id, OutboxRequest.Answers, LostNetworkTests.Answer(2));
        _server.ThenStatus(HttpStatusCode.InternalServerError, new { code = "unexpected" }).Then(State(1)).Then(State(2)).Then(State(3));
        _running = _outbox.RunAsync(_gone.Token);
        await UntilAsync(() => _outbox.SecondsToNextTry is not null);
        Assert.Equal([third], _store.Settled.Select(settled => settled.Entry));
        Assert.Equal(2, _store.Entries.Count);

        _outbox.TryNow();
        await UntilAsync(() => _store.Entries.Count == 0);
        Assert.Equal([0, 1], _server.Asked.TakeLast(2).Select(asked => JsonSerializer.Deserialize<SubmitAnswerRequest>(asked.Body, Json.Options)!.Index));
    }

    [Fact]
    public async Task What_another_tab_has_sent_is_not_sent_again_and_its_reply_is_taken_from_there()
    {
        _server.ThenNoNetwork();
        _running = _outbox.RunAsync(_gone.Token);
        var posted = _outbox.PostAsync(new OutboxRequest(SampleSessions.Id, OutboxRequest.Answers, "en", "{}"), Cancel);
        await UntilAsync(() => _outbox.SecondsToNextTry is not null);
        var entry = _store.Entries.Single();
        _store.SettleElsewhere(entry, new OutboxNews(entry.Order, entry.SessionId, 400, JsonSerializer.Serialize(new { code = "response", title = "No." }, Json.Options)));

        Assert.Equal("No.", Assert.IsType<Refused>(await posted).Text);
        Assert.Single(_server.Asked);
    }

    [Fact]
    public async Task News_that_got_lost_are_made_up_for_by_asking_where_the_session_stands()
    {
        _server.ThenNoNetwork().Then(State(9));
        _running = _outbox.RunAsync(_gone.Token);
        var posted = _outbox.PostAsync(new OutboxRequest(SampleSessions.Id, OutboxRequest.Answers, "en", "{}"), Cancel);
        await UntilAsync(() => _outbox.SecondsToNextTry is not null);
        _store.SettleElsewhere(_store.Entries.Single(), news: null);
        _outbox.TryNow();

        Assert.Equal(9, Assert.IsType<Arrived>(await posted).State.Revision);
        Assert.Equal("GET", _server.Asked[^1].Method);
    }

    [Fact]
    public async Task What_another_tab_does_to_a_session_is_told()
    {
        var moved = new List<Guid>();
        _outbox.Moved += moved.Add;
        _running = _outbox.RunAsync(_gone.Token);
        await _outbox.OpenAsync();
        _store.SettleElsewhere(Entry(99, Other), new OutboxNews(99, Other, 200, "{}"));

        Assert.Equal([Other], moved);
    }

    [Fact]
    public async Task Entries_of_another_tab_are_sent_from_here_too()
    {
        var moved = new List<Guid>();
        _outbox.Moved += moved.Add;
        _running = _outbox.RunAsync(_gone.Token);
        await _outbox.OpenAsync();
        _store.Left(Other, OutboxRequest.Answers, LostNetworkTests.Answer(0));
        _server.Then(State(1));
        _store.CameOnline();
        await UntilAsync(() => _store.Entries.Count == 0);

        Assert.Equal([Other], moved);
    }

    private static OutboxEntry Entry(long order, Guid session) => new(order, session, OutboxRequest.Answers, "en", "{}", IsDurable: true);

    private static SessionState State(int revision) => SampleSessions.At(StepPhase.Answer, revision: revision);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var wait = 0; !isSo(); wait++)
        {
            Assert.True(wait < 6000, "It did not come to that.");
            await Task.Delay(10, Cancel);
        }
    }
}

using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Tests.Quizzes;

/// <summary>Lost replies, second tabs, restarts, other people and edited decks, in interviews.</summary>
public sealed class InterviewConflictTests : IAsyncLifetime
{
    private readonly TestServer _server = new(InterviewBrowser.Content);
    private InterviewBrowser _browser = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _browser = new(_server.CreateClient());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_is_sent_twice_counts_once_also_later()
    {
        var ask = await _browser.StartAsync("sgd");
        var reply = InterviewBrowser.Reply(ask, "noisy");
        var followUp = await _browser.SendAsync(ask, reply);
        Assert.Equal((followUp.Revision, StepPhase.FollowUp), ((await _browser.SendAsync(ask, reply)).Revision, followUp.Phase));
        var answered = await _browser.ReplyAsync(followUp);
        var settle = InterviewBrowser.Settle(answered, "rate");
        var next = await _browser.SendAsync(answered, settle);
        Assert.Equal(next.Revision, (await _browser.SendAsync(answered, settle)).Revision);
        Assert.Equal(next.Revision, (await _browser.SendAsync(ask, reply)).Revision);
    }

    [Fact]
    public async Task Another_request_under_the_same_id_is_refused()
    {
        var ask = await _browser.StartAsync("sgd");
        var reply = InterviewBrowser.Reply(ask, "noisy");
        var points = await _browser.SendAsync(ask, reply);
        await AssertRefusedAsync(ask, reply with { Typed = "other" }, "other-answer");
        await AssertRefusedAsync(points, InterviewBrowser.Settle(points) with { Id = reply.Id }, "other-answer");
        var elsewhere = await _browser.StartAsync("adam");
        await AssertRefusedAsync(elsewhere, reply, "other-answer");
    }

    [Fact]
    public async Task Of_two_tabs_one_goes_on_and_the_other_is_told_where_it_stands()
    {
        var ask = await _browser.StartAsync("sgd");
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => _browser.TrySendAsync(ask, InterviewBrowser.Reply(ask, $"tab {number}"))));
        Assert.Single(replies, reply => reply.StatusCode == HttpStatusCode.OK);
        var (status, code, now) = await PracticeBrowser.ProblemOf(replies.First(reply => reply.StatusCode != HttpStatusCode.OK));
        Assert.Equal((HttpStatusCode.Conflict, "moved-on", StepPhase.FollowUp), (status, code, now!.Phase));

        // A follow-up's answer is none to the question, nor to another follow-up.
        var followUp = now;
        await AssertRefusedAsync(followUp, InterviewBrowser.Reply(followUp) with { FollowUp = null }, "moved-on");
        await AssertRefusedAsync(followUp, InterviewBrowser.Reply(followUp) with { FollowUp = "of-noise" }, "moved-on");
        await AssertRefusedAsync(followUp, InterviewBrowser.Settle(followUp), "moved-on");
        await AssertRefusedAsync(followUp, new AdvanceRequest(0, StepPhase.FollowUp), "moved-on");
        await AssertRefusedAsync(followUp, new AdvanceRequest(0, StepPhase.Verdict), "moved-on");
    }

    [Fact]
    public async Task What_is_no_reply_and_no_point_is_refused_and_not_stored()
    {
        var ask = await _browser.StartAsync("sgd");
        var reply = InterviewBrowser.Reply(ask, "noisy");
        foreach (var bad in new[]
        {
            reply with { Id = Guid.Empty }, reply with { Typed = null }, reply with { Typed = "" }, reply with { Kind = ReplyKind.Aloud }, reply with { Kind = (ReplyKind)9 },
            reply with { Typed = new string('x', 20_001) },
        })
        {
            var (status, code, _) = await PracticeBrowser.ProblemOf(await _browser.TrySendAsync(ask, bad));
            Assert.Equal((HttpStatusCode.BadRequest, "reply"), (status, code));
        }

        var points = await _browser.ReplyAsync(await _browser.SendAsync(ask, reply with { Typed = new string('x', 20_000) }));
        var (refused, why, _) = await PracticeBrowser.ProblemOf(await _browser.TrySendAsync(points, InterviewBrowser.Settle(points, "nothing")));
        Assert.Equal((HttpStatusCode.BadRequest, "points"), (refused, why));
        Assert.Equal(points.Revision, (await _browser.ReadAsync(ask.SessionId)).Revision);
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_an_interview()
    {
        var ask = await _browser.StartAsync("sgd");
        using var other = new InterviewBrowser(_server.CreateClient());
        foreach (var request in new object[] { InterviewBrowser.Reply(ask), InterviewBrowser.Settle(ask), new EndInterviewRequest(0), new AdvanceRequest(0, StepPhase.Ask) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.TrySendAsync(ask, request)).StatusCode);
        }

        // Also for somebody who has a cookie of her own.
        await other.StartAsync("sgd");
        Assert.Equal(HttpStatusCode.NotFound, (await other.TrySendAsync(ask, InterviewBrowser.Reply(ask))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"/api/sessions/{ask.SessionId}/transcript", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"/en/sessions/{ask.SessionId}", Cancel)).StatusCode);
        Assert.Equal(StepPhase.Ask, (await _browser.ReadAsync(ask.SessionId)).Phase);
    }

    [Fact]
    public async Task A_restart_loses_nothing()
    {
        var data = TestServer.NewFolder();
        try
        {
            SessionState state;
            string cookie;
            await using (var before = new TestServer(InterviewBrowser.Content, data))
            {
                using var client = before.CreateClient();
                using var form = new FormUrlEncodedContent([new("deck", "talks"), new("question", "sgd")]);
                using var started = await client.PostAsync("/en/interview", form, Cancel);
                cookie = started.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("qh-learner", StringComparison.Ordinal)).Split(';')[0];
                using var learner = new InterviewBrowser(client);
                state = await learner.ReadAsync(Guid.Parse(started.Headers.Location!.OriginalString.Split('/')[^1]));
                state = await learner.ReplyAsync(await learner.ReplyAsync(state, "noisy"), "a smaller one");
            }

            await using var after = new TestServer(InterviewBrowser.Content, data);
            var again = after.CreateClient();
            again.DefaultRequestHeaders.Add("Cookie", cookie);
            using var returned = new InterviewBrowser(again);
            var now = await returned.ReadAsync(state.SessionId);
            Assert.Equal((StepPhase.FollowUpAnswer, "of-rate", "a smaller one"), (now.Phase, now.Interview!.FollowUp!.Id, now.Interview.FollowUp!.Reply!.Typed));
            now = await returned.NextAsync(await returned.FinishQuestionAsync(now, "noise"));
            Assert.Equal(new PointTally(4, 1, 0), now.Transcript!.All);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_deck_edited_or_removed_in_mid_interview_harms_nobody()
    {
        var content = TestServer.NewFolder();
        try
        {
            foreach (var source in Directory.EnumerateFiles(InterviewBrowser.Content, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(content, Path.GetRelativePath(InterviewBrowser.Content, source));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(source, target);
            }

            await using var edited = new TestServer(content);
            using var learner = new InterviewBrowser(edited.CreateClient());
            var state = await learner.ReplyAsync(await learner.StartAsync("sgd"));
            var file = Path.Combine(content, "talks", "optimizers", "sgd.en.md");
            var text = await File.ReadAllTextAsync(file, Cancel);
            await File.WriteAllTextAsync(file, text.Replace("{#rate .must", "{#pace .must", StringComparison.Ordinal).Replace("probes=rate", "probes=pace", StringComparison.Ordinal), Cancel);
            edited.Services.GetRequiredService<DeckLibrary>().Refresh();
            Assert.Equal("pace", (await learner.ReplyAsync(await learner.ReplyAsync(await learner.StartAsync("sgd")))).Interview!.FollowUp!.Point!.Id);

            Directory.Delete(Path.Combine(content, "talks"), recursive: true);
            edited.Services.GetRequiredService<DeckLibrary>().Refresh();
            state = await learner.ReadAsync(state.SessionId);
            Assert.Equal("of-rate", state.Interview!.FollowUp!.Id);
            state = await learner.SettleAsync(await learner.ReplyAsync(state), "rate");
            state = await learner.NextAsync(await learner.FinishQuestionAsync(state, "noise", "unbiased", "cheap"));
            Assert.Equal(new PointTally(4, 3, 1), state.Transcript!.All);
            Assert.Null(state.Transcript.Again);
            Assert.Equal(HttpStatusCode.OK, (await learner.Client.GetAsync(state.Transcript.MarkdownUrl, Cancel)).StatusCode);
        }
        finally
        {
            Directory.Delete(content, recursive: true);
        }
    }

    private async Task AssertRefusedAsync(SessionState state, object request, string code)
    {
        var (status, said, now) = await PracticeBrowser.ProblemOf(await _browser.TrySendAsync(state, request));
        Assert.Equal((HttpStatusCode.Conflict, code), (status, said));
        Assert.Equal(await RevisionAsync(state), now!.Revision);
    }

    private async Task<int> RevisionAsync(SessionState state) => (await _browser.ReadAsync(state.SessionId)).Revision;
}

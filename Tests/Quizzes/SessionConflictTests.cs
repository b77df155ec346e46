using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;

namespace QuizHub.Tests.Quizzes;

/// <summary>Lost replies, second tabs, other people, edited decks.</summary>
public sealed class SessionConflictTests : IAsyncLifetime
{
    private readonly TestServer _server = new();
    private PracticeBrowser _browser = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

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
    public async Task Answering_twice_counts_once()
    {
        var state = await _browser.AdvanceAsync(await _browser.StartAsync());
        var answer = PracticeBrowser.Answer(state, PracticeBrowser.Right(state));
        var first = await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, answer));
        var second = await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, answer));

        Assert.Equal(first.Revision, second.Revision);
        Assert.Equal(1, second.Item!.Verdict!.Score);
        Assert.Equal(1, await AttemptsAsync());

        // Even when the session has moved on since.
        await _browser.AdvanceAsync(second);
        Assert.Equal(HttpStatusCode.OK, (await _browser.TryAnswerAsync(state, answer)).StatusCode);
        Assert.Equal(1, await AttemptsAsync());
    }

    [Fact]
    public async Task Another_answer_under_the_same_id_is_refused()
    {
        var state = await _browser.AdvanceAsync(await _browser.StartAsync());
        var answer = PracticeBrowser.Answer(state, PracticeBrowser.Right(state));
        await _browser.TryAnswerAsync(state, answer);
        var (status, code, now) = await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(state, answer with { Confidence = Confidence.Low }));

        Assert.Equal((HttpStatusCode.Conflict, "other-answer"), (status, code));
        Assert.Equal(1, now!.Item!.Verdict!.Score);
        Assert.Equal(1, await AttemptsAsync());
    }

    [Fact]
    public async Task An_id_used_in_one_session_is_taken_in_every_other()
    {
        var state = await _browser.AdvanceAsync(await _browser.StartAsync());
        var answer = PracticeBrowser.Answer(state, PracticeBrowser.Right(state));
        await _browser.TryAnswerAsync(state, answer);
        var other = await _browser.AdvanceAsync(await _browser.StartAsync());
        var (status, code, _) = await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(other, answer));

        Assert.Equal((HttpStatusCode.Conflict, "other-answer"), (status, code));
    }

    [Fact]
    public async Task Of_two_tabs_that_answer_at_once_one_is_taken()
    {
        var state = await _browser.AdvanceAsync(await _browser.StartAsync());
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            _browser.TryAnswerAsync(state, PracticeBrowser.Answer(state, PracticeBrowser.Right(state)))));

        Assert.Single(replies, reply => reply.StatusCode == HttpStatusCode.OK);
        foreach (var refused in replies.Where(reply => reply.StatusCode != HttpStatusCode.OK))
        {
            var (status, code, now) = await PracticeBrowser.ProblemOf(refused);
            Assert.Equal((HttpStatusCode.Conflict, "moved-on", StepPhase.Verdict), (status, code, now!.Phase));
        }

        Assert.Equal(1, await AttemptsAsync());
    }

    [Fact]
    public async Task Moving_on_twice_moves_once()
    {
        var state = await _browser.StartAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _browser.TryAdvanceAsync(state)));

        Assert.Single(replies, reply => reply.StatusCode == HttpStatusCode.OK);
        var (status, code, now) = await PracticeBrowser.ProblemOf(replies.First(reply => reply.StatusCode != HttpStatusCode.OK));
        Assert.Equal((HttpStatusCode.Conflict, "moved-on", StepPhase.Answer, 0), (status, code, now!.Phase, now.Index));
    }

    [Theory]
    [InlineData(StepPhase.Answer)]
    [InlineData(StepPhase.Run)]
    [InlineData(StepPhase.Check)]
    [InlineData(StepPhase.Verdict)]
    public async Task An_item_cannot_be_passed_without_an_answer(StepPhase phase)
    {
        var state = await _browser.AdvanceAsync(await _browser.StartAsync());
        var (status, code, _) = await PracticeBrowser.ProblemOf(await _browser.TryAdvanceAsync(state with { Phase = phase }));

        Assert.Equal((HttpStatusCode.Conflict, "moved-on"), (status, code));
    }

    [Fact]
    public async Task An_answer_that_is_none_is_refused_and_not_stored()
    {
        var state = await _browser.AdvanceAsync(await _browser.StartAsync());
        var answer = PracticeBrowser.Answer(state, PracticeBrowser.Right(state));
        SubmitAnswerRequest[] bad =
        [
            answer with { Id = Guid.Empty },
            answer with { Response = null },
            answer with { Revealed = true },
            answer with { Confidence = (Confidence)7 },
            answer with { Response = new ChoiceResponse(["a"]) },
            answer with { Response = new ChoiceResponse(null!) },
            answer with { Response = new NumberResponse("1") },
        ];
        foreach (var request in bad)
        {
            var (status, code, _) = await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(state, request));
            Assert.Equal((HttpStatusCode.BadRequest, "response"), (status, code));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAnswerAsync(state, answer with { Index = -1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAnswerAsync(state, answer with { Index = 99 })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAnswerAsync(state, answer with { ForCheck = true })).StatusCode);
        Assert.Equal(0, await AttemptsAsync());
        Assert.Equal(HttpStatusCode.OK, (await _browser.TryAnswerAsync(state, answer with { AnsweredAt = long.MaxValue, ActiveMilliseconds = -5, TimeZone = "Mars/Olympus" })).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_overtakes_the_request_for_the_options_is_taken()
    {
        var state = await _browser.StartAsync();
        Assert.Equal(StepPhase.Recall, state.Phase);

        Assert.True((await _browser.AnswerAsync(state, PracticeBrowser.Right(state))).Item!.Verdict!.IsRight);
    }

    [Fact]
    public async Task Another_learners_session_does_not_exist()
    {
        var state = await _browser.StartAsync();
        using var other = new PracticeBrowser(_server.CreateClient());
        Assert.Equal(HttpStatusCode.NotFound, (await other.TryAdvanceAsync(state)).StatusCode);
        await other.StartAsync();

        var (status, code, _) = await PracticeBrowser.ProblemOf(await other.TryAdvanceAsync(state));
        Assert.Equal((HttpStatusCode.NotFound, "not-found"), (status, code));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync($"/api/sessions/{state.SessionId}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.TryAnswerAsync(state, PracticeBrowser.Answer(state, PracticeBrowser.Right(state)))).StatusCode);
        Assert.Equal(state.Revision, (await _browser.ReadAsync(state.SessionId)).Revision);
    }

    [Theory]
    [InlineData("no-such-deck", null, null)]
    [InlineData("every-type", "no-such-topic", null)]
    [InlineData("every-type", null, "no-such-question")]
    public async Task What_is_not_there_cannot_be_practised(string deck, string? topic, string? question)
    {
        using var reply = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            _browser.Client, "/api/sessions", new StartSessionRequest(deck, topic, question, SessionMode.Practice, "en", null), QuizHub.Site.Json.Options, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.False(reply.Headers.Contains("Set-Cookie"));
        await using var database = _server.OpenDatabase();
        Assert.Equal(0, await database.Learners().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_question_is_found_by_a_slug_that_it_had_before()
    {
        var state = await _browser.StartAsync("arrival");

        Assert.Equal("/en/decks/every-type/all/prediction", state.HomeUrl);
    }

    [Fact]
    public async Task An_edit_in_mid_session_harms_nobody()
    {
        var content = TestServer.NewFolder();
        CopyFolder(TestServer.QuizzesContent, content);
        try
        {
            await using var edited = new TestServer(content);
            using var learner = new PracticeBrowser(edited.CreateClient());
            var state = await learner.AdvanceAsync(await learner.StartAsync());
            var file = Path.Combine(content, "every-type", "all", "types.en.md");
            var text = await File.ReadAllTextAsync(file, Cancel);
            await File.WriteAllTextAsync(file, text.Replace("alpha-key", "changed", StringComparison.Ordinal), Cancel);
            edited.Services.GetRequiredService<DeckLibrary>().Refresh();

            Assert.Contains("alpha-key", string.Concat(((ChoiceView)(await learner.ReadAsync(state.SessionId)).Item!.View.Body).Options.Select(option => option.Html)), StringComparison.Ordinal);
            Assert.True((await learner.AnswerAsync(state, PracticeBrowser.Right(state))).Item!.Verdict!.IsRight);
            var later = await learner.StartAsync();
            Assert.Contains("changed", string.Concat(((ChoiceView)later.Item!.View.Body).Options.Select(option => option.Html)), StringComparison.Ordinal);

            Directory.Delete(Path.Combine(content, "every-type"), recursive: true);
            edited.Services.GetRequiredService<DeckLibrary>().Refresh();
            state = await learner.AdvanceAsync(await learner.ReadAsync(state.SessionId));
            Assert.Equal("multiple", state.Item!.View.ItemId);
        }
        finally
        {
            Directory.Delete(content, recursive: true);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private async Task<int> AttemptsAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.Attempts().CountAsync(Cancel);
    }
}

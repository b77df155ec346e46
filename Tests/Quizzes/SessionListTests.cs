using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Site;
using QuizHub.Tests.Quizzes.Exams;

namespace QuizHub.Tests.Quizzes;

/// <summary>The page of all of a learner's sessions, over the wire: nothing that was begun gets lost, and nothing of it is anybody else's.</summary>
public sealed class SessionListTests : IAsyncLifetime
{
    private readonly TestServer _server = new(settings: new Dictionary<string, string> { ["ContentDirectories:1"] = InterviewBrowser.Content });
    private HttpClient _client = null!;
    private PracticeBrowser _practice = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _practice = new(_client = _server.CreateClient());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _practice.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Before_anything_was_begun_it_says_what_will_be_there()
    {
        Assert.Contains(SessionListTexts.Empty.En, (await ReadAsync("/en/sessions")).QuerySelector("main")!.TextContent);
        var settings = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "zh", ["theme"] = "dark", ["timeZone"] = "Asia/Shanghai" });
        using var saved = await _client.PostAsync("/zh/settings", settings, Cancel);
        Assert.Contains(SessionListTexts.Empty.Zh, (await ReadAsync("/zh/sessions")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Every_mode_is_found_again_gone_on_with_and_looked_back_at()
    {
        // One of each that is open, and one of each that is over.
        var exams = new ExamSitter(_client);
        var interviews = new InterviewBrowser(_client);
        var clinic = await AsClinicAsync(await _practice.StartAsync(question: null, topic: "all"));
        var talk = await interviews.StartAsync(count: 2);
        var going = await _practice.StartAsync();
        var sitting = await exams.StartAsync(count: 5);

        var done = await FinishAsync(await _practice.StartAsync(count: 1));
        var exam = await exams.StartAsync(count: 1);
        exam = await exams.AnswerAsync(exam, 0, exam.Exam!.Items![0].View.Type == ItemType.Predict ? null : ExamSitter.Right(exam, 0));
        exam = await exams.HandInAsync(exam);
        while (exam.View is not ExamResult)
        {
            exam = await exams.LeaveAsync(exam);
        }

        var talked = await interviews.FinishQuestionAsync(await interviews.StartAsync(question: "sgd"));
        talked = await interviews.NextAsync(talked);
        Assert.NotNull(talked.Transcript);

        var page = await ReadAsync("/en/sessions");
        var (open, finished) = (Rows(page, "open"), Rows(page, "finished"));
        // What runs by a clock comes first, then what was done last.
        Assert.Equal([sitting.SessionId, going.SessionId, talk.SessionId, clinic], open.Select(row => row.Id));
        Assert.Equal(["Exam", "Practice", "Interview", "Clinic"], open.Select(row => row.Mode));
        Assert.Equal([talked.SessionId, exam.SessionId, done.SessionId], finished.Select(row => row.Id));
        Assert.Equal(["Interview", "Exam", "Practice"], finished.Select(row => row.Mode));
        Assert.Contains("of 5 answered", open[0].Text);
        Assert.Contains("question 1 of 2", open[2].Text);
        Assert.Contains("points covered", finished[0].Text);
        Assert.Matches(@"\d of 1 point", finished[1].Text);
        Assert.Contains("0 of 1 right", finished[2].Text);
        foreach (var (row, shown) in finished.Zip(["Transcript of the interview", "Result", "0 of 1 right"]))
        {
            using var answer = await _client.GetAsync(Addresses.Session(Language.En, row.Id), Cancel);
            Assert.Contains(shown, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.OrdinalIgnoreCase);
        }

        foreach (var row in open)
        {
            using var answer = await _client.GetAsync(Addresses.Session(Language.Zh, row.Id), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // Home goes on with one of them and tells of the others, as do the other pages that offer it.
        foreach (var path in new[] { "/en", "/en/practice", "/en/review", "/en/interview" })
        {
            var offered = await ReadAsync(path);
            Assert.Equal(Addresses.Session(Language.En, sitting.SessionId), offered.QuerySelector(".resume a")!.GetAttribute("href"));
            Assert.Equal("All your sessions (also open: 3)", offered.QuerySelector(".sessions a[href='/en/sessions']")!.TextContent);
        }

        Assert.NotNull((await ReadAsync("/en/progress")).QuerySelector("main a[href='/en/sessions']"));
        Assert.NotNull((await ReadAsync("/en/progress")).QuerySelector("header nav a[href='/en/sessions']"));
    }

    [Fact]
    public async Task Many_are_read_a_page_at_a_time_and_none_is_left_out_or_comes_twice()
    {
        var first = await _practice.StartAsync(count: 1);
        await MultiplyAsync(first.SessionId, open: 44, finished: 61);
        var seen = new Dictionary<string, List<Guid>> { ["open"] = [], ["finished"] = [] };
        foreach (var (list, query, pages) in new[] { ("open", "open", 3), ("finished", "page", 4) })
        {
            string? address = "/en/sessions";
            for (var page = 1; page <= pages; page++)
            {
                var document = await ReadAsync(address!);
                Assert.InRange(Rows(document, list).Count, 1, SessionList.PerPage);
                seen[list].AddRange(Rows(document, list).Select(row => row.Id));
                address = document.QuerySelector($"section[aria-labelledby={list}] a[rel=next]")?.GetAttribute("href");
                Assert.Equal(page == pages, address is null);
                Assert.True(address is null || address.Contains($"{query}={page + 1}", StringComparison.Ordinal));
            }
        }

        Assert.Equal((45, 45), (seen["open"].Count, seen["open"].Distinct().Count()));
        Assert.Equal((61, 61), (seen["finished"].Count, seen["finished"].Distinct().Count()));
        foreach (var odd in new[] { "?page=99", "?page=-1", "?page=x&open=99999999999", "?open=0" })
        {
            Assert.NotEmpty(Rows(await ReadAsync($"/en/sessions{odd}"), "finished"));
        }
    }

    [Theory]
    [InlineData("Asia/Shanghai", 15, "02:30")]
    [InlineData("America/Los_Angeles", 14, "10:30")]
    public async Task Dates_are_those_of_her_calendar_and_clock(string zone, int day, string time)
    {
        var state = await FinishAsync(await _practice.StartAsync(count: 1));
        await using (var database = _server.OpenDatabase())
        {
            // Late at night of the 15th in Shanghai: her study day is still the 14th, her calendar's is not.
            var at = new DateTimeOffset(2026, 11, 14, 18, 30, 0, TimeSpan.Zero);
            await database.Sessions().ExecuteUpdateAsync(set => set.SetProperty(row => row.FinishedAt, at), Cancel);
            await database.Learners().ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, zone), Cancel);
        }

        foreach (var language in Languages.All)
        {
            var row = Assert.Single(Rows(await ReadAsync($"/{language.Code()}/sessions"), "finished"));
            Assert.Equal(state.SessionId, row.Id);
            Assert.Contains(Numbers.Date(new DateOnly(2026, 11, day), language), row.Text);
            Assert.Contains(time, row.Text);
        }
    }

    [Fact]
    public async Task Discarding_ends_a_session_keeps_what_was_answered_and_leads_back()
    {
        var state = await _practice.StartAsync(count: 3);
        await _practice.GoThroughAsync(state, null);
        var ask = await ReadAsync(Addresses.Discard(Language.En, state.SessionId));
        Assert.Contains("What you have answered stays", ask.QuerySelector("main")!.TextContent);
        await using var database = _server.OpenDatabase();
        Assert.Equal(1, await database.Attempts().CountAsync(Cancel));

        await DiscardAsync(state.SessionId);
        Assert.Equal(1, await database.Attempts().CountAsync(Cancel));
        var page = await ReadAsync("/en/sessions?discarded=1");
        Assert.Contains(SessionListTexts.Discarded.En, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Empty(Rows(page, "open"));
        var row = Assert.Single(Rows(page, "finished"));
        Assert.Contains(SessionListTexts.EndedEarly.En, row.Text);
        Assert.Contains("0 of 1 right", row.Text);
        var over = await _practice.ReadAsync(state.SessionId);
        Assert.Equal((state.Count, 1), (over.Index, over.Summary!.Answered));
        Assert.Null((await ReadAsync("/en")).QuerySelector(".resume"));

        // Nothing more can happen in it, and discarding it again changes nothing.
        Assert.Equal(HttpStatusCode.Conflict, (await _practice.TryAdvanceAsync(state)).StatusCode);
        Assert.Contains(SessionListTexts.Over.En, (await ReadAsync(Addresses.Discard(Language.En, state.SessionId))).QuerySelector("main")!.TextContent);
        await DiscardAsync(state.SessionId);
        Assert.Single(Rows(await ReadAsync("/en/sessions"), "finished"));
    }

    [Fact]
    public async Task What_leaves_nothing_behind_is_gone_and_an_exam_that_was_discarded_is_never_graded()
    {
        var untouched = await _practice.StartAsync();
        var exams = new ExamSitter(_client);
        var exam = await exams.StartAsync(count: 5);
        var item = exam.Exam!.Items!.Index().First(asked => asked.Item.View.Type != ItemType.Predict).Index;
        await exams.AnswerAsync(exam, item, ExamSitter.Right(exam, item));
        Assert.Contains("without being graded", (await ReadAsync(Addresses.Discard(Language.En, exam.SessionId))).QuerySelector("main")!.TextContent);
        await DiscardAsync(untouched.SessionId);
        await DiscardAsync(exam.SessionId);

        await using var database = _server.OpenDatabase();
        Assert.Equal((0, 0, 0), (await database.Sessions().CountAsync(Cancel), await database.SessionEvents().CountAsync(Cancel), await database.Attempts().CountAsync(Cancel)));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(Addresses.Session(Language.En, exam.SessionId), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await exams.TryHandInAsync(exam)).StatusCode);
    }

    [Fact]
    public async Task A_discarded_review_of_an_exam_keeps_its_result_and_a_discarded_interview_its_transcript()
    {
        var exams = new ExamSitter(_client);
        var exam = await exams.HandInAsync(await exams.StartAsync(count: 5));
        var interviews = new InterviewBrowser(_client);
        var talk = await interviews.FinishQuestionAsync(await interviews.StartAsync(count: 2));
        talk = await interviews.ReplyAsync(await interviews.NextAsync(talk), "half an answer");
        await DiscardAsync(exam.SessionId);
        await DiscardAsync(talk.SessionId);
        Assert.Equal(5, (await _practice.ReadAsync(exam.SessionId)).Result!.Open);
        var transcript = (await interviews.ReadAsync(talk.SessionId)).Transcript!;
        Assert.Equal((1, 2), (transcript.Questions.Count, transcript.Planned));
        Assert.All(Rows(await ReadAsync("/en/sessions"), "finished"), row => Assert.Contains(SessionListTexts.EndedEarly.En, row.Text));
    }

    [Fact]
    public async Task Nobody_else_sees_or_discards_it()
    {
        var state = await _practice.StartAsync();
        using var other = new PracticeBrowser(_server.CreateClient());
        var hers = await other.StartAsync();
        Assert.Equal([hers.SessionId], Rows(Parse(await other.Client.GetStringAsync("/en/sessions", Cancel)), "open").Select(row => row.Id));
        using var anonymous = _server.CreateClient();
        foreach (var stranger in new[] { other.Client, anonymous })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Addresses.Discard(Language.En, state.SessionId), Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(Addresses.Discard(Language.En, state.SessionId), null, Cancel)).StatusCode);
        }

        _client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.PostAsync(Addresses.Discard(Language.En, state.SessionId), null, Cancel)).StatusCode);
        Assert.Single(Rows(await ReadAsync("/en/sessions"), "open"));
    }

    private async Task DiscardAsync(Guid id)
    {
        using var answer = await _client.PostAsync(Addresses.Discard(Language.En, id), null, Cancel);
        Assert.Equal((HttpStatusCode.SeeOther, "/en/sessions?discarded=1"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    private async Task<SessionState> FinishAsync(SessionState state)
    {
        state = await _practice.GoThroughAsync(state, null);
        while (state.Summary is null)
        {
            state = await _practice.AdvanceAsync(state);
        }

        return state;
    }

    /// <summary>A visit to the clinic, as far as a list can tell.</summary>
    private async Task<Guid> AsClinicAsync(SessionState state)
    {
        await using var database = _server.OpenDatabase();
        var session = await database.Sessions().AsNoTracking().SingleAsync(row => row.Id == state.SessionId, Cancel);
        var plan = JsonSerializer.Serialize(JsonSerializer.Deserialize<SessionPlan>(session.Plan, Json.Options)! with { IsClinic = true }, Json.Options);
        await database.Sessions().Where(row => row.Id == state.SessionId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Plan, plan), Cancel);
        return state.SessionId;
    }

    private async Task MultiplyAsync(Guid of, int open, int finished)
    {
        await using var database = _server.OpenDatabase();
        var one = await database.Sessions().AsNoTracking().SingleAsync(row => row.Id == of, Cancel);
        for (var copy = 0; copy < open + finished; copy++)
        {
            database.Add(new StudySession
            {
                Id = Guid.CreateVersion7(),
                LearnerId = one.LearnerId,
                Mode = one.Mode,
                DeckSlug = one.DeckSlug,
                Language = one.Language,
                Plan = one.Plan,
                StartedAt = one.StartedAt,
                ChangedAt = one.ChangedAt,
                FinishedAt = null,
            });
        }

        await database.SaveChangesAsync(Cancel);
        var over = await database.Sessions().Where(row => row.Id != of).OrderBy(row => row.Id).Take(finished).ToListAsync(Cancel);
        over.ForEach(row => row.FinishedAt = one.StartedAt);
        await database.SaveChangesAsync(Cancel);
    }

    private async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var answer = await _client.GetAsync(path, Cancel);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return Parse(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static List<(Guid Id, string Mode, string Text)> Rows(IHtmlDocument page, string list) =>
    [
        .. page.QuerySelectorAll($"section[aria-labelledby={list}] li").Select(row => (
            Guid.Parse(row.QuerySelector(".ways a")!.GetAttribute("href")!.Split('/')[^1]), row.QuerySelector(".mode")!.TextContent, row.TextContent)),
    ];
}

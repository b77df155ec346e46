using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Exams;

/// <summary>An exam over the wire, on the deck of every type.</summary>
public sealed class ExamTests : IAsyncLifetime
{
    private readonly TestServer _server = new();
    private ExamSitter _sitter = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _sitter = new(_server.CreateClient());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _sitter.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_exam_holds_as_many_items_as_asked_for_and_a_time_that_runs()
    {
        var exam = await _sitter.StartAsync(count: 5, minutes: null);
        Assert.Equal((SessionMode.Exam, 5, 8), (exam.Mode, exam.Exam!.Items!.Count, exam.Exam.Minutes));
        Assert.InRange(exam.Exam.RemainingMilliseconds, (8 * 60 - 30) * 1000, 8 * 60 * 1000);
        Assert.All(exam.Exam.Rows, row => Assert.Equal((null, null, false), (row.Response, row.Confidence, row.Flagged)));
        Assert.Equal((null, null, null, null), (exam.Item, exam.Say, exam.Summary, exam.Result));
        Assert.Equal("/en/exam", exam.HomeUrl);

        var home = await _sitter.Client.GetStringAsync("/en", Cancel);
        Assert.Contains("An exam goes on", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_it_is_handed_in_no_byte_tells_a_key_and_no_attempt_is_made()
    {
        var exam = await _sitter.StartAsync();
        Assert.True(exam.Exam!.Items!.Count >= 11);
        var sent = new List<string>();
        foreach (var (index, item) in exam.Exam.Items!.Index())
        {
            sent.Add(await (await _sitter.TryAnswerAsync(exam, ExamSitter.Answer(index, Any(item.View), Confidence.High))).Content.ReadAsStringAsync(Cancel));
            sent.Add(await (await _sitter.TryFlagAsync(exam, new FlagItemRequest(Guid.CreateVersion7(), index, true))).Content.ReadAsStringAsync(Cancel));
        }

        foreach (var language in new[] { "en", "zh" })
        {
            sent.Add(await _sitter.Client.GetStringAsync($"/api/sessions/{exam.SessionId}?lang={language}", Cancel));
            sent.Add(await _sitter.Client.GetStringAsync($"/api/sessions/{exam.SessionId}/exam?lang={language}", Cancel));
            var page = WebUtility.HtmlDecode(await _sitter.Client.GetStringAsync($"/{language}/sessions/{exam.SessionId}", Cancel));
            sent.Add(page);
            // What the island is given lies in the page encoded.
            var given = Regex.Match(page, "\"parameterValues\":\"([^\"]+)\"").Groups[1].Value.Replace("\\u002B", "+", StringComparison.Ordinal);
            sent.Add(Encoding.UTF8.GetString(Convert.FromBase64String(given)));
            Assert.Contains(exam.SessionId.ToString(), sent[^1], StringComparison.Ordinal);
        }

        foreach (var text in sent)
        {
            foreach (var secret in new[]
            {
                "reason-", "理由", "why-", "说明：", "isKey", "running sum", "累积", "1 - beta", "\"score\"", "was faster", "> 2 *", "first-seen", "\"id\":\"a\"", "verdict\":{",
            })
            {
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }
        }

        await using var database = _server.OpenDatabase();
        Assert.Equal(0, await database.Attempts().CountAsync(Cancel));
        Assert.Equal(0, await database.ItemMemories().CountAsync(Cancel));
        var refused = await _sitter.Client.GetAsync($"/api/sessions/{exam.SessionId}/exam/items/0", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_last_answer_counts_a_cleared_one_does_not_and_each_is_one_attempt()
    {
        var exam = await _sitter.StartAsync();
        var (single, whole, text, number) = (ExamSitter.Find(exam, "single"), ExamSitter.Find(exam, "whole"), ExamSitter.Find(exam, "text"), ExamSitter.Find(exam, "number"));
        await _sitter.AnswerAsync(exam, single, ExamSitter.Wrong(exam.Exam!.Items![single].View), Confidence.Low);
        var last = ExamSitter.Answer(single, ExamSitter.Right(exam, single), Confidence.High);
        Assert.Equal(HttpStatusCode.OK, (await _sitter.TryAnswerAsync(exam, last)).StatusCode);
        await _sitter.AnswerAsync(exam, whole, new NumberResponse("8"));
        await _sitter.AnswerAsync(exam, whole, null);
        await _sitter.AnswerAsync(exam, text, new TextResponse("nonsense"), Confidence.High);
        await ExamSitter.RefusedAsync(HttpStatusCode.BadRequest, "number", _sitter.TryAnswerAsync(exam, ExamSitter.Answer(number, new NumberResponse("1,5"))));
        var sheet = (await _sitter.ReadAsync(exam.SessionId)).Exam!;
        Assert.Equal(last.Response is ChoiceResponse given ? given.Chosen : [], ((ChoiceResponse)sheet.Rows[single].Response!).Chosen);
        Assert.Equal((Confidence.High, null, null), (sheet.Rows[single].Confidence, sheet.Rows[whole].Response, sheet.Rows[number].Response));

        var state = await _sitter.HandInAsync(exam);
        Assert.Equal((null, 1.0), (state.Exam, state.Result!.Points));
        Assert.Equal((exam.Count - 2, false), (state.Result.Open, state.Result.ByClock));
        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().OrderByDescending(attempt => attempt.Score).ToListAsync(Cancel);
        Assert.Equal([("single", 1.0, Confidence.High), ("text", 0.0, Confidence.High)], attempts.Select(attempt => (attempt.ItemId, attempt.Score, attempt.Confidence!.Value)));
        Assert.Equal((last.Id, SessionMode.Exam, exam.SessionId, false), (attempts[0].Id, attempts[0].Mode, attempts[0].SessionId, attempts[0].SecondTry));
        Assert.Equal(2, await database.ItemMemories().CountAsync(Cancel));
        Assert.Equal(1, await database.DayTallies().CountAsync(Cancel));
    }

    [Fact]
    public async Task Everything_sent_twice_counts_once_and_what_comes_after_the_end_is_refused_with_the_state()
    {
        var exam = await _sitter.StartAsync();
        var index = ExamSitter.Find(exam, "single");
        var answer = ExamSitter.Answer(index, ExamSitter.Right(exam, index));
        var first = await PracticeBrowser.StateOf(await _sitter.TryAnswerAsync(exam, answer));
        var later = ExamSitter.Answer(index, ExamSitter.Wrong(exam.Exam!.Items![index].View));
        await _sitter.TryAnswerAsync(exam, later);
        // A reply was lost and the first answer comes once more: the later one stands.
        var again = await PracticeBrowser.StateOf(await _sitter.TryAnswerAsync(exam, answer));
        Assert.Equal(first.Revision + 1, again.Revision);
        Assert.Equal(((ChoiceResponse)later.Response!).Chosen, ((ChoiceResponse)again.Exam!.Rows[index].Response!).Chosen);
        await ExamSitter.RefusedAsync(HttpStatusCode.Conflict, "other-answer", _sitter.TryAnswerAsync(exam, answer with { Response = later.Response }));

        var flag = new FlagItemRequest(Guid.CreateVersion7(), index, true);
        await _sitter.TryFlagAsync(exam, flag);
        await _sitter.TryFlagAsync(exam, new FlagItemRequest(Guid.CreateVersion7(), index, false));
        Assert.False((await PracticeBrowser.StateOf(await _sitter.TryFlagAsync(exam, flag))).Exam!.Rows[index].Flagged);

        var handedIn = await _sitter.HandInAsync(exam);
        Assert.Equal(handedIn.Revision, (await _sitter.HandInAsync(exam)).Revision);
        Assert.Equal(HttpStatusCode.OK, (await _sitter.TryAnswerAsync(exam, answer)).StatusCode);
        var refused = await PracticeBrowser.ProblemOf(await _sitter.TryAnswerAsync(exam, ExamSitter.Answer(index, answer.Response)));
        Assert.Equal((HttpStatusCode.Conflict, "moved-on", handedIn.Revision), (refused.Status, refused.Code, refused.State!.Revision));
        Assert.NotNull(refused.State.Result);
        await ExamSitter.RefusedAsync(HttpStatusCode.Conflict, "moved-on", _sitter.TryFlagAsync(exam, new FlagItemRequest(Guid.CreateVersion7(), index, true)));
        await using var database = _server.OpenDatabase();
        Assert.Equal(1, await database.Attempts().CountAsync(Cancel));
    }

    [Fact]
    public async Task The_review_shows_confident_errors_first_leaves_out_what_is_right_and_must_be_gone_through()
    {
        var exam = await _sitter.StartAsync();
        var (right, wrong, sure, partly) = (ExamSitter.Find(exam, "single"), ExamSitter.Find(exam, "truth"), ExamSitter.Find(exam, "text"), ExamSitter.Find(exam, "multiple"));
        await _sitter.AnswerAsync(exam, right, ExamSitter.Right(exam, right), Confidence.High);
        await _sitter.AnswerAsync(exam, wrong, ExamSitter.Wrong(exam.Exam!.Items![wrong].View), Confidence.Low);
        await _sitter.AnswerAsync(exam, sure, ExamSitter.Wrong(exam.Exam.Items![sure].View), Confidence.High);
        await _sitter.AnswerAsync(exam, partly, PracticeBrowser.Choose((ChoiceView)exam.Exam.Items![partly].View.Body, "Two"));
        var state = await _sitter.HandInAsync(exam);
        Assert.Equal((1.5, exam.Count), (state.Result!.Points, state.Result.OutOf));
        Assert.Equal((1, exam.Count - 1), (state.Place!.Number, state.Place.Of));

        var shown = new List<int>();
        while (state.View is not ExamResult)
        {
            Assert.Equal(StepPhase.Verdict, state.Phase);
            Assert.NotNull(state.Item!.Verdict);
            Assert.Equal(shown.Count + 1, state.Place!.Number);
            shown.Add(state.Index);
            Assert.Equal(shown.Count <= 3, !state.Item.IsOpen);
            if (shown.Count > 1)
            {
                Assert.Null(state.Result);
            }

            state = await _sitter.LeaveAsync(state);
        }

        Assert.Equal([sure, wrong, partly], shown.Take(3));
        Assert.DoesNotContain(right, shown);
        Assert.Equal(exam.Count - 1, shown.Distinct().Count());
        Assert.Equal((0, 1.5), (state.Result!.ReviewLeft, state.Result.Points));
        Assert.Equal([(Confidence.High, 2, 1), (Confidence.Low, 1, 0), (null, 1, 0)], state.Result.Confidence.Select(level => (level.Level, level.Answers, level.Right)));
        Assert.Equal(state.Result.Points, state.Result.Facets.Sum(facet => facet.Points));
        Assert.Equal(state.Result.OutOf, state.Result.Topics.Sum(topic => topic.OutOf));
        Assert.Equal(3, state.Result.DueTomorrow);

        // What was right is not forced on anyone, and can be looked at.
        var looked = await _sitter.Client.GetFromJsonAsync<ItemStep>($"/api/sessions/{exam.SessionId}/exam/items/{right}?lang=zh", Json.Options, Cancel);
        Assert.True(looked!.Verdict!.IsRight);
        Assert.All(looked.Verdict.Parts, part => Assert.Contains("理由", part.ReasonHtml, StringComparison.Ordinal));
        await using var database = _server.OpenDatabase();
        Assert.NotNull((await database.Sessions().SingleAsync(Cancel)).FinishedAt);
    }

    [Fact]
    public async Task An_exam_with_everything_right_is_over_at_once()
    {
        var exam = await _sitter.StartAsync(deck: "every-type");
        foreach (var (index, item) in exam.Exam!.Items!.Index().Where(item => item.Item.View.Type != ItemType.Predict))
        {
            if (item.View.ItemId != "slower")
            {
                await _sitter.AnswerAsync(exam, index, PracticeBrowser.Right(item.View), Confidence.High);
            }
        }

        var state = await _sitter.HandInAsync(exam);
        Assert.Equal(9.0, state.Result!.Points);
        Assert.Equal(exam.Count - 9, state.Place!.Of);
    }

    [Fact]
    public async Task Practice_requests_do_nothing_to_an_exam_and_exam_requests_nothing_to_practice()
    {
        var exam = await _sitter.StartAsync();
        var index = ExamSitter.Find(exam, "single");
        var answer = ExamSitter.Answer(index, ExamSitter.Right(exam, index));
        await ExamSitter.RefusedAsync(HttpStatusCode.Conflict, "moved-on", _sitter.PostAsync($"/api/sessions/{exam.SessionId}/answers?lang=en", answer with { Index = 0 }));
        await ExamSitter.RefusedAsync(HttpStatusCode.Conflict, "moved-on", _sitter.TryLeaveAsync(exam));
        await ExamSitter.RefusedAsync(HttpStatusCode.BadRequest, "response", _sitter.TryAnswerAsync(exam, answer with { Index = 99 }));
        await ExamSitter.RefusedAsync(HttpStatusCode.BadRequest, "response", _sitter.TryAnswerAsync(exam, answer with { Response = null, Revealed = true }));
        await ExamSitter.RefusedAsync(HttpStatusCode.BadRequest, "response", _sitter.TryAnswerAsync(exam, answer with { Id = Guid.Empty }));

        using var practice = new PracticeBrowser(_server.CreateClient());
        var state = await practice.AdvanceAsync(await practice.StartAsync());
        using var other = new ExamSitter(practice.Client);
        await ExamSitter.RefusedAsync(HttpStatusCode.Conflict, "moved-on", other.TryAnswerAsync(state, ExamSitter.Answer(0, PracticeBrowser.Right(state))));
        await ExamSitter.RefusedAsync(HttpStatusCode.Conflict, "moved-on", other.TryHandInAsync(state));
        // And an exam is its learner's alone.
        await ExamSitter.RefusedAsync(HttpStatusCode.NotFound, "not-found", other.TryAnswerAsync(exam, answer));
    }

    [Fact]
    public async Task What_is_deleted_while_an_exam_goes_on_is_open_again_and_afterwards_the_exam_can_still_be_read()
    {
        var exam = await _sitter.StartAsync();
        var (gone, wrong, kept) = (ExamSitter.Find(exam, "truth"), ExamSitter.Find(exam, "whole"), ExamSitter.Find(exam, "text"));
        await _sitter.AnswerAsync(exam, gone, ExamSitter.Wrong(exam.Exam!.Items![gone].View));
        await _sitter.AnswerAsync(exam, wrong, ExamSitter.Wrong(exam.Exam.Items![wrong].View));
        await _sitter.AnswerAsync(exam, kept, ExamSitter.Right(exam, kept));
        await ForgetAsync("truth");
        Assert.Null((await _sitter.ReadAsync(exam.SessionId)).Exam!.Rows[gone].Response);
        var state = await _sitter.HandInAsync(exam);
        Assert.Equal((wrong, 1.0, exam.Count - 2), (state.Index, state.Result!.Points, state.Result.Open));

        await ForgetAsync("whole");
        while (state.View is not ExamResult)
        {
            state = await _sitter.LeaveAsync(state);
        }

        Assert.Equal((ExamMark.NotCounted, ExamMark.Graded), (state.Result!.Rows[wrong].Mark, state.Result.Rows[kept].Mark));
        Assert.Equal(exam.Count - 1, state.Result.OutOf);

        async Task ForgetAsync(string item)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type", ["question"] = "types", ["item"] = item });
            using var done = await _sitter.Client.PostAsync("/en/progress/forget", form, Cancel);
            Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        }
    }

    [Theory]
    [InlineData(0, 30, "exam")]
    [InlineData(101, 30, "exam")]
    [InlineData(10, 0, "exam")]
    [InlineData(10, 241, "exam")]
    public async Task An_impossible_exam_is_refused(int count, int minutes, string code) => await ExamSitter.RefusedAsync(
        HttpStatusCode.BadRequest, code, _sitter.PostAsync("/api/exams", new StartExamRequest("every-type", null, count, minutes, "zh")));

    [Fact]
    public async Task The_form_starts_an_exam_and_says_what_is_wrong_with_it()
    {
        var page = WebUtility.HtmlDecode(await _sitter.Client.GetStringAsync("/en/exam", Cancel));
        Assert.Contains("The server keeps the clock", page, StringComparison.Ordinal);
        Assert.Contains("20 items · 30 min", page, StringComparison.Ordinal);
        foreach (var (items, own, minutes, topic, leads) in new[]
        {
            ("10", "", "", "all", "/en/sessions/"), ("10", "3", "7", "", "/en/sessions/"), ("10", "x", "", "", "Choose a number of items from 1 to 100."),
            ("10", "", "-1", "", "Choose a time from 1 to 240 minutes"), ("10", "", "", "nowhere", "no such topic"),
        })
        {
            var fields = new Dictionary<string, string> { ["deck"] = "every-type", ["items"] = items, ["own"] = own, ["minutes"] = minutes };
            if (topic.Length > 0)
            {
                fields["topics"] = topic;
            }

            using var form = new FormUrlEncodedContent(fields);
            using var answer = await _sitter.Client.PostAsync("/en/exam", form, Cancel);
            var isAccepted = leads.StartsWith('/');
            Assert.Equal(isAccepted ? HttpStatusCode.SeeOther : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(leads, isAccepted ? answer.Headers.Location!.OriginalString : await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        await using var database = _server.OpenDatabase();
        var plans = await database.Sessions().OrderBy(session => session.StartedAt).Select(session => session.Plan).ToListAsync(Cancel);
        Assert.Contains("\"minutes\":15", plans[0], StringComparison.Ordinal);
        Assert.Contains("\"minutes\":7", plans[1], StringComparison.Ordinal);
    }

    private static ItemResponse Any(ItemView item) => item.Body is MatchingView or ClozeView ? PracticeBrowser.Right(item) : item.Body switch
    {
        ChoiceView choice => new ChoiceResponse([choice.Options[0].Id]),
        NumberView => new NumberResponse("8"),
        TextView => new TextResponse("nonsense"),
        OrderingView ordering => new OrderingResponse([.. ordering.Entries.Select(entry => entry.Id)]),
        _ => PracticeBrowser.Right(item),
    };
}

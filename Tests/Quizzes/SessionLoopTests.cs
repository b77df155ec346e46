using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>The loop over every type of item that needs no run, over the wire.</summary>
public sealed class SessionLoopTests : IAsyncLifetime
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
    public async Task Every_type_of_item_is_asked_answered_and_explained()
    {
        var state = await _browser.StartAsync();
        var asked = new List<ItemType>();
        while (state.Kind == StepKind.Item)
        {
            asked.Add(state.Item!.View.Type);
            Assert.Equal(StepPhase.Recall, state.Phase);
            state = await _browser.AdvanceAsync(state);
            Assert.Equal(StepPhase.Answer, state.Phase);
            Assert.Null(state.Item!.Verdict);
            state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state), Confidence.High);

            Assert.Equal(StepPhase.Verdict, state.Phase);
            Assert.True(state.Item!.Verdict!.IsRight, $"{state.Item.View.ItemId}: {JsonSerializer.Serialize(state.Item, Json.Options)}");
            Assert.All(state.Item.Verdict!.Parts, part => Assert.Contains("reason-", part.ReasonHtml, StringComparison.Ordinal));
            Assert.Contains("https://example.org/format", state.Item.Verdict!.SourcesHtml, StringComparison.Ordinal);
            state = await _browser.AdvanceAsync(state);
        }

        Assert.Equal(
            [ItemType.Single, ItemType.Multiple, ItemType.TrueFalse, ItemType.Numeric, ItemType.Numeric, ItemType.ShortText, ItemType.Cloze, ItemType.Matching, ItemType.Ordering],
            asked);
        Assert.Equal(StepKind.Say, state.Kind);
        Assert.Contains("Ten types.", state.Say!.ThirtySecondsHtml, StringComparison.Ordinal);
        state = await _browser.AdvanceAsync(state);

        Assert.Null(state.Kind);
        Assert.Equal(state.Count, state.Index);
        Assert.Equal((9, 9, 0, 1.0), (state.Summary!.Answered, state.Summary.Right, state.Summary.PartlyRight, state.Summary.Score));
    }

    [Fact]
    public async Task Every_verdict_gives_the_reason_of_every_part()
    {
        var state = await _browser.StartAsync();
        var parts = new Dictionary<string, int>();
        while (state.Kind == StepKind.Item)
        {
            state = await _browser.GoThroughAsync(state, null);
            Assert.Equal(0, state.Item!.Verdict!.Score);
            Assert.True(state.Item.Revealed);
            Assert.DoesNotContain(state.Item.Verdict!.Parts, part => part.Given is not null);
            parts[state.Item.View.ItemId] = state.Item.Verdict!.Parts.Select(part => part.ReasonHtml).Distinct().Count();
            state = await _browser.AdvanceAsync(state);
        }

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["single"] = 3,
                ["multiple"] = 4,
                ["truth"] = 2,
                ["number"] = 2,
                ["whole"] = 2,
                ["text"] = 2,
                ["cloze"] = 2,
                ["matching"] = 3,
                ["ordering"] = 4,
            },
            parts);
    }

    [Fact]
    public async Task Partly_right_answers_earn_their_share()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), "multiple");
        state = await _browser.AnswerAsync(state, PracticeBrowser.Choose((ChoiceView)state.Item!.View.Body, "Two"));
        Assert.True(state.Item!.FirstTry!.IsPartlyRight);
        state = await _browser.AdvanceAsync(state);
        Assert.Equal(0.5, state.Item!.Verdict!.Score);

        state = await _browser.GoToAsync(state, "cloze");
        state = await _browser.AnswerAsync(state, new ClozeResponse(new Dictionary<string, string> { ["1"] = "speed", ["2"] = "Beta" }));
        state = await _browser.AdvanceAsync(state);
        Assert.Equal(0.5, state.Item!.Verdict!.Score);
        Assert.Equal([("speed", false, "velocity"), ("Beta", true, "beta")], state.Item.Verdict!.Parts.Select(part => (part.Given!, part.IsRight, part.ExpectedHtml!)));
    }

    [Fact]
    public async Task Nothing_that_tells_is_sent_before_the_answer_is_in()
    {
        var state = await _browser.StartAsync();
        while (state.Kind == StepKind.Item)
        {
            var item = state.Item!.View.ItemId;
            await AssertTellsNothingAsync(state);
            state = await _browser.AdvanceAsync(state);
            await AssertTellsNothingAsync(state);
            state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
            Assert.Contains($"reason-{(item == "truth" ? "truth" : item)}", JsonSerializer.Serialize(state, Json.Options), StringComparison.Ordinal);
            state = await _browser.AdvanceAsync(state);
        }
    }

    [Fact]
    public async Task The_session_follows_the_language_that_is_asked_for()
    {
        var english = await _browser.GoToAsync(await _browser.StartAsync(), "multiple");
        var chinese = await _browser.ReadAsync(english.SessionId, "zh");

        Assert.Equal("有哪些题型？", chinese.Item!.View.QuestionTitle);
        var (before, after) = ((ChoiceView)english.Item!.View.Body, (ChoiceView)chinese.Item.View.Body);
        Assert.Equal(before.Options.Select(option => option.Id), after.Options.Select(option => option.Id));
        var translations = new Dictionary<string, string> { ["Two"] = "二", ["Three"] = "三", ["Four"] = "四", ["Five"] = "五" };
        Assert.Equal(before.Options.Select(option => translations[option.Html]), after.Options.Select(option => option.Html));

        var answered = await _browser.AnswerAsync(chinese, PracticeBrowser.Right(chinese));
        Assert.True(answered.Item!.Verdict!.IsRight);
        Assert.All(answered.Item.Verdict!.Parts, part => Assert.Contains("理由：多选", part.ReasonHtml, StringComparison.Ordinal));
        await using var database = _server.OpenDatabase();
        Assert.Equal("zh", await database.Attempts().Where(attempt => attempt.ItemId == "multiple").Select(attempt => attempt.Language).SingleAsync(Cancel));
    }

    [Fact]
    public async Task A_short_answer_counts_in_either_language()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), "text");
        state = await _browser.AnswerAsync(state, new TextResponse("小批量"));

        Assert.True(state.Item!.Verdict!.IsRight);
        Assert.Equal("mini-batch", state.Item.Verdict!.KeyHtml);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("about five")]
    public async Task A_number_that_cannot_be_read_is_refused_and_not_stored(string typed)
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), "whole");
        var refused = await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(state, PracticeBrowser.Answer(state, new NumberResponse(typed))));

        Assert.Equal((System.Net.HttpStatusCode.BadRequest, "number"), (refused.Status, refused.Code));
        var now = await _browser.ReadAsync(state.SessionId);
        Assert.Equal((state.Index, StepPhase.Answer, state.Revision), (now.Index, now.Phase, now.Revision));
        await using var database = _server.OpenDatabase();
        Assert.False(await database.Attempts().AnyAsync(attempt => attempt.ItemId == "whole", Cancel));
    }

    [Fact]
    public async Task An_attempt_holds_whatever_a_later_rule_could_need()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), "matching");
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var request = PracticeBrowser.Answer(state, PracticeBrowser.Right(state), Confidence.Middle, 4321);
        await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, request));

        await using var database = _server.OpenDatabase();
        var attempt = await database.Attempts().SingleAsync(row => row.Id == request.Id, Cancel);
        var item = JsonSerializer.Deserialize<QuizHub.Server.Decks.Item>(
            (await database.StoredItems().SingleAsync(row => row.ItemId == "matching" && row.ItemVersion == attempt.ItemVersion, Cancel)).Item, Json.Options)!;
        Assert.Equal(("every-type", "types", "matching"), (attempt.DeckSlug, attempt.QuestionSlug, attempt.ItemId));
        Assert.Equal((ItemType.Matching, Facet.Compare, SessionMode.Practice), (attempt.ItemType, attempt.Facet, attempt.Mode));
        Assert.Equal((item.ItemVersion, item.KeyVersion), (attempt.ItemVersion, attempt.KeyVersion));
        Assert.Equal((1.0, Confidence.Middle, 4321L, 1), (attempt.Score, attempt.Confidence, attempt.ActiveMilliseconds, attempt.Encounter));
        Assert.Equal((false, false, false), (attempt.SecondTry, attempt.Hinted, attempt.Revealed));
        Assert.Equal((Grade.Hard, EvidenceGrade.Version), (attempt.Grade, attempt.GradingVersion));
        Assert.Equal("""{"kind":"matching","pairs":{"a":"a","b":"b","c":"c"}}""", attempt.Response);
        Assert.Equal(["a", "b", "c", "d"], JsonSerializer.Deserialize<string[]>(attempt.OptionOrder)!.Order());
        Assert.Equal("Europe/Berlin", attempt.TimeZone);
        Assert.Equal(StudyDay.Of(attempt.StoredAt, "Europe/Berlin"), attempt.StudyDay);
        Assert.Equal(request.AnsweredAt, attempt.AnsweredAt.ToUnixTimeMilliseconds());
        Assert.InRange(attempt.StoredAt, before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal(state.SessionId, attempt.SessionId);
    }

    [Fact]
    public async Task The_same_item_in_a_later_session_is_a_further_encounter_and_speed_counts_from_the_tenth_on()
    {
        for (var encounter = 1; encounter <= 11; encounter++)
        {
            var state = await _browser.StartAsync(types: ItemType.Single);
            await _browser.GoThroughAsync(state, PracticeBrowser.Right(state), Confidence.High, encounter <= 10 ? encounter * 1000 : 2000);
        }

        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().OrderBy(attempt => attempt.Encounter).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, 11), attempts.Select(attempt => attempt.Encounter));
        Assert.All(attempts.Take(10), attempt => Assert.Equal((null, Grade.Good), (attempt.MedianMilliseconds, attempt.Grade)));
        Assert.Equal((5500L, Grade.Easy), (attempts[10].MedianMilliseconds, attempts[10].Grade));
    }

    [Fact]
    public async Task Ticks_and_what_was_typed_are_kept_whole()
    {
        var state = await _browser.StartAsync(count: 1);
        state = await _browser.AdvanceAsync(await _browser.GoThroughAsync(state, null));
        Assert.Equal(["choices", "numbers"], state.Say!.KeyPoints.Select(point => point.Id));
        Assert.Equal([true, false], state.Say.KeyPoints.Select(point => point.Indispensable));

        await _browser.TickAsync(state, "an option and a tolerance", "numbers", "choices");
        state = await _browser.TickAsync(state, "an option", "choices");
        var again = await _browser.ReadAsync(state.SessionId);

        Assert.Equal(["choices"], again.Say!.Ticked);
        Assert.Equal("an option", again.Say.Typed);
        Assert.True(again.Revision == state.Revision && again.Revision > 3);
    }

    [Fact]
    public async Task With_stem_first_switched_off_the_options_come_at_once()
    {
        var state = await _browser.StartAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en", ["theme"] = "dark", ["timeZone"] = "Asia/Shanghai" });
        await _browser.Client.PostAsync("/en/settings", form, Cancel);
        state = await _browser.ReadAsync(state.SessionId);

        Assert.Equal((StepPhase.Answer, false, false), (state.Phase, state.StemFirst, state.Shortcuts));
        Assert.True((await _browser.AnswerAsync(state, PracticeBrowser.Right(state))).Item!.Verdict!.IsRight);
    }

    private async Task AssertTellsNothingAsync(SessionState state)
    {
        foreach (var language in new[] { "en", "zh" })
        {
            var sent = await _browser.Client.GetStringAsync($"/api/sessions/{state.SessionId}?lang={language}", Cancel);
            foreach (var secret in new[] { "reason-", "理由", "why-", "说明：", "isKey", "velocity", "running sum", "速度", "累积", "mini-batch\"", "小批量\"", "1 - beta" })
            {
                Assert.DoesNotContain(secret, sent, StringComparison.Ordinal);
            }

            // Neither pairs nor the right order show in ids.
            Assert.DoesNotContain("\"id\":\"a\"", sent, StringComparison.Ordinal);
        }
    }
}

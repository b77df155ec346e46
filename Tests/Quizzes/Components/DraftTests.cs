using System.Net;
using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using QuizHub.Client.Quizzes;
using QuizHub.Decks;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>What is begun and not handed in: kept as it is typed, there again, and gone when it is behind. One rule for every field of every mode.</summary>
public sealed class DraftTests : IAsyncDisposable
{
    private static readonly OptionView[] Entries = [new("x", "Draw a batch"), new("y", "Compute the loss"), new("z", "Step")];

    /// <summary>One of each kind that can be answered, something begun on it, and something that belongs to another item.</summary>
    private static readonly Dictionary<string, (ItemBodyView Body, ItemResponse Begun, ItemResponse? Foreign)> Kinds = new()
    {
        ["one"] = (SampleSessions.Choice, new ChoiceResponse(["b"]), new ChoiceResponse(["nowhere"])),
        ["several"] = (SampleSessions.Choice with { Multiple = true }, new ChoiceResponse(["a", "c"]), new NumberResponse("3")),
        ["number"] = (new NumberView("m", "5%"), new NumberResponse("1e-"), new TextResponse("one")),
        ["text"] = (new TextView(), new TextResponse("half a wor"), new ChoiceResponse(["a"])),
        ["cloze"] = (new ClozeView([new("Momentum keeps a ", null), new(null, "1"), new(" and ", null), new(null, "2")]),
            new ClozeResponse(new Dictionary<string, string> { ["2"] = "velo" }), new ClozeResponse(new Dictionary<string, string> { ["9"] = "velo" })),
        ["matching"] = (new MatchingView(Entries, [new("r", "One"), new("s", "Two")]),
            new MatchingResponse(new Dictionary<string, string> { ["y"] = "s" }), new MatchingResponse(new Dictionary<string, string> { ["y"] = "none" })),
        ["ordering"] = (new OrderingView(Entries), new OrderingResponse(["z", "x", "y"]), new OrderingResponse(["x", "y"])),
    };

    private readonly SessionBench _bench = new();

    public static TheoryData<string> Names => [.. Kinds.Keys];

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_stands_on_a_form_is_kept_there_again_after_a_reload_and_is_what_is_handed_in(string kind)
    {
        var (body, begun, _) = Kinds[kind];
        var item = SampleSessions.Item(body);
        // Kept as it comes about.
        var form = _bench.Render<AnswerForm>(parameters => parameters.Add(form => form.View, item));
        await _bench.OpenDraftsAsync();
        await form.InvokeAsync(() => form.FindComponent<AnswerBody>().Instance.OnChange.InvokeAsync(begun));
        var text = _bench.Kept(DraftPlace.Answer(0, item.ItemId))!;
        Assert.Equal(Written(begun), Written(JsonSerializer.Deserialize<GivenAnswer>(text, Json.Options)!.Response));

        // There again on a page that is opened later.
        await using var later = new SessionBench();
        later.Keeps(DraftPlace.Answer(3, item.ItemId), new GivenAnswer(begun, Confidence.Low));
        later.Server.Then(SampleSessions.At(StepPhase.Verdict, item, begun, SampleSessions.Wrong(), revision: 8));
        var island = later.Open(SampleSessions.At(StepPhase.Answer, item));
        Assert.Equal("true", island.FindAll(".level")[0].GetAttribute("aria-pressed"));
        await island.Find("form.answer").SubmitAsync();
        island.WaitForAssertion(() => Assert.NotEmpty(later.Server.Asked));
        var sent = JsonSerializer.Deserialize<SubmitAnswerRequest>(later.Server.Asked[0].Body, Json.Options)!;
        Assert.Equal((Written(begun), Confidence.Low), (Written(sent.Response), sent.Confidence!.Value));
        // Once there is a verdict nothing of it stays.
        island.WaitForAssertion(() => Assert.Contains(later.Script.Invocations["keep"], call => ((string)call.Arguments[0]!).EndsWith($"answer/3/{item.ItemId}", StringComparison.Ordinal) && call.Arguments[1] is null));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_does_not_fit_the_item_is_left_out(string kind)
    {
        var (body, _, foreign) = Kinds[kind];
        var item = SampleSessions.Item(body);
        _bench.Keeps(DraftPlace.Answer(3, item.ItemId), new GivenAnswer(foreign, Confidence.High));
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer, item));
        Assert.All(island.FindAll(".level"), level => Assert.Equal("false", level.GetAttribute("aria-pressed")));
        Assert.True(Responses.Fits(Kinds[kind].Begun, body));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"response":{"type":"unheard-of"}}""")]
    public void What_another_version_of_the_page_wrote_is_nothing(string text)
    {
        _bench.KeepsText(DraftPlace.Answer(3, "narrow-valley"), text);
        _bench.KeepsText(DraftPlace.Recalled(3), text);
        _bench.KeepsText(DraftPlace.Report(3, forCheck: false), text);
        Assert.Empty(_bench.Open(SampleSessions.At(StepPhase.Answer)).FindAll("input[checked]"));
    }

    [Fact]
    public async Task The_second_try_begins_with_the_first_answer_or_with_what_was_begun_since()
    {
        var tried = SampleSessions.At(StepPhase.Retry, response: new ChoiceResponse(["a"]));
        tried = tried with { View = tried.Item! with { FirstTry = new FirstTry(new ChoiceResponse(["a"]), null, false) } };
        Assert.Equal([true, false, false], Chosen(_bench.Open(tried)));
        await using var later = new SessionBench();
        later.Keeps(DraftPlace.Answer(3, "narrow-valley"), new GivenAnswer(new ChoiceResponse(["c"]), null));
        Assert.Equal([false, false, true], Chosen(later.Open(tried)));
    }

    [Fact]
    public void What_was_recalled_stands_beside_the_verdict_of_its_own_step()
    {
        _bench.Keeps(DraftPlace.Recalled(2), new { question = "adam", text = "of the step before" });
        _bench.Keeps(DraftPlace.Recalled(3), new { question = "sgd", text = "  it is unbiased\n" });
        var island = _bench.Open(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong()));
        Assert.Equal("it is unbiased", island.Find(".wrote blockquote").TextContent);
        Assert.Contains(QuizTexts.YouRecalled.En, island.Find(".wrote").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_was_begun_is_there_again_and_counts_once()
    {
        var verdict = SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong());
        var island = _bench.Open(verdict);
        await island.Find(".report textarea").InputAsync(new ChangeEventArgs { Value = "the key is" });
        var kept = _bench.Kept(DraftPlace.Report(3, forCheck: false))!;
        Assert.Contains("the key is", kept, StringComparison.Ordinal);

        await using var later = new SessionBench();
        later.KeepsText(DraftPlace.Report(3, forCheck: false), kept);
        later.Server.ThenStatus(HttpStatusCode.OK);
        var again = later.Open(verdict);
        await again.Find(".report").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Equal("the key is", again.Find(".report textarea").GetAttribute("value"));
        await again.Find(".report button").ClickAsync(new());
        again.WaitForAssertion(() => Assert.Contains(FaultReportTexts.Sent.En, again.Markup, StringComparison.Ordinal));
        var (before, sent) = (JsonDocument.Parse(kept).RootElement, JsonDocument.Parse(later.Server.Asked[0].Body).RootElement);
        Assert.Equal(before.GetProperty("id").GetGuid(), sent.GetProperty("id").GetGuid());
        Assert.Null(later.Kept(DraftPlace.Report(3, forCheck: false)));
    }

    [Fact]
    public async Task A_page_that_comes_back_shows_where_the_session_stands_now_and_nothing_of_one_that_is_gone()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        _bench.Server.Then(SampleSessions.At(StepPhase.Recall, index: 4, revision: 9));
        await island.InvokeAsync(island.Instance.ReturnAsync);
        island.WaitForAssertion(() => Assert.Equal("Step 5 of 10", island.Find("progress").GetAttribute("aria-label")));
        _bench.Script.VerifyInvoke("wake");
        // It is no surprise that needs a word: she has gone back herself.
        Assert.Empty(island.FindAll(".session .notice"));

        _bench.Server.ThenStatus(HttpStatusCode.NotFound, new { title = "There is no such session.", code = "not-found" });
        await island.InvokeAsync(island.Instance.ReturnAsync);
        island.WaitForAssertion(() => Assert.Equal("gone", island.Find(".session").GetAttribute("data-phase")));
        Assert.DoesNotContain("Which is first?", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_asks_a_page_that_came_back_cannot_be_used()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        _bench.Server.IsCutOff = true;
        var asking = island.InvokeAsync(island.Instance.ReturnAsync);
        island.WaitForAssertion(() => Assert.Equal("false", island.Find(".session").GetAttribute("data-ready")));
        Assert.False(await SessionBench.PressAsync(island, "1"));
        Assert.True(island.Find("fieldset").HasAttribute("disabled"));
        _bench.Server.IsCutOff = false;
        _bench.Server.Then(SampleSessions.At(StepPhase.Answer, revision: 8));
        _bench.Store.CameOnline();
        await asking;
        Assert.True(await SessionBench.PressAsync(island, "1"));
    }

    [Fact]
    public async Task What_stands_on_an_exams_form_goes_out_when_the_page_is_left_and_once_more_by_the_same_id()
    {
        _bench.Server.IsCutOff = true;
        var exam = Sitting(2);
        var island = _bench.Open(exam);
        await SessionBench.PressAsync(island, "2");
        // It lies ready in the page as soon as it stands on the form.
        var word = Held();
        Assert.Equal($"/api/sessions/{SampleSessions.Id}/exam/answers?lang=en", word!.Url);
        var left = JsonSerializer.Deserialize<SubmitAnswerRequest>(word.Body, Json.Options)!;
        Assert.Equal((0, 1500L, "Europe/Berlin", "b"), (left.Index, left.ActiveMilliseconds, left.TimeZone, Assert.Single(((ChoiceResponse)left.Response!).Chosen)));

        // Stored by itself a little later, it is to the letter what lay ready, so that both count once.
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        island.WaitForAssertion(() => Assert.Single(_bench.Store.Entries));
        Assert.Equal(word.Body, _bench.Store.Entries[0].Body);

        // Where even the outbox did not get it, the next page sends it, and it is the same request.
        await using var later = new SessionBench();
        later.KeepsText(ExamDraft.PlaceOf(0), _bench.Kept(ExamDraft.PlaceOf(0))!);
        // The page looks at the clock first.
        later.Server.Then(Sitting(2, items: false)).Then(Sitting(3, new ExamRow(left.Response, null, false, 900), items: false));
        var again = later.Open(exam);
        again.WaitForAssertion(() => Assert.Equal(word.Body, Assert.Single(later.Server.Asked, asked => asked.Method == "POST").Body));
        again.WaitForAssertion(() => Assert.Null(later.Kept(ExamDraft.PlaceOf(0))));

        // Another choice is another answer. It waits for the one before it, which it must not overtake.
        await SessionBench.PressAsync(island, "1");
        Assert.Null(Held());
    }

    [Fact]
    public async Task An_answer_does_not_overtake_an_earlier_one_to_the_same_item()
    {
        _bench.Server.IsCutOff = true;
        _bench.Store.Left(SampleSessions.Id, ExamPaths.Answers, new SubmitAnswerRequest(Guid.CreateVersion7(), 0, false, new ChoiceResponse(["a"]), null, false, 1, 1, "Etc/UTC"));
        var island = _bench.Open(Sitting(2));
        await SessionBench.PressAsync(island, "p");
        await SessionBench.PressAsync(island, "2");
        Assert.Null(Held());
        // It waits in its place behind the other.
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        island.WaitForAssertion(() => Assert.Equal(2, _bench.Store.Entries.Count));
        Assert.Null(Held());
    }

    /// <summary>What the page was last handed to send should it be left.</summary>
    private LastWord? Held() => _bench.Script.Invocations["hold"] is [.., var last] ? (LastWord?)last.Arguments[0] : null;

    [Theory]
    [InlineData("answer/3/narrow-valley", StepPhase.Answer, true)]
    [InlineData("answer/3/narrow-valley", StepPhase.Retry, true)]
    [InlineData("answer/3/narrow-valley", StepPhase.Verdict, false)]
    [InlineData("answer/2/narrow-valley", StepPhase.Answer, false)]
    [InlineData("recall/0000", StepPhase.Answer, true)]
    [InlineData("report/0", StepPhase.Answer, true)]
    [InlineData("exam/3", StepPhase.Answer, false)]
    [InlineData("interview/3/Ask/", StepPhase.Answer, false)]
    [InlineData("of another version", StepPhase.Answer, false)]
    public void A_draft_is_dropped_when_its_place_is_behind(string place, StepPhase phase, bool isOpen) =>
        Assert.Equal(isOpen, DraftPlace.IsOpen(place, SampleSessions.At(phase)));

    [Fact]
    public void At_the_end_only_reports_are_left()
    {
        var over = SampleSessions.Over(new SessionSummary(1, 1, 0, 1, []));
        Assert.True(DraftPlace.IsOpen(DraftPlace.Report(2, false), over));
        Assert.All(
            [DraftPlace.Recalled(2), DraftPlace.Answer(10, "x"), ExamDraft.PlaceOf(2), DraftPlace.Remedy(10), InterviewDraft.Under("10/Verdict/")],
            place => Assert.False(DraftPlace.IsOpen(place, over)));
    }

    private static SessionState Sitting(int revision, ExamRow? first = null, bool items = true)
    {
        var open = new ExamRow(null, null, false, 0);
        return SampleSessions.Over(null!) with
        {
            Mode = SessionMode.Exam,
            Index = 0,
            Count = 2,
            Revision = revision,
            Phase = StepPhase.Answer,
            View = new ExamSheet(600_000, 10, [first ?? open, open], items ? [new(SampleSessions.Item()), new(SampleSessions.Item(id: "other"))] : null),
        };
    }

    private static IEnumerable<bool> Chosen(IRenderedComponent<SessionIsland> island) => island.FindAll(".option input").Select(input => input.HasAttribute("checked"));

    private static string Written(ItemResponse? response) => JsonSerializer.Serialize(response, Json.Options);
}

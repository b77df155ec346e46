using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Quizzes;

/// <summary>Practice lets one try again before it tells: over the wire.</summary>
public sealed class SecondTryTests : IAsyncLifetime
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
    public async Task A_second_answer_counts_half_and_both_are_in_the_log()
    {
        var state = await WrongAsync("single");
        var wrong = ((ChoiceResponse)state.Item!.FirstTry!.Response).Chosen;
        var order = ((ChoiceView)state.Item.View.Body).Options;
        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state), milliseconds: 700);

        Assert.Equal(StepPhase.Verdict, state.Phase);
        Assert.Equal((1.0, 0.5), (state.Item!.Verdict!.Score, state.Item.Verdict!.Credit));
        Assert.Equal(wrong, ((ChoiceResponse)state.Item.FirstTry!.Response).Chosen);
        Assert.Equal(((ChoiceResponse)PracticeBrowser.Right(state)).Chosen, ((ChoiceResponse)state.Item.Response!).Chosen);
        Assert.Equal(order, ((ChoiceView)state.Item.View.Body).Options);
        Assert.All(state.Item.Verdict!.Parts, part => Assert.Contains("reason-", part.ReasonHtml, StringComparison.Ordinal));

        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().OrderBy(attempt => attempt.Encounter).ToListAsync(Cancel);
        Assert.Equal([(0.0, false, Confidence.High), (0.5, true, null)], attempts.Select(attempt => (attempt.Score, attempt.SecondTry, attempt.Confidence)));
        Assert.Equal([Grade.Again, Grade.Again], attempts.Select(attempt => attempt.Grade!.Value));
        Assert.Equal([5000L, 700L], attempts.Select(attempt => attempt.ActiveMilliseconds));
        Assert.Equal(attempts[0].VariantSeed, attempts[1].VariantSeed);
        Assert.NotEqual(attempts[0].Response, attempts[1].Response);
    }

    [Fact]
    public async Task Between_the_tries_no_byte_tells_more_than_that_it_is_not_right()
    {
        foreach (var (item, response) in Wrongs())
        {
            var state = await _browser.GoToAsync(await _browser.StartAsync(), item);
            state = await _browser.AnswerAsync(state, response(state.Item!.View));
            Assert.Equal((item, StepPhase.Retry), (state.Item!.View.ItemId, state.Phase));
            Assert.Equal((null, null), (state.Item.Verdict, state.Item.Response));
            foreach (var language in new[] { "en", "zh" })
            {
                foreach (var sent in new[]
                {
                    await _browser.Client.GetStringAsync($"/api/sessions/{state.SessionId}?lang={language}", Cancel),
                    await _browser.Client.GetStringAsync($"/{language}/sessions/{state.SessionId}", Cancel),
                })
                {
                    foreach (var secret in new[] { "reason-", "理由", "why-", "说明：", "isKey", "velocity", "running sum", "1 - beta" })
                    {
                        Assert.DoesNotContain(secret, sent, StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Leaving_the_second_try_shows_the_verdict_on_the_first_answer()
    {
        var state = await WrongAsync("single");
        Assert.False(state.Item!.FirstTry!.IsPartlyRight);
        state = await _browser.AdvanceAsync(state);

        Assert.Equal((StepPhase.Verdict, 0.0, null), (state.Phase, state.Item!.Verdict!.Score, state.Item.Verdict!.Credit));
        Assert.Equal((Confidence.High, false, null), (state.Item.Confidence, state.Item.Revealed, state.Item.FirstTry));
        Assert.Equal(1, await AttemptsAsync());
    }

    [Fact]
    public async Task A_first_answer_that_was_worth_more_is_not_lost_by_trying_again()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), "cloze");
        state = await _browser.AnswerAsync(state, new ClozeResponse(new Dictionary<string, string> { ["1"] = "speed", ["2"] = "beta" }));
        Assert.True(state.Item!.FirstTry!.IsPartlyRight);
        state = await _browser.AnswerAsync(state, new ClozeResponse(new Dictionary<string, string> { ["1"] = "speed", ["2"] = "gamma" }));
        Assert.Equal((0.0, 0.5), (state.Item!.Verdict!.Score, state.Item.Verdict!.Credit));
    }

    [Fact]
    public async Task The_summary_counts_an_item_once_with_the_credit_that_it_got()
    {
        var state = await WrongAsync("single");
        state = await _browser.AdvanceAsync(await _browser.AnswerAsync(state, PracticeBrowser.Right(state)));
        while (state.Summary is null)
        {
            state = state is { Kind: StepKind.Item, Phase: StepPhase.Answer or StepPhase.Recall } ? await _browser.AnswerAsync(state, PracticeBrowser.Right(state)) : await _browser.AdvanceAsync(state);
        }

        Assert.Equal((9, 8, 1), (state.Summary.Answered, state.Summary.Right, state.Summary.PartlyRight));
        Assert.Equal(8.5 / 9, state.Summary.Score, 12);
        Assert.Equal((0.5, true, Confidence.High), (state.Summary.Rows[0].Score, state.Summary.Rows[0].SecondTry, state.Summary.Rows[0].Confidence));
        Assert.All(state.Summary.Rows.Skip(1), row => Assert.Equal((1.0, false), (row.Score, row.SecondTry)));

        // And the reading pages: it is answered, and not right.
        await using var database = _server.OpenDatabase();
        var learner = (await database.Learners().SingleAsync(Cancel)).Id;
        var deck = _server.Services.GetRequiredService<DeckLibrary>().Current.FindDeck("every-type")!;
        var progress = await _server.Services.GetRequiredService<LearnerProgress>().OfDeckAsync(deck, learner, Cancel);
        Assert.Equal(new QuestionProgress(9, 9, 8), progress["types"]);
    }

    [Fact]
    public async Task Each_try_is_counted_once_and_says_which_it_is()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), "whole");
        var first = PracticeBrowser.Answer(state, new NumberResponse("3"));
        var tried = await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, first));
        Assert.Equal(tried.Revision, (await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, first))).Revision);
        Assert.Equal("other-answer", (await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(state, first with { Confidence = Confidence.Low }))).Code);

        // Another tab that still shows the first try does not use up the second.
        var (status, code, now) = await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(state, PracticeBrowser.Answer(state, new NumberResponse("4"))));
        Assert.Equal((HttpStatusCode.Conflict, "moved-on", StepPhase.Retry), (status, code, now!.Phase));

        var refused = await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(tried, PracticeBrowser.Answer(tried, new NumberResponse("3"))));
        Assert.Equal((HttpStatusCode.BadRequest, "same-answer"), (refused.Status, refused.Code));
        refused = await PracticeBrowser.ProblemOf(await _browser.TryAnswerAsync(tried, PracticeBrowser.Answer(tried, new NumberResponse("1,5"))));
        Assert.Equal((HttpStatusCode.BadRequest, "number"), (refused.Status, refused.Code));
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAnswerAsync(tried, PracticeBrowser.Answer(tried, null))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAdvanceAsync(tried with { Phase = StepPhase.Answer })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAdvanceAsync(tried with { Phase = StepPhase.Verdict })).StatusCode);

        var second = PracticeBrowser.Answer(tried, new NumberResponse("8"));
        var over = await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(tried, second));
        Assert.Equal(StepPhase.Verdict, over.Phase);
        Assert.Equal(over.Revision, (await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(tried, second))).Revision);
        Assert.Equal(HttpStatusCode.OK, (await _browser.TryAnswerAsync(state, first)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAnswerAsync(tried, PracticeBrowser.Answer(tried, new NumberResponse("9")))).StatusCode);
        await using var database = _server.OpenDatabase();
        Assert.Equal(2, await database.Attempts().CountAsync(attempt => attempt.ItemId == "whole", Cancel));
    }

    [Fact]
    public async Task Of_two_tabs_that_answer_wrong_at_once_one_is_the_first_try_and_none_the_second()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), "whole");
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _browser.TryAnswerAsync(state, PracticeBrowser.Answer(state, new NumberResponse("3")))));
        Assert.Single(replies, reply => reply.StatusCode == HttpStatusCode.OK);
        Assert.Equal(StepPhase.Retry, (await _browser.ReadAsync(state.SessionId)).Phase);
    }

    [Fact]
    public async Task Right_given_up_and_true_or_false_are_told_at_once()
    {
        var state = await _browser.StartAsync();
        Assert.Equal(StepPhase.Verdict, (await _browser.GoThroughAsync(state, PracticeBrowser.Right(state))).Phase);
        state = await _browser.StartAsync();
        Assert.Equal(StepPhase.Verdict, (await _browser.GoThroughAsync(state, null)).Phase);
        state = await _browser.GoToAsync(await _browser.StartAsync(), "truth");
        Assert.Equal(StepPhase.Verdict, (await _browser.AnswerAsync(state, new ChoiceResponse([((ChoiceView)state.Item!.View.Body).Options[1].Id]))).Phase);
    }

    /// <summary>A wrong answer to each item that has a second try.</summary>
    private static IEnumerable<(string Item, Func<ItemView, ItemResponse> Response)> Wrongs() =>
    [
        ("single", view => Wrong((ChoiceView)view.Body)),
        ("multiple", view => PracticeBrowser.Choose((ChoiceView)view.Body, "Two")),
        ("number", _ => new NumberResponse("77")),
        ("whole", _ => new NumberResponse("77")),
        ("text", _ => new TextResponse("nothing")),
        ("cloze", _ => new ClozeResponse(new Dictionary<string, string> { ["1"] = "x", ["2"] = "y" })),
        ("matching", view => new MatchingResponse(new Dictionary<string, string> { [((MatchingView)view.Body).Lefts[0].Id] = ((MatchingView)view.Body).Rights[0].Id })),
        ("ordering", view => new OrderingResponse([.. ((OrderingView)view.Body).Entries.Select(entry => entry.Id)])),
    ];

    private static ChoiceResponse Wrong(ChoiceView choice) =>
        new([choice.Options.First(option => !option.Html.Contains("alpha-key", StringComparison.Ordinal)).Id]);

    private async Task<SessionState> WrongAsync(string item)
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync(), item);
        state = await _browser.AnswerAsync(state, Wrong((ChoiceView)state.Item!.View.Body), Confidence.High);
        Assert.Equal(StepPhase.Retry, state.Phase);
        return state;
    }

    private async Task<int> AttemptsAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.Attempts().CountAsync(Cancel);
    }
}

using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>The log holds what every grade was made of, and nobody grades herself.</summary>
public sealed class RawEvidenceTests : IAsyncLifetime
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
    public async Task Every_kind_of_attempt_can_be_graded_anew_from_what_is_stored()
    {
        await AnswerAllAsync(state => PracticeBrowser.Right(state), Confidence.High, 4000);
        await AnswerAllAsync(state => PracticeBrowser.Right(state), Confidence.Low, 9000);
        await AnswerAllAsync(_ => null, null, 100);
        await AnswerAllAsync(Wrong, Confidence.Middle, 50);
        for (var round = 0; round < 12; round++)
        {
            await AnswerAllAsync(state => PracticeBrowser.Right(state), round % 2 == 0 ? null : Confidence.High, round == 11 ? 1 : 1000 * round, ItemType.Single);
        }

        await PredictAsync(freely: false);
        await PredictAsync(freely: true);

        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().ToListAsync(Cancel);
        var seen = attempts.Select(attempt => attempt.Grade).ToHashSet();
        Assert.Equal([null, Grade.Again, Grade.Hard, Grade.Good, Grade.Easy], seen.OrderBy(grade => grade ?? 0));
        Assert.Equal(10, attempts.Select(attempt => attempt.ItemType).Distinct().Count());
        Assert.Contains(attempts, attempt => attempt.SecondTry);
        Assert.Contains(attempts, attempt => attempt.Revealed);
        Assert.Contains(attempts, attempt => attempt.Hinted);
        Assert.Contains(attempts, attempt => attempt.MedianMilliseconds is not null);
        Assert.All(attempts, attempt => Assert.Equal(attempt.Grade, attempt.ItemType == ItemType.SawIt ? null : EvidenceGrade.Of(Evidence.Of(attempt))));
        Assert.All(attempts, attempt => Assert.Equal(EvidenceGrade.Version, attempt.GradingVersion));
        foreach (var attempt in attempts)
        {
            Assert.Equal(attempt.Score, await ScoreAnewAsync(database, attempt), 12);
        }
    }

    [Fact]
    public void No_request_lets_one_grade_oneself()
    {
        var requests = typeof(SubmitAnswerRequest).Assembly.GetTypes().Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal)).ToList();
        Assert.Contains(typeof(SubmitAnswerRequest), requests);
        foreach (var property in requests.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            Assert.DoesNotMatch("(?i)grade|rating|score|ease|again|hard|good|easy|due|interval", property.Name);
            Assert.NotEqual(typeof(Grade), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        }
    }

    [Fact]
    public async Task No_page_of_a_session_offers_grades_to_choose()
    {
        var state = await _browser.StartAsync();
        for (; state.Summary is null; state = state is { Kind: StepKind.Item, Phase: StepPhase.Recall or StepPhase.Answer } ? await _browser.AnswerAsync(state, null) : await _browser.AdvanceAsync(state))
        {
            foreach (var language in new[] { "en", "zh" })
            {
                var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await _browser.Client.GetStringAsync($"/{language}/sessions/{state.SessionId}", Cancel));
                var controls = page.QuerySelectorAll("main button, main label, main option").Select(control => control.TextContent.Trim().Split(' ')[0]).ToList();
                Assert.Empty(controls.Intersect(["Again", "Hard", "Good", "Easy", "重来", "困难", "良好", "简单", "忘记", "记得"]));
            }
        }
    }

    private static ItemResponse Wrong(SessionState state) => state.Item!.View.Body switch
    {
        ChoiceView choice => new ChoiceResponse([choice.Options[state.Phase == StepPhase.Retry ? 1 : 0].Id]),
        NumberView => new NumberResponse(state.Phase == StepPhase.Retry ? "77" : "78"),
        TextView => new TextResponse(state.Phase == StepPhase.Retry ? "mini-batch" : "nothing"),
        ClozeView => new ClozeResponse(new Dictionary<string, string> { ["1"] = "velocity", ["2"] = state.Phase == StepPhase.Retry ? "beta" : "x" }),
        MatchingView matching => new MatchingResponse(new Dictionary<string, string> { [matching.Lefts[0].Id] = matching.Rights[state.Phase == StepPhase.Retry ? 0 : 1].Id }),
        OrderingView ordering => new OrderingResponse([.. state.Phase == StepPhase.Retry ? ordering.Entries.Select(entry => entry.Id).Reverse() : ordering.Entries.Select(entry => entry.Id)]),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private async Task AnswerAllAsync(Func<SessionState, ItemResponse?> respond, Confidence? confidence, long milliseconds, params ItemType[] types)
    {
        var state = await _browser.StartAsync(types: types);
        while (state.Summary is null)
        {
            state = state is { Kind: StepKind.Item, Phase: StepPhase.Recall or StepPhase.Answer or StepPhase.Retry }
                ? await _browser.AnswerAsync(state, respond(state), confidence, milliseconds)
                : await _browser.AdvanceAsync(state);
        }
    }

    private async Task PredictAsync(bool freely)
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync("prediction"), "first");
        Guid learner;
        await using (var database = _server.OpenDatabase())
        {
            learner = (await database.Learners().SingleAsync(Cancel)).Id;
            if (freely)
            {
                database.FreeRuns().Add(new FreeRun { Id = Guid.CreateVersion7(), RunId = Guid.CreateVersion7(), LearnerId = learner, Demo = state.Item!.Demo!.Demo.Name, At = DateTimeOffset.UtcNow });
                await database.SaveChangesAsync(Cancel);
            }
        }

        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
        var run = new Run
        {
            Id = Guid.CreateVersion7(),
            LearnerId = learner,
            Demo = state.Item!.Demo!.Demo.Name,
            DemoVersion = 1,
            Settings = $$"""{"freely":{{(freely ? 1 : 0)}}}""",
            Seed = state.Item.Demo!.Seed,
            Facts = JsonSerializer.Serialize(new[] { Fact("momentum.updates", 100), Fact("plain.updates", 350) }, Json.Options),
            Outcome = JsonSerializer.Serialize(new Text("Momentum was faster.", "动量更快。"), Json.Options),
            Figures = "[]",
            Seconds = 1,
            FinishedAt = DateTimeOffset.UtcNow,
        };
        await using (var database = _server.OpenDatabase())
        {
            database.Add(run);
            await database.SaveChangesAsync(Cancel);
        }

        await _server.Services.GetRequiredService<StepRuns>().CompleteAsync(new SessionStepReference(state.SessionId, state.Index), learner, run.Id, Cancel);
        state = await _browser.ReadAsync(state.SessionId);
        await _browser.AnswerAsync(state, PracticeBrowser.Right(state));

        static FactValue Fact(string name, double value) => new(name, JsonSerializer.SerializeToElement(value));
    }

    /// <summary>From the raw response, the item as it was served and the run's facts.</summary>
    private static async Task<double> ScoreAnewAsync(QuizHub.Server.Data.QuizHubDbContext database, Attempt attempt)
    {
        if (attempt.Revealed)
        {
            return 0;
        }

        var stored = await database.StoredItems().SingleAsync(row => row.ItemId == attempt.ItemId && row.QuestionSlug == attempt.QuestionSlug && row.ItemVersion == attempt.ItemVersion, Cancel);
        var item = JsonSerializer.Deserialize<Item>(stored.Item, Json.Options)!;
        var facts = attempt.Facts is null ? null : FactValues.ToNumbers(JsonSerializer.Deserialize<List<FactValue>>(attempt.Facts, Json.Options)!);
        var graded = Assert.IsType<Graded>(Grading.Grade(
            item, Variants.Parameters(item, unchecked((ulong)attempt.VariantSeed)), JsonSerializer.Deserialize<ItemResponse>(attempt.Response!, Json.Options), facts));
        return attempt.SecondTry ? SecondTries.Share * graded.Score : graded.Score;
    }
}

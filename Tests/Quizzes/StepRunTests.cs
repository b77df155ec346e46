using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Demos;
using QuizHub.Server.Quizzes;
using QuizHub.Site;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Quizzes;

/// <summary>The run of a session's step, asked of the session.</summary>
public sealed class StepRunTests(StepRunTests.Setting setting) : IClassFixture<StepRunTests.Setting>, IDisposable
{
    private readonly PracticeBrowser _browser = new(setting.Server.CreateClient());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task Facts_are_held_back_while_the_saw_it_check_is_open_and_told_afterwards()
    {
        var state = await PredictAsync();
        using var response = await RunStream.PostStepAsync(_browser.Client, state.SessionId, state.Index);
        var events = await RunStream.ReadAllAsync(response);
        var done = Assert.IsType<RunDone>(events[^1]);
        Assert.Null(done.Facts);
        Assert.Null(done.Outcome);
        Assert.Contains(events, happened => happened is RunFigure);
        Assert.DoesNotContain(events, happened => happened is RunFact);

        var hidden = await _browser.Client.GetFromJsonAsync<RunResponse>($"/api/runs/{done.RunId}", Json.Options, Cancel);
        Assert.Null(hidden!.Facts);
        Assert.Null(hidden.Outcome);
        Assert.Equal((state.Item!.Demo!.Seed, "50"), (hidden.Seed, hidden.Settings["conditionNumber"].GetRawText()));

        state = await _browser.ReadAsync(state.SessionId);
        Assert.Equal(StepPhase.Check, state.Phase);
        await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
        var told = await _browser.Client.GetFromJsonAsync<RunResponse>($"/api/runs/{done.RunId}", Json.Options, Cancel);
        Assert.Equal(14, told!.Facts!.Count);

        await using var database = setting.Server.OpenDatabase();
        Assert.False(await database.FreeRuns().AnyAsync(run => run.RunId == done.RunId, Cancel));
    }

    [Fact]
    public async Task Asked_twice_it_is_the_same_run_and_the_old_way_of_asking_gives_it_too()
    {
        var state = await PredictAsync();
        var runs = new List<Guid>();
        foreach (var asked in new[]
        {
            await RunStream.PostStepAsync(_browser.Client, state.SessionId, state.Index),
            await RunStream.PostStepAsync(_browser.Client, state.SessionId, state.Index),
            await RunStream.PostStepToDemoAsync(_browser.Client, "sgd-variants", new SessionStepReference(state.SessionId, state.Index)),
        })
        {
            using (asked)
            {
                var done = Assert.IsType<RunDone>((await RunStream.ReadAllAsync(asked))[^1]);
                Assert.Null(done.Facts);
                runs.Add(done.RunId);
            }
        }

        Assert.Single(runs.Distinct());
        await using var database = setting.Server.OpenDatabase();
        Assert.Equal(1, await database.SessionEvents().CountAsync(happened => happened.SessionId == state.SessionId && happened.RunId == runs[0], Cancel));
    }

    [Fact]
    public async Task Before_the_prediction_it_waits_and_a_stranger_finds_nothing()
    {
        var state = await AtPredictionAsync();
        var problem = await RefusedAsync(await RunStream.PostStepAsync(_browser.Client, state.SessionId, state.Index), HttpStatusCode.Conflict, "not-yet");
        Assert.Equal(SessionTexts.RunNotYet.En, problem.GetProperty("title").GetString());
        problem = await RefusedAsync(await RunStream.PostStepAsync(_browser.Client, state.SessionId, state.Index, "zh"), HttpStatusCode.Conflict, "not-yet");
        Assert.Equal(SessionTexts.RunNotYet.Zh, problem.GetProperty("title").GetString());
        await RefusedAsync(await AsBeforeAsync(state, "sgd-variants"), HttpStatusCode.NotFound, "unknown-step");

        await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
        using var stranger = new PracticeBrowser(setting.Server.CreateClient());
        await RefusedAsync(await RunStream.PostStepAsync(stranger.Client, state.SessionId, state.Index), HttpStatusCode.NotFound, "not-found");
        await stranger.StartAsync();
        await RefusedAsync(await RunStream.PostStepAsync(stranger.Client, state.SessionId, state.Index), HttpStatusCode.NotFound, "not-found");
        await RefusedAsync(await AsBeforeAsync(state, "sgd-variants", stranger), HttpStatusCode.NotFound, "unknown-step");
        await RefusedAsync(await AsBeforeAsync(state, "adam-vs-sgd"), HttpStatusCode.NotFound, "unknown-step");
    }

    [Fact]
    public async Task A_step_that_runs_nothing_has_no_run_and_neither_has_one_that_is_not_there()
    {
        var state = await _browser.StartAsync();
        Assert.Null(state.Item!.Demo);
        foreach (var index in new[] { state.Index, -1, 99 })
        {
            await RefusedAsync(await RunStream.PostStepAsync(_browser.Client, state.SessionId, index), HttpStatusCode.NotFound, "unknown-step");
        }
    }

    [Fact]
    public async Task A_request_of_another_site_starts_nothing()
    {
        var state = await PredictAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/sessions/{state.SessionId}/steps/{state.Index}/run");
        _browser.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await _browser.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("null", HttpStatusCode.OK)]
    [InlineData("5", HttpStatusCode.NotFound)]
    [InlineData("{}", HttpStatusCode.NotFound)]
    [InlineData("{\"sessionId\":\"x\"}", HttpStatusCode.NotFound)]
    public async Task A_free_run_says_no_step_and_a_step_that_is_none_is_not_found(string step, HttpStatusCode status)
    {
        using var response = await RunStream.PostStepToDemoAsync(_browser.Client, "sgd-variants", JsonElement.Parse(step));
        Assert.Equal(status, response.StatusCode);
    }

    private Task<HttpResponseMessage> AsBeforeAsync(SessionState state, string demo, PracticeBrowser? other = null) =>
        RunStream.PostStepToDemoAsync((other ?? _browser).Client, demo, new SessionStepReference(state.SessionId, state.Index));

    private async Task<SessionState> AtPredictionAsync() => await _browser.GoToAsync(await _browser.StartAsync("prediction"), "first");

    private async Task<SessionState> PredictAsync()
    {
        var state = await AtPredictionAsync();
        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
        Assert.Equal(StepPhase.Run, state.Phase);
        return state;
    }

    private static async Task<JsonElement> RefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        using (response)
        {
            Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.Equal(code, problem.GetProperty("code").GetString());
            return problem;
        }
    }

    public sealed class Setting() : SharedServer(TestServer.QuizzesContent);
}

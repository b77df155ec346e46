using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Site;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Quizzes;

/// <summary>The clinic over the wire, on the shipped deck and with real workers.</summary>
public sealed class ClinicTests : IAsyncLifetime
{
    private readonly TestServer _server = new(content: TestsRoot.ShippedContent);
    private PracticeBrowser _browser = null!;

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
    public async Task Until_the_answer_is_in_no_byte_tells_the_fault()
    {
        var state = await StartAsync();
        Assert.True(state.Count >= 5);
        var secrets = await SecretsAsync(state);
        for (var number = 1; number <= state.Count; number++)
        {
            Assert.Equal(StepPhase.Recall, state.Phase);
            await AssertTellsNothingAsync(state, secrets);
            state = await _browser.AdvanceAsync(state);
            await AssertTellsNothingAsync(state, secrets);
            Assert.Null(state.Item!.Case!.Outcome);
            Assert.Equal(("Clinic", $"Case {number}"), (state.Item.View.TopicTitle, state.Item.View.QuestionTitle));

            state = await _browser.AnswerAsync(state, null);
            var outcome = state.Item!.Case!.Outcome!;
            Assert.Contains(outcome.Settings[ClinicFaults.FaultSetting].GetString(), ClinicFaults.All.Select(fault => fault.Id));
            Assert.Contains(outcome.Facts!, fact => fact.Name == ClinicFaults.SymptomIsThere && fact.Value.ValueKind == JsonValueKind.True);
            Assert.Equal(4, outcome.Remedies.Count);
            Assert.DoesNotContain("Case", state.Item.View.QuestionTitle, StringComparison.Ordinal);
            state = await _browser.AdvanceAsync(state);
        }

        Assert.NotNull(state.Summary);
        Assert.True(state.Summary.Again!.Clinic);
        Assert.Equal("/en/decks/deep-learning/clinic", state.HomeUrl);
    }

    [Fact]
    public async Task A_remedy_that_cures_is_seen_to_and_the_verdict_marks_the_fault_that_the_run_has()
    {
        var state = await _browser.AdvanceAsync(await StartAsync());
        state = await _browser.AnswerAsync(state, null);
        var outcome = state.Item!.Case!.Outcome!;
        var fault = ClinicFaults.Find(outcome.Settings[ClinicFaults.FaultSetting].GetString()!)!;
        var settings = new Dictionary<string, JsonElement>(outcome.Settings) { [ClinicFaults.RemedySetting] = JsonSerializer.SerializeToElement(fault.Cure) };
        var events = await RunStream.ReadAllAsync(await RunStream.PostAsync(_browser.Client, ClinicFaults.Demo, new StartRunRequest(settings, outcome.Seed)));
        var done = Assert.IsType<RunDone>(events[^1]);
        Assert.Contains(done.Facts!, fact => fact.Name == ClinicFaults.SymptomIsThere && fact.Value.ValueKind == JsonValueKind.False);
        Assert.EndsWith("It is gone.", done.Outcome!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_fault_is_an_attempt_like_any_other_and_sent_twice_counts_once()
    {
        var state = await _browser.AdvanceAsync(await StartAsync());
        var options = ((ChoiceView)state.Item!.View.Body).Options;
        var answer = PracticeBrowser.Answer(state, new ChoiceResponse([options[0].Id]), Confidence.High);
        Assert.Equal(HttpStatusCode.OK, (await _browser.TryAnswerAsync(state, answer)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _browser.TryAnswerAsync(state, answer)).StatusCode);
        var other = answer with { Response = new ChoiceResponse([options[1].Id]) };
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAnswerAsync(state, other)).StatusCode);

        await using var database = _server.OpenDatabase();
        var attempt = await database.Attempts().SingleAsync(Cancel);
        Assert.Equal((Facet.Diagnose, Confidence.High, state.SessionId), (attempt.Facet, attempt.Confidence, attempt.SessionId));
        var verdict = (await _browser.ReadAsync(state.SessionId)).Item!.Verdict!;
        Assert.All(verdict.Parts, part => Assert.NotEmpty(part.ReasonHtml));
        Assert.Equal(verdict.IsRight ? 1 : 0, attempt.Score);
        var page = await _browser.Client.GetStringAsync("/en/decks/deep-learning/clinic", Cancel);
        Assert.Contains($"You have named {(verdict.IsRight ? 1 : 0)} of {state.Count} right so far.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_whose_curves_cannot_be_had_is_skipped_and_counts_for_nothing()
    {
        var state = await _browser.AdvanceAsync(await StartAsync());
        var next = await _browser.AdvanceAsync(state);
        Assert.Equal((state.Index + 1, StepPhase.Recall), (next.Index, next.Phase));
        await using var database = _server.OpenDatabase();
        Assert.Equal(0, await database.Attempts().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_visit_is_found_again_whatever_was_begun_since()
    {
        var visit = await StartAsync();
        await StartAsync(new StartSessionRequest("deep-learning", null, "adam", SessionMode.Practice, "en", 1));
        var list = await _browser.Client.GetStringAsync("/en/sessions", Cancel);
        Assert.Contains($"href=\"{Addresses.Session(Language.En, visit.SessionId)}\"", list, StringComparison.Ordinal);
        Assert.Contains(ClinicTexts.Clinic.En, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_without_a_case_cannot_be_skipped()
    {
        var state = await _browser.AdvanceAsync(await StartAsync(new StartSessionRequest("deep-learning", null, "adam", SessionMode.Practice, "en", 1, Types: [ItemType.Numeric])));
        Assert.Null(state.Item!.Case);
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TryAdvanceAsync(state)).StatusCode);
    }

    [Fact]
    public async Task A_case_is_asked_in_ordinary_practice_too()
    {
        var state = await StartAsync(new StartSessionRequest("deep-learning", null, "overfitting", SessionMode.Practice, "en", null));
        while (state.Item?.Case is null)
        {
            state = state.Item?.Demo is null && state is { Kind: StepKind.Item, Phase: StepPhase.Answer } || state is { Item.View.Type: ItemType.Predict, Phase: StepPhase.Answer }
                ? await _browser.AnswerAsync(state, null)
                : await _browser.AdvanceAsync(state);
        }

        var secrets = ClinicFaults.All.Select(fault => fault.Id).Append("symptom").ToList();
        await AssertTellsNothingAsync(state, secrets);
    }

    [Fact]
    public async Task A_strangers_or_a_later_case_shows_nothing()
    {
        var state = await StartAsync();
        using var stranger = _server.CreateClient();
        foreach (var (client, index) in new[] { (stranger, 0), (_browser.Client, 1), (_browser.Client, 99), (_browser.Client, -1) })
        {
            using var refused = await RunStream.PostStepAsync(client, state.SessionId, index);
            Assert.Equal(index == 1 ? HttpStatusCode.Conflict : HttpStatusCode.NotFound, refused.StatusCode);
            using var asBefore = await RunStream.PostStepToDemoAsync(client, ClinicFaults.Demo, new SessionStepReference(state.SessionId, index));
            Assert.Equal(HttpStatusCode.NotFound, asBefore.StatusCode);
        }
    }

    [Fact]
    public async Task Where_nothing_can_be_run_the_page_says_so_and_sessions_leave_cases_out()
    {
        await using var lame = new TestServer(content: TestsRoot.ShippedContent, settings: new Dictionary<string, string> { ["Demos:WorkerPath"] = "/nowhere/worker.dll" });
        using var client = lame.CreateClient();
        var page = await client.GetStringAsync("/zh/decks/deep-learning/clinic", Cancel);
        Assert.Contains("目前无法运行实验", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<form class=\"start\"", page, StringComparison.Ordinal);
        using var unrun = new PracticeBrowser(lame.CreateClient());
        var started = await unrun.Client.PostAsJsonAsync("/api/sessions", new StartSessionRequest("deep-learning", null, null, SessionMode.Practice, "en", null, Clinic: true), Json.Options, Cancel);
        var state = await unrun.ReadAsync((await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, Cancel))!.SessionId);
        Assert.NotNull(state.Summary);
    }

    [Fact]
    public void The_same_variant_shows_the_same_run()
    {
        var deck = SharedParts.ShippedDeck;
        var known = new HashSet<string> { ClinicFaults.Demo };
        SessionPlan Plan(ulong seed) => ClinicPlanner.Plan(deck, known, ItemStore.Version, seed);
        var plans = Enumerable.Range(0, 30).Select(seed => Plan((ulong)seed)).ToList();
        Assert.Equal(JsonSerializer.Serialize(plans[3], Json.Options), JsonSerializer.Serialize(Plan(3), Json.Options));
        Assert.True(plans.Select(plan => plan.Steps[0].Case!.Settings[ClinicFaults.FaultSetting]).Distinct().Count() > 3);
        Assert.All(plans.SelectMany(plan => plan.Steps), step => Assert.InRange(step.Case!.Seed, 1, 20));
        Assert.True(plans.SelectMany(plan => plan.Steps).Select(step => step.Case!.Seed).Distinct().Count() > 15);
        Assert.Empty(ClinicPlanner.Plan(deck, new HashSet<string>(), ItemStore.Version, 1).Steps);
    }

    private async Task<SessionState> StartAsync(StartSessionRequest? request = null)
    {
        request ??= new StartSessionRequest("deep-learning", null, null, SessionMode.Practice, "en", null, Clinic: true);
        var started = await _browser.Client.PostAsJsonAsync("/api/sessions", request, Json.Options, Cancel);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        return await _browser.ReadAsync((await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, Cancel))!.SessionId);
    }

    /// <summary>Ids of faults, names of facts and settings, and the questions that cases belong to.</summary>
    private async Task<IReadOnlyList<string>> SecretsAsync(SessionState state)
    {
        await using var database = _server.OpenDatabase();
        var plan = JsonSerializer.Deserialize<SessionPlan>(await database.Sessions().Where(row => row.Id == state.SessionId).Select(row => row.Plan).SingleAsync(Cancel), Json.Options)!;
        Assert.True(plan.IsClinic);
        return [.. ClinicFaults.All.Select(fault => fault.Id), .. plan.Steps.Select(step => step.QuestionSlug).Where(slug => slug != "overfitting").Distinct(), "symptom", "remedy"];
    }

    /// <summary>Neither the state, nor the page, nor the stream of curves.</summary>
    private async Task AssertTellsNothingAsync(SessionState state, IReadOnlyList<string> secrets)
    {
        using var stream = await RunStream.PostStepAsync(_browser.Client, state.SessionId, state.Index);
        var told = await stream.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("event: figure", told, StringComparison.Ordinal);
        Assert.Contains("event: done", told, StringComparison.Ordinal);
        Assert.DoesNotContain("event: fact", told, StringComparison.Ordinal);
        await using (var database = _server.OpenDatabase())
        {
            var runs = await database.Runs().Select(run => run.Id).ToListAsync(Cancel);
            Assert.NotEmpty(runs);
            Assert.All(runs, run => Assert.DoesNotContain(run.ToString(), told, StringComparison.OrdinalIgnoreCase));
        }

        foreach (var text in new[] { told, await GetAsync($"/api/sessions/{state.SessionId}?lang=en"), await GetAsync($"/en/sessions/{state.SessionId}") })
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private Task<string> GetAsync(string address) => _browser.Client.GetStringAsync(address, Cancel);
}

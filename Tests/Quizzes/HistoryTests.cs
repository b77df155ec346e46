using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Tests.Progress;

namespace QuizHub.Tests.Quizzes;

/// <summary>What a learner deletes is gone, from every table and from the file; what she keeps is as if the rest had never been.</summary>
public sealed class HistoryTests : IAsyncDisposable
{
    private const string Marker = "Zebrafinch-Marker";

    private readonly TestServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_items_history_goes_without_a_trace_and_everything_derived_is_as_if_made_anew()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "text");
        state = await browser.AnswerAsync(state, new TextResponse(Marker), Confidence.High);
        state = await browser.GoToAsync(state, "ordering");
        await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        var again = await browser.GoToAsync(await browser.StartAsync(), "text");
        var answer = PracticeBrowser.Answer(again, new TextResponse(Marker + "2"));
        await browser.TryAnswerAsync(again, answer);
        Assert.NotEmpty(await TablesWithAsync(Marker));
        var others = await MemoriesAsync();

        using var reply = await ForgetAsync(browser.Client, "every-type", "types", "text");
        Assert.Equal((HttpStatusCode.SeeOther, "/en/progress?deck=every-type&forgotten=item"), (reply.StatusCode, reply.Headers.Location!.ToString()));

        Assert.Empty(await TablesWithAsync(Marker));
        AssertFileWithout(Marker);
        Assert.DoesNotContain(Marker, await browser.Client.GetStringAsync("/api/progress/export?format=json", Cancel), StringComparison.Ordinal);
        await using var database = _server.OpenDatabase();
        Assert.Empty(await database.Attempts().Where(row => row.ItemId == "text").ToListAsync(Cancel));
        Assert.Equivalent(others.Where(memory => memory.ItemId != "text"), await MemoriesAsync(), strict: true);
        var tallies = await TalliesAsync();
        await database.DayTallies().ExecuteDeleteAsync(Cancel);
        await database.ItemMemories().ExecuteDeleteAsync(Cancel);
        await _server.Services.GetRequiredService<MemoryUpkeep>().CatchUpAsync(Cancel);
        Assert.Equal(tallies, await TalliesAsync());
        Assert.Equal(others.Where(memory => memory.ItemId != "text").Select(memory => memory.State), (await MemoriesAsync()).Select(memory => memory.State));

        // An answer that was on its way again does not come back.
        var conflict = await PracticeBrowser.ProblemOf(await browser.TryAnswerAsync(again, answer));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Empty(await TablesWithAsync(Marker));
    }

    [Fact]
    public async Task Sessions_go_on_and_show_the_item_as_not_answered()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "text");
        state = await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        await ForgetAsync(browser.Client, "every-type", "types", "text");
        await ForgetAsync(browser.Client, "every-type", "types", "single");

        state = await browser.ReadAsync(state.SessionId);
        Assert.Equal((StepPhase.Verdict, true, null), (state.Phase, state.Item!.Revealed, state.Item.Response));
        while (state.Summary is null)
        {
            state = state is { Kind: StepKind.Item, Phase: StepPhase.Recall or StepPhase.Answer } ? await browser.GoThroughAsync(state, null) : await browser.AdvanceAsync(state);
        }

        Assert.Equal(2, state.Summary.Rows.Count(row => row.Score is null));
        Assert.Equal(state.Summary.Rows.Count - 2, state.Summary.Answered);
    }

    [Fact]
    public async Task A_first_try_that_was_deleted_counts_for_nothing_when_the_second_is_left()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "text");
        state = await PracticeBrowser.StateOf(await browser.TryAnswerAsync(state, PracticeBrowser.Answer(state, new TextResponse(Marker))));
        Assert.Equal(StepPhase.Retry, state.Phase);
        await ForgetAsync(browser.Client, "every-type", "types", "text");
        Assert.Empty(await TablesWithAsync(Marker));
        state = await browser.AdvanceAsync(await browser.ReadAsync(state.SessionId));
        Assert.Equal(StepPhase.Verdict, state.Phase);
        await using var database = _server.OpenDatabase();
        Assert.False(await database.Attempts().AnyAsync(row => row.ItemId == "text", Cancel));
    }

    [Fact]
    public async Task A_prediction_takes_its_check_along_and_a_run_that_ends_later_brings_nothing_back()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var first = await PredictAsync(browser);
        await FinishedRuns.FinishAsync(_server, first, 100, 350);
        first = await browser.ReadAsync(first.SessionId);
        first = await browser.AnswerAsync(first, PracticeBrowser.Right(first), Confidence.High);
        var second = await PredictAsync(browser);
        var underWay = await FinishedRuns.StoreAsync(_server, second, 100, 350);
        await using var database = _server.OpenDatabase();
        Assert.Equal(2, await database.Attempts().CountAsync(Cancel));

        Assert.Contains("(n\u00a0=\u00a02)", WebUtility.HtmlDecode(await browser.Client.GetStringAsync("/en/progress/forget?deck=every-type&question=prediction&item=first", Cancel)), StringComparison.Ordinal);
        await ForgetAsync(browser.Client, "every-type", "prediction", "first");
        await underWay.CompleteAsync();

        Assert.Equal(0, await database.Attempts().CountAsync(Cancel));
        Assert.Empty(await MemoriesAsync());
        Assert.Empty(await TalliesAsync());
        Assert.DoesNotContain(await database.SessionEvents().Select(row => row.Event).ToListAsync(Cancel), text => text.Contains("chosen", StringComparison.Ordinal));
        Assert.Equal(StepPhase.Verdict, (await browser.ReadAsync(first.SessionId)).Phase);
        Assert.Equal(StepPhase.Check, (await browser.ReadAsync(second.SessionId)).Phase);
    }

    [Fact]
    public async Task Of_a_check_alone_the_prediction_stays()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await PredictAsync(browser);
        await FinishedRuns.FinishAsync(_server, state, 100, 350);
        state = await browser.ReadAsync(state.SessionId);
        await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        await ForgetAsync(browser.Client, "every-type", "prediction", "first-seen");

        await using var database = _server.OpenDatabase();
        Assert.Equal("first", (await database.Attempts().SingleAsync(Cancel)).ItemId);
        Assert.Single(await database.SessionEvents().Select(row => row.Event).ToListAsync(Cancel), text => text.Contains("chosen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_under_an_earlier_name_of_the_question_go_too()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await PredictAsync(browser);
        await FinishedRuns.FinishAsync(_server, state, 100, 350);
        await using var database = _server.OpenDatabase();
        await database.Attempts().ExecuteUpdateAsync(set => set.SetProperty(row => row.QuestionSlug, "arrival"), Cancel);
        await database.ItemMemories().ExecuteUpdateAsync(set => set.SetProperty(row => row.QuestionSlug, "arrival"), Cancel);
        await ForgetAsync(browser.Client, "every-type", "prediction", "first");
        Assert.Equal((0, 0), (await database.Attempts().CountAsync(Cancel), await database.ItemMemories().CountAsync(Cancel)));
    }

    [Fact]
    public async Task The_whole_history_goes_and_settings_goals_and_others_stay()
    {
        using var other = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(other, "Another text");
        var before = await CountsAsync();
        using var browser = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(browser, Marker);
        using var reply = await ForgetAllAsync(browser.Client);

        Assert.Equal((HttpStatusCode.SeeOther, "/zh/progress?forgotten=all"), (reply.StatusCode, reply.Headers.Location!.ToString()));
        Assert.Empty(await TablesWithAsync(Marker));
        AssertFileWithout(Marker);
        var after = await CountsAsync();
        foreach (var kept in new[] { "Learners", "StudyGoals", "Runs" })
        {
            Assert.Equal(before[kept] + 1, after[kept]);
            after[kept] = before[kept];
        }

        Assert.Equal(before, after);
        var page = await browser.Client.GetStringAsync("/zh/progress?forgotten=all", Cancel);
        Assert.Contains("学习记录已全部删除", page, StringComparison.Ordinal);
        // Once more changes nothing, and she can begin anew.
        await ForgetAllAsync(browser.Client);
        await LearnAsync(browser, "new");
    }

    [Fact]
    public async Task Nobody_deletes_what_is_someone_elses_and_half_a_name_is_not_everything()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(browser, Marker);
        var before = await CountsAsync();
        using var foreign = _server.CreateClient();
        await _server.BecomeLearnerAsync(foreign);
        using var nobody = _server.CreateClient();
        foreach (var client in new[] { foreign, nobody })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await ForgetAsync(client, "every-type", "types", "text")).StatusCode);
            Assert.Equal(HttpStatusCode.SeeOther, (await ForgetAllAsync(client)).StatusCode);
        }

        await ForgetAsync(browser.Client, "every-type", "types", "");
        await ForgetAsync(browser.Client, "", "types", "text");
        await ForgetAsync(browser.Client, "", "", "");
        browser.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await ForgetAsync(browser.Client, "every-type", "types", "text")).StatusCode);
        var after = await CountsAsync();
        before["Learners"]++;
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task Pages_ask_first_say_what_goes_and_know_when_there_is_nothing()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "text");
        await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        var history = await browser.Client.GetStringAsync("/en/progress/history?deck=every-type&question=types", Cancel);
        Assert.Contains("item=text\"", history, StringComparison.Ordinal);
        Assert.DoesNotContain("item=matching\"", history, StringComparison.Ordinal);
        Assert.Contains("This cannot be undone", await browser.Client.GetStringAsync("/en/progress/forget?deck=every-type&question=types&item=text", Cancel), StringComparison.Ordinal);
        Assert.Contains("此操作无法撤销", await browser.Client.GetStringAsync("/zh/progress/forget", Cancel), StringComparison.Ordinal);
        Assert.Contains("nothing to delete", await browser.Client.GetStringAsync("/en/progress/forget?deck=every-type&question=types&item=matching", Cancel), StringComparison.Ordinal);
        Assert.Contains("not in the deck", await browser.Client.GetStringAsync("/en/progress/forget?deck=every-type&question=types&item=gone", Cancel), StringComparison.Ordinal);
        using var nobody = _server.CreateClient();
        Assert.Contains("nothing to delete", await nobody.GetStringAsync("/en/progress/forget", Cancel), StringComparison.Ordinal);
        Assert.Contains("have not answered", await nobody.GetStringAsync("/en/progress/history?deck=every-type&question=types", Cancel), StringComparison.Ordinal);
    }

    /// <summary>A new kind of event that holds something of hers must say what stays of it.</summary>
    [Fact]
    public void Every_event_that_holds_an_answer_or_a_text_says_what_stays_without_it()
    {
        Type[] structural = [typeof(int), typeof(Guid), typeof(bool), typeof(long), typeof(IReadOnlyList<int>), typeof(Type)];
        // An interview asks questions, not items.
        Type[] aboutNoItem = [typeof(Replied), typeof(PointsSettled)];
        var holding = typeof(SessionEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionEvent)))
            .Where(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Any(property => !structural.Contains(property.PropertyType))).Except(aboutNoItem).ToList();
        Assert.Contains(typeof(Answered), holding);
        Assert.All(holding, type => Assert.True(type.GetMethod(nameof(SessionEvent.WithoutAnswer))!.DeclaringType == type, $"{type.Name} does not override {nameof(SessionEvent.WithoutAnswer)}."));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<SessionState> PredictAsync(PracticeBrowser browser)
    {
        var state = await browser.GoToAsync(await browser.StartAsync("prediction"), "first");
        return await browser.AnswerAsync(state, PracticeBrowser.Choose((ChoiceView)state.Item!.View.Body, "Momentum"), Confidence.High);
    }

    private async Task LearnAsync(PracticeBrowser browser, string typed)
    {
        var state = await browser.GoToAsync(await browser.StartAsync(), "text");
        state = await browser.AnswerAsync(state, new TextResponse(typed));
        while (state.Kind != StepKind.Say)
        {
            state = state.Phase is StepPhase.Recall or StepPhase.Answer ? await browser.GoThroughAsync(state, null) : await browser.AdvanceAsync(state);
        }

        await browser.TickAsync(state, typed, "choices");
        await using var database = _server.OpenDatabase();
        var learner = (await database.Sessions().SingleAsync(row => row.Id == state.SessionId, Cancel)).LearnerId;
        if (!await database.StudyGoals().AnyAsync(row => row.LearnerId == learner, Cancel))
        {
            var run = FinishedRuns.Make("sgd-variants", 1, 100, 350);
            run.LearnerId = learner;
            database.AddRange(
                run, new FreeRun { Id = Guid.CreateVersion7(), LearnerId = learner, RunId = run.Id, Demo = run.Demo, At = run.FinishedAt },
                new StudyGoal { LearnerId = learner, DeckSlug = "every-type" }, new PersonalWeights { LearnerId = learner });
            await database.SaveChangesAsync(Cancel);
        }
    }

    private static async Task<HttpResponseMessage> ForgetAsync(HttpClient client, string deck, string question, string item)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = deck, ["question"] = question, ["item"] = item });
        return await client.PostAsync("/en/progress/forget", form, Cancel);
    }

    private static async Task<HttpResponseMessage> ForgetAllAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["whole"] = "on" });
        return await client.PostAsync("/zh/progress/forget", form, Cancel);
    }

    private async Task<List<ItemMemory>> MemoriesAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.ItemMemories().AsNoTracking().OrderBy(row => row.QuestionSlug).ThenBy(row => row.ItemId).ToListAsync(Cancel);
    }

    private async Task<List<string>> TalliesAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.DayTallies().AsNoTracking().OrderBy(row => row.Day).Select(row => row.Figures).ToListAsync(Cancel);
    }

    /// <summary>The bytes on the disk: the database and its write-ahead log.</summary>
    private void AssertFileWithout(string marker)
    {
        foreach (var file in Directory.GetFiles(_server.DataDirectory, "quizhub.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) < 0, $"{Path.GetFileName(file)} still holds it.");
        }
    }

    private async Task<List<string>> TablesWithAsync(string marker)
    {
        var found = new List<string>();
        foreach (var (table, columns) in Tables())
        {
            await using var connection = Open();
            foreach (var column in columns)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT count(*) FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE $marker";
                command.Parameters.AddWithValue("$marker", $"%{marker}%");
                if ((long)(await command.ExecuteScalarAsync(Cancel))! > 0)
                {
                    found.Add($"{table}.{column}");
                }
            }
        }

        return found;
    }

    private async Task<SortedDictionary<string, long>> CountsAsync()
    {
        var counts = new SortedDictionary<string, long>();
        await using var connection = Open();
        foreach (var (table, _) in Tables())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            counts[table] = (long)(await command.ExecuteScalarAsync(Cancel))!;
        }

        return counts;
    }

    private IEnumerable<(string Table, List<string> Columns)> Tables()
    {
        using var database = _server.OpenDatabase();
        return [.. database.Model.GetEntityTypes().Select(type => (type.GetTableName()!, type.GetProperties().Select(property => property.GetColumnName()).ToList()))];
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataDirectory, "quizhub.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}

using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using QuizHub.Decks;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Demos;
using QuizHub.Server.Home.Export;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Home;

public sealed partial class ExportTests : IAsyncDisposable
{
    private static readonly HeldBack Nothing = new(new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<(string, int)>());

    private readonly TestServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Whatever_is_kept_under_a_learners_name_is_in_the_export()
    {
        using var database = _server.OpenDatabase();
        var hers = database.Model.GetEntityTypes().Where(type => type.ClrType == typeof(Learner) || type.FindProperty("LearnerId") is not null
            || type.GetForeignKeys().Any(key => key.PrincipalEntityType.FindProperty("LearnerId") is not null));
        var tables = ExportTables.Of(database, Guid.Empty, Nothing);

        Assert.Equal(hers.Select(type => type.ClrType.Name).Order(), tables.Select(table => table.Entity.Name).Order());
        var left = tables.SelectMany(table => database.Model.FindEntityType(table.Entity)!.GetProperties().Select(property => property.Name)
            .Except(table.Columns.Select(column => column.Property.Name)).Where(name => name != "LearnerId").Select(name => $"{table.Entity.Name}.{name}"));
        Assert.Equal(["Run.Figures"], left);
    }

    [Fact]
    public void Every_field_is_explained()
    {
        using var database = _server.OpenDatabase();
        var sections = Heading().Split(File.ReadAllText(Path.Combine(TestsRoot.Path, "..", "Server", "Home", "Export", "FORMAT.md")));
        foreach (var table in ExportTables.Of(database, Guid.Empty, Nothing))
        {
            var section = Assert.Single(sections, section => section.StartsWith(table.Name + "\n", StringComparison.Ordinal));
            Assert.All(table.Columns, column => Assert.Contains($"`{column.Name}`", section, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task One_document_holds_everything_of_hers_and_nothing_of_anyone_else()
    {
        using var other = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(other, "Others-Batch");
        using var browser = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(browser, "小批量 \"quoted\"");
        using var reply = await browser.Client.GetAsync("/api/progress/export?format=json", Cancel);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (reply.StatusCode, reply.Content.Headers.ContentType!.MediaType));
        Assert.Matches(@"^quizhub-\d{4}-\d\d-\d\d\.json$", reply.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.True(reply.Headers.CacheControl!.NoStore);
        var text = await reply.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("Others-Batch", text, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        Assert.Equal(("quizhub-export", 1), (root.GetProperty("format").GetString(), root.GetProperty("version").GetInt32()));

        await using var database = _server.OpenDatabase();
        var id = root.GetProperty("learner").GetProperty("id").GetGuid();
        Assert.Equal(await database.Attempts().CountAsync(row => row.LearnerId == id, Cancel), root.GetProperty("attempts").GetArrayLength());
        Assert.Equal(await database.ItemMemories().CountAsync(row => row.LearnerId == id, Cancel), root.GetProperty("memories").GetArrayLength());
        Assert.Equal(await database.SessionEvents().CountAsync(row => database.Sessions().Any(session => session.Id == row.SessionId && session.LearnerId == id), Cancel), root.GetProperty("events").GetArrayLength());
        Assert.All(ExportTables.Of(database, id, Nothing).Where(table => !table.IsSingle), table => Assert.NotEqual(0, root.GetProperty(table.Name).GetArrayLength()));
        var typed = root.GetProperty("attempts").EnumerateArray().Single(attempt => attempt.GetProperty("itemId").GetString() == "text");
        Assert.Equal("小批量 \"quoted\"", typed.GetProperty("response").GetProperty("typed").GetString());
        Assert.Equal(("shortText", "middle"), (typed.GetProperty("itemType").GetString(), typed.GetProperty("confidence").GetString()));
        Assert.True(typed.GetProperty("storedAt").TryGetDateTimeOffset(out var stored) && stored.Offset == TimeSpan.Zero);
        Assert.Contains("小批量", root.GetProperty("keyPoints")[0].GetProperty("typed").GetString(), StringComparison.Ordinal);
        Assert.Contains(root.GetProperty("events").EnumerateArray(), row => row.GetProperty("event").GetRawText().Contains("\"kind\":\"text\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_come_as_a_table_that_spreadsheets_read_and_do_not_run()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(browser, "小批量");
        using var reply = await browser.Client.GetAsync("/api/progress/export?format=csv", Cancel);
        var bytes = await reply.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal("text/csv", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var rows = ParseCsv(Encoding.UTF8.GetString(bytes.AsSpan(3)));
        await using var database = _server.OpenDatabase();
        Assert.Equal(await database.Attempts().CountAsync(Cancel) + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        var response = rows[0].IndexOf("response");
        Assert.Contains(rows, row => row[response].Contains("小批量", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_tables_come_in_one_archive()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(browser, "=1+1");
        using var archive = new ZipArchive(new MemoryStream(await browser.Client.GetByteArrayAsync("/api/progress/export?format=zip", Cancel)));
        await using var database = _server.OpenDatabase();
        Assert.Equal(ExportTables.Of(database, Guid.Empty, Nothing).Select(table => $"{table.Name}.csv"), archive.Entries.Select(entry => entry.FullName));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancel));
            var rows = ParseCsv(await reader.ReadToEndAsync(Cancel));
            Assert.True(rows.Count > 1, entry.Name);
            if (entry.Name == "keyPoints.csv")
            {
                Assert.Equal("'=1+1", rows[1][rows[0].IndexOf("typed")]);
            }
        }
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData(" space", "\" space\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("＝x", "'＝x")]
    [InlineData("\n=x", "\"'\n=x\"")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(-3L, "-3")]
    [InlineData(true, "true")]
    [InlineData(Facet.Mechanism, "mechanism")]
    [InlineData(null, "")]
    public void A_value_is_quoted_where_it_must_be_and_text_is_no_formula(object? value, string cell)
    {
        Assert.Equal(cell, CsvText.Cell(value));
        Assert.Equal(cell.Contains('\'') ? "'" + value : value as string ?? cell, ParseCsv(CsvText.Cell(value))[0][0]);
    }

    [Theory]
    [InlineData("小批量 <b>\"quoted\" & '+' 😀 é −")]
    [InlineData("back\\slash and tab\tand line\nbreak")]
    public async Task Files_hold_the_characters_that_were_typed(string typed)
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(browser, typed);
        foreach (var format in new[] { "csv", "json" })
        {
            var file = await browser.Client.GetStringAsync($"/api/progress/export?format={format}", Cancel);
            Assert.DoesNotContain("\\u", file, StringComparison.Ordinal);
            var json = typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            Assert.Contains(format == "csv" ? json.Replace("\"", "\"\"", StringComparison.Ordinal) : json, file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_open_session_does_not_tell_what_it_still_asks()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.StartAsync(count: 1);
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(browser)).GetProperty("sessions")[0].GetProperty("plan").ValueKind);
        state = await browser.AdvanceAsync(await browser.GoThroughAsync(state, PracticeBrowser.Right(state)));
        await browser.AdvanceAsync(state);
        Assert.Equal(JsonValueKind.Object, (await ReadAsync(browser)).GetProperty("sessions")[0].GetProperty("plan").ValueKind);
    }

    [Fact]
    public async Task What_an_open_check_asks_about_a_run_is_told_when_the_session_is_over()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync("prediction"), "first");
        state = await browser.AnswerAsync(state, PracticeBrowser.Choose((ChoiceView)state.Item!.View.Body, "Momentum"));
        await FinishedRuns.FinishAsync(_server, state, momentum: 100, plain: 350);
        var open = await ReadAsync(browser);
        var attempt = open.GetProperty("attempts").EnumerateArray().Single(row => row.GetProperty("itemId").GetString() == "first");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (attempt.GetProperty("facts").ValueKind, attempt.GetProperty("score").ValueKind));
        Assert.DoesNotContain("momentum.updates", open.GetRawText(), StringComparison.Ordinal);

        await using (var database = _server.OpenDatabase())
        {
            await database.Sessions().ExecuteUpdateAsync(set => set.SetProperty(row => row.FinishedAt, DateTimeOffset.UtcNow), Cancel);
        }

        var over = await ReadAsync(browser);
        Assert.Contains("momentum.updates", over.GetProperty("attempts").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("momentum.updates", over.GetProperty("runs").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", HttpStatusCode.NotFound, "not-found", "没有保存")]
    [InlineData("xml", HttpStatusCode.BadRequest, "format", "导出格式")]
    [InlineData("", HttpStatusCode.BadRequest, "format", "导出格式")]
    public async Task Nobody_gets_nothing_and_unknown_formats_are_refused_in_the_asked_language(string format, HttpStatusCode status, string code, string words)
    {
        using var client = _server.CreateClient();
        using var reply = await client.GetAsync($"/api/progress/export?format={format}&lang=zh", Cancel);
        var problem = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal((status, code), (reply.StatusCode, problem.GetProperty("code").GetString()));
        Assert.StartsWith(words, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Something in every table.</summary>
    private async Task LearnAsync(PracticeBrowser browser, string typed)
    {
        var state = await browser.GoToAsync(await browser.StartAsync(), "text");
        state = await browser.AnswerAsync(state, new TextResponse(typed), Confidence.Middle);
        while (state.Kind != StepKind.Say)
        {
            state = state.Phase is StepPhase.Recall or StepPhase.Answer ? await browser.GoThroughAsync(state, null) : await browser.AdvanceAsync(state);
        }

        await browser.TickAsync(state, typed, "choices");
        await using var database = _server.OpenDatabase();
        var learner = (await database.Learners().OrderByDescending(row => row.Id).FirstAsync(Cancel)).Id;
        var run = FinishedRuns.Make("sgd-variants", 1, 100, 350);
        run.LearnerId = learner;
        database.Add(run);
        database.Add(new FreeRun { Id = Guid.CreateVersion7(), LearnerId = learner, RunId = run.Id, Demo = run.Demo, At = run.FinishedAt });
        database.Add(new StudyGoal { LearnerId = learner, DeckSlug = "every-type" });
        database.Add(new PersonalWeights { LearnerId = learner });
        database.Add(new FaultReport
        {
            Id = Guid.CreateVersion7(),
            DeckSlug = "every-type",
            QuestionSlug = "types",
            Version = "0",
            Language = "en",
            Kind = FaultKind.Untrue,
            Text = typed,
            LearnerId = learner,
            ReportedAt = DateTimeOffset.UtcNow,
        });
        await database.SaveChangesAsync(Cancel);
    }

    private static async Task<JsonElement> ReadAsync(PracticeBrowser browser) =>
        JsonDocument.Parse(await browser.Client.GetStringAsync("/api/progress/export?format=json", Cancel)).RootElement;

    /// <summary>RFC 4180, read by the book.</summary>
    private static List<List<string>> ParseCsv(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted && i + 1 < text.Length && text[i + 1] == '\n':
                    i++;
                    row.Add(cell.ToString());
                    cell.Clear();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        if (cell.Length > 0 || row.Count > 0 || rows.Count == 0)
        {
            row.Add(cell.ToString());
            rows.Add(row);
        }

        return rows;
    }

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();
}

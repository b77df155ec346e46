using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Demos;
using QuizHub.Site;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Accounts;

public sealed class LearnerTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Reading_makes_no_learner_and_sets_no_cookie_of_hers()
    {
        using var client = _server.CreateClient();
        foreach (var address in new[] { "/en", "/en/decks/every-type", "/en/decks/every-type/all/types", "/en/settings", "/en/privacy", $"/api/sessions/{Guid.NewGuid()}" })
        {
            using var reply = await client.GetAsync(address, Cancel);
            Assert.DoesNotContain(Cookies(reply), cookie => cookie.StartsWith("qh-learner", StringComparison.Ordinal));
        }

        Assert.Equal(0, await LearnersAsync());
    }

    [Fact]
    public async Task The_first_session_makes_a_guest()
    {
        using var client = _server.CreateClient();
        using var reply = await PractiseAsync(client, "types");

        Assert.Equal(HttpStatusCode.SeeOther, reply.StatusCode);
        Assert.Matches("^/en/sessions/[0-9a-f-]{36}$", reply.Headers.Location!.ToString());
        var cookie = Assert.Single(Cookies(reply), cookie => cookie.StartsWith("qh-learner", StringComparison.Ordinal)).Split("; ");
        Assert.Contains("max-age=34560000", cookie);
        Assert.Contains("path=/", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("httponly", cookie);
        Assert.DoesNotContain("secure", cookie);
        Assert.Equal(1, await LearnersAsync());

        await PractiseAsync(client, "prediction");
        Assert.Equal(1, await LearnersAsync());
    }

    [Fact]
    public async Task A_cookie_that_is_not_ours_is_nobody()
    {
        using var client = _server.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", "qh-learner=CfDJ8forged");

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/sessions/{Guid.NewGuid()}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_guest_is_known_after_a_restart()
    {
        var data = TestServer.NewFolder();
        try
        {
            string cookie;
            Uri session;
            await using (var before = new TestServer(dataDirectory: data))
            {
                using var client = before.CreateClient();
                using var reply = await PractiseAsync(client, "types");
                cookie = Cookies(reply).Single(value => value.StartsWith("qh-learner", StringComparison.Ordinal)).Split(';')[0];
                session = new Uri("/api" + reply.Headers.Location!.ToString()["/en".Length..], UriKind.Relative);
            }

            await using var after = new TestServer(dataDirectory: data);
            using var again = after.CreateClient();
            again.DefaultRequestHeaders.Add("Cookie", cookie);
            Assert.Equal(HttpStatusCode.OK, (await again.GetAsync(session, Cancel)).StatusCode);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Settings_are_kept_and_answered_with_303()
    {
        using var client = _server.CreateClient();
        using var reply = await SaveAsync(client, "zh", "dark", "Asia/Shanghai", "shortcuts");

        Assert.Equal((HttpStatusCode.SeeOther, "/zh/settings?saved=1"), (reply.StatusCode, reply.Headers.Location!.ToString()));
        await using var database = _server.OpenDatabase();
        var learner = await database.Learners().SingleAsync(Cancel);
        Assert.Equal((Language.Zh, Theme.Dark, "Asia/Shanghai", true), (learner.Language, learner.Theme, learner.TimeZone, learner.TimeZoneChosen));
        Assert.Equal((false, true), (learner.StemFirst, learner.Shortcuts));
    }

    [Theory]
    [InlineData("fr", "dark", "Asia/Shanghai")]
    [InlineData("en", "neon", "Asia/Shanghai")]
    [InlineData("en", "7", "Asia/Shanghai")]
    [InlineData("en", "dark", "Mars/Olympus")]
    [InlineData("en", "dark", "")]
    public async Task Settings_that_the_page_does_not_offer_are_refused(string language, string theme, string zone)
    {
        using var client = _server.CreateClient();
        using var reply = await SaveAsync(client, language, theme, zone);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.Equal(0, await LearnersAsync());
    }

    [Fact]
    public async Task The_zone_follows_the_browser_until_she_chooses_one()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.StartAsync();
        state = await browser.GoThroughAsync(state, PracticeBrowser.Right(state));
        Assert.Equal("Europe/Berlin", await ZoneAsync());

        await SaveAsync(browser.Client, "en", "system", "Asia/Shanghai", "stemFirst");
        await browser.GoToAsync(state, "multiple");
        await browser.GoThroughAsync(await browser.ReadAsync(state.SessionId), null);
        Assert.Equal("Asia/Shanghai", await ZoneAsync());
    }

    [Fact]
    public async Task Forgetting_leaves_no_trace_of_her_and_nobody_else_loses_anything()
    {
        using var other = new PracticeBrowser(_server.CreateClient());
        await LearnAsync(other);
        var othersRows = await RowsAsync();
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await LearnAsync(browser);
        Guid id;
        await using (var database = _server.OpenDatabase())
        {
            id = (await database.Learners().OrderByDescending(learner => learner.Id).FirstAsync(Cancel)).Id;
        }

        Assert.NotEmpty(await TablesWithAsync(id));
        using var reply = await browser.Client.PostAsync("/en/settings/forget", null, Cancel);
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(reply.Headers.GetValues("Clear-Site-Data")));

        Assert.Equal(HttpStatusCode.SeeOther, reply.StatusCode);
        Assert.Contains(Cookies(reply), cookie => cookie.StartsWith("qh-learner=;", StringComparison.Ordinal) && cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        Assert.Empty(await TablesWithAsync(id));
        Assert.Empty(await TablesWithAsync(state.SessionId));
        var left = await RowsAsync();
        Assert.Equal(othersRows.Remove("Runs"), left.Remove("Runs"));
        // A run is a fact: it stays, without her.
        Assert.Equal(othersRows["Runs"] + 1, left["Runs"]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/api/sessions/{state.SessionId}", Cancel)).StatusCode);
    }

    [Fact]
    public void Whatever_names_a_learner_goes_with_her_row_or_is_forgotten_by_name()
    {
        using var database = _server.OpenDatabase();
        var named = database.Model.GetEntityTypes().Where(type => type.FindProperty("LearnerId") is not null).ToList();
        var left = named.Where(type => !type.GetForeignKeys().Any(key =>
            key.PrincipalEntityType.ClrType == typeof(Learner) && key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull));

        Assert.Equal(["FreeRun", "Run"], left.Select(type => type.ClrType.Name).Order());
    }

    [Fact]
    public async Task Forms_of_other_sites_are_refused()
    {
        using var client = _server.CreateClient();
        client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await PractiseAsync(client, "types")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/en/settings/forget", null, Cancel)).StatusCode);
        Assert.Equal(0, await LearnersAsync());
    }

    /// <summary>Something in every table.</summary>
    private async Task<SessionState> LearnAsync(PracticeBrowser browser)
    {
        var state = await browser.StartAsync(types: ItemType.Single);
        state = await browser.GoThroughAsync(state, PracticeBrowser.Right(state));
        state = await browser.TickAsync(await browser.AdvanceAsync(state), "typed", "choices");
        await using var database = _server.OpenDatabase();
        var learner = await database.Learners().OrderByDescending(row => row.Id).FirstAsync(Cancel);
        var run = new Run
        {
            Id = Guid.CreateVersion7(),
            LearnerId = learner.Id,
            Demo = "sgd-variants",
            DemoVersion = 1,
            Settings = $"\"{learner.Id.GetHashCode()}\"",
            Seed = 1,
            Facts = "[]",
            Outcome = "null",
            Figures = "[]",
            Seconds = 1,
            FinishedAt = DateTimeOffset.UtcNow,
        };
        database.Add(run);
        database.Add(new FreeRun { Id = Guid.CreateVersion7(), LearnerId = learner.Id, RunId = run.Id, Demo = run.Demo, At = run.FinishedAt });
        await database.SaveChangesAsync(Cancel);
        return state;
    }

    /// <summary>Tables and columns that hold an id, wherever it stands in a text.</summary>
    private async Task<List<string>> TablesWithAsync(Guid id)
    {
        var found = new List<string>();
        await using var connection = await OpenAsync();
        foreach (var table in await NamesAsync(connection))
        {
            foreach (var column in await ColumnsAsync(connection, table))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT count(*) FROM \"{table}\" WHERE lower(CAST(\"{column}\" AS TEXT)) LIKE $id";
                command.Parameters.AddWithValue("$id", $"%{id}%");
                if (Convert.ToInt64(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture) > 0)
                {
                    found.Add($"{table}.{column}");
                }
            }
        }

        return found;
    }

    private async Task<System.Collections.Immutable.ImmutableSortedDictionary<string, long>> RowsAsync()
    {
        var rows = System.Collections.Immutable.ImmutableSortedDictionary.CreateBuilder<string, long>();
        await using var connection = await OpenAsync();
        foreach (var table in await NamesAsync(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            rows[table] = Convert.ToInt64(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture);
        }

        return rows.ToImmutable();
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataDirectory, "quizhub.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        return connection;
    }

    private static Task<List<string>> NamesAsync(SqliteConnection connection) =>
        ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

    private static Task<List<string>> ColumnsAsync(SqliteConnection connection, string table) =>
        ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table}')");

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var texts = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static async Task<HttpResponseMessage> PractiseAsync(HttpClient client, string question)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type", ["topic"] = "", ["question"] = question });
        return await client.PostAsync("/en/practice", form, Cancel);
    }

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient client, string language, string theme, string zone, params string[] switches)
    {
        var fields = new Dictionary<string, string> { ["language"] = language, ["theme"] = theme, ["timeZone"] = zone };
        foreach (var name in switches)
        {
            fields[name] = "on";
        }

        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync("/en/settings", form, Cancel);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage reply) =>
        reply.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private async Task<string> ZoneAsync()
    {
        await using var database = _server.OpenDatabase();
        return (await database.Learners().SingleAsync(Cancel)).TimeZone;
    }

    private async Task<int> LearnersAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.Learners().CountAsync(Cancel);
    }
}

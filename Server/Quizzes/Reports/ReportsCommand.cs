using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary><c>reports [--format text|json] [--DataDirectory PATH]</c>: what readers reported, the newest first, and whether what they saw has changed since. Reads the database of a
/// running server as well as of a stopped one. Exit code 0; 1 when the database can't be read, 2 when the command can't be.</summary>
public static class ReportsCommand
{
    private const string Usage = "reports [--format text|json] [--DataDirectory PATH]";
    private static readonly JsonSerializerOptions Plain = new(Json.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] arguments)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (arguments.Length % 2 != 0 || !arguments.Chunk(2).All(pair => pair is ["--format", "text" or "json"] or ["--DataDirectory" or "--ContentDirectories:0", _]))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var configuration = SiteSetup.CreateBuilder(arguments).Configuration;
        try
        {
            var reports = await ReadAsync(DataDirectory.From(configuration).Database);
            var current = Versions(ContentDirectories.From(configuration));
            await Console.Out.WriteLineAsync(configuration["format"] == "json" ? ToJson(reports, current) : ToText(reports, current));
            return 0;
        }
        catch (SqliteException error)
        {
            await Console.Error.WriteLineAsync($"The database can't be read ({error.Message}). Start the server once: it makes the database, and brings an older one up to date.");
            return 1;
        }
    }

    private static async Task<IReadOnlyList<FaultReport>> ReadAsync(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString();
        await using var database = new QuizHubDbContext(new DbContextOptionsBuilder<QuizHubDbContext>().UseSqlite(connection).Options);
        return await database.FaultReports().AsNoTracking().OrderByDescending(report => report.ReportedAt).ToListAsync();
    }

    /// <summary>The versions of all questions and items as the decks are now.</summary>
    private static HashSet<(string Deck, string Question, string? Item, string Version)> Versions(IReadOnlyList<string> directories)
    {
        var decks = directories.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Where(folder => File.Exists(Path.Combine(folder, "deck.yml")))
            .Select(folder => new DeckParser().Read(DeckFiles.FromFolder(folder)).Deck).OfType<Deck>();
        return [.. decks.SelectMany(deck => deck.Questions).SelectMany(question => question.Items
            .Select(item => (question.DeckSlug, question.Slug, (string?)item.Id, item.ItemVersion))
            .Prepend((question.DeckSlug, question.Slug, null, ItemStore.Version(question))))];
    }

    private static bool IsCurrent(FaultReport report, HashSet<(string, string, string?, string)> current) =>
        current.Contains((report.DeckSlug, report.QuestionSlug, report.ItemId, report.Version));

    private static string ToText(IReadOnlyList<FaultReport> reports, HashSet<(string, string, string?, string)> current) => string.Join(
        Environment.NewLine,
        reports.Select(report => string.Create(
            CultureInfo.InvariantCulture,
            $"{report.ReportedAt:yyyy-MM-dd HH:mm}Z {report.DeckSlug}/{report.QuestionSlug}{(report.ItemId is null ? "" : $"#{report.ItemId}")} [{report.Language}, {report.Version}{(IsCurrent(report, current) ? "" : ", changed since")}] {report.Kind}: {OneLine(report.Text)}"))
        .Append(reports.Count == 1 ? "1 report" : $"{reports.Count} reports"));

    private static string ToJson(IReadOnlyList<FaultReport> reports, HashSet<(string, string, string?, string)> current) => JsonSerializer.Serialize(
        reports.Select(report => new
        {
            report.Id,
            report.ReportedAt,
            report.DeckSlug,
            report.QuestionSlug,
            report.ItemId,
            report.Version,
            ChangedSince = !IsCurrent(report, current),
            report.Language,
            report.Kind,
            report.Text,
        }),
        Plain);

    /// <summary>Readers' words on a terminal: line ends and control characters must not pass for lines or commands of ours.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign));
}

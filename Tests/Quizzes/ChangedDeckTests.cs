using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>A session goes on as it was started, whatever becomes of its deck meanwhile, also over a restart of the server.</summary>
public sealed partial class ChangedDeckTests : IDisposable
{
    private readonly string _content = TestServer.NewFolder();
    private readonly string _data = TestServer.NewFolder();
    private readonly CookieContainer _cookies = new();

    public ChangedDeckTests()
    {
        foreach (var file in Directory.EnumerateFiles(TestServer.QuizzesContent, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_content, Path.GetRelativePath(TestServer.QuizzesContent, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public enum Change
    {
        TextEdited,
        ItemRemoved,
        QuestionRemoved,
        DeckRemoved,
    }

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private string DeckFolder => Path.Combine(_content, "every-type");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_content, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [InlineData(Change.TextEdited)]
    [InlineData(Change.ItemRemoved)]
    [InlineData(Change.QuestionRemoved)]
    [InlineData(Change.DeckRemoved)]
    public async Task An_open_session_keeps_its_items_verdicts_and_sources_and_its_links_lead_somewhere(Change change)
    {
        SessionState before;
        await using (var server = new TestServer(_content, _data))
        {
            using var browser = Browser(server);
            before = await browser.GoThroughAsync(await browser.StartAsync(), null);
            Assert.Contains("https://example.org/format", before.Item!.Verdict!.SourcesHtml, StringComparison.Ordinal);

            Apply(change);
            var library = server.Services.GetRequiredService<DeckLibrary>();
            library.Refresh();
            AssertApplied(change, library.Current.FindDeck("every-type"));
            await AssertAsItWasAsync(browser, before);
            before = await OnAsync(browser, before);
        }

        await using (var restarted = new TestServer(_content, _data))
        {
            using var browser = Browser(restarted);
            await AssertAsItWasAsync(browser, before);
            var state = before;
            while (state.Summary is null)
            {
                state = await OnAsync(browser, state);
                await AssertLinksLeadSomewhereAsync(browser, state);
            }

            Assert.Equal(9, state.Summary.Answered);
            Assert.Equal(8, state.Summary.Right);
            Assert.All(state.Summary.Rows, row => Assert.NotNull(row.Score));
        }
    }

    [Fact]
    public async Task What_comes_back_after_an_exam_is_counted_under_whatever_name_its_question_has()
    {
        await using var server = new TestServer(_content, _data);
        using var sitter = new Exams.ExamSitter(Browser(server).Client);
        var exam = await sitter.StartAsync();
        var wrong = Exams.ExamSitter.Find(exam, "single");
        await sitter.AnswerAsync(exam, wrong, Exams.ExamSitter.Wrong(exam.Exam!.Items![wrong].View));
        Rename("types", "kinds");
        server.Services.GetRequiredService<DeckLibrary>().Refresh();
        Assert.Equal(1, (await sitter.HandInAsync(exam)).Result!.DueTomorrow);
    }

    [Fact]
    public async Task A_question_that_is_renamed_in_mid_session_keeps_one_memory_of_each_item()
    {
        await using var server = new TestServer(_content, _data);
        using var browser = Browser(server);
        var first = await browser.GoToAsync(await browser.StartAsync(), "single");
        await browser.AnswerAsync(first, PracticeBrowser.Right(first));
        var open = await browser.GoToAsync(await browser.StartAsync(), "single");
        Assert.Equal([new ItemKey("types", "single")], await RememberedAsync(server));

        Rename("types", "kinds");
        var library = server.Services.GetRequiredService<DeckLibrary>();
        library.Refresh();
        Assert.Equal("kinds", library.Current.FindDeck("every-type")!.FindQuestion("types")!.Slug);
        Assert.Equal([new ItemKey("kinds", "single")], await RememberedAsync(server));
        await browser.AnswerAsync(open, PracticeBrowser.Right(open));

        await using var database = server.OpenDatabase();
        var memory = await database.ItemMemories().AsNoTracking().SingleAsync(row => row.ItemId == "single", Cancel);
        Assert.Equal(("kinds", 2), (memory.QuestionSlug, memory.Reviews));
        var attempt = await database.Attempts().AsNoTracking().SingleAsync(row => row.ItemId == "single" && row.Encounter == 2, Cancel);
        Assert.Equal(("types", 0), (attempt.QuestionSlug, attempt.DaysSince));

        // Made anew from the log, in which it has the old name alone, it is the same.
        await database.ItemMemories().ExecuteDeleteAsync(Cancel);
        await server.Services.GetRequiredService<MemoryUpkeep>().CatchUpAsync(Cancel);
        var again = await database.ItemMemories().AsNoTracking().SingleAsync(row => row.ItemId == "single", Cancel);
        Assert.Equal((memory.QuestionSlug, memory.State, memory.DueDay, memory.Reviews), (again.QuestionSlug, again.State, again.DueDay, again.Reviews));
    }

    /// <summary>To the next step, and through it: the first is given up by the test itself, the rest are answered rightly.</summary>
    private static async Task<SessionState> OnAsync(PracticeBrowser browser, SessionState state)
    {
        var next = await browser.AdvanceAsync(state);
        return next switch
        {
            { Kind: StepKind.Item } => await browser.GoThroughAsync(next, PracticeBrowser.Right(next)),
            { Say: { } say } => await browser.TickAsync(next, "said", say.KeyPoints[0].Id),
            _ => next,
        };
    }

    private static async Task AssertAsItWasAsync(PracticeBrowser browser, SessionState before)
    {
        var now = await browser.ReadAsync(before.SessionId);
        Assert.Equal(Told(before), Told(now));
        await AssertLinksLeadSomewhereAsync(browser, now);

        static string Told(SessionState state) => JsonSerializer.Serialize(new { state.Index, state.Phase, state.Revision, state.DeckTitle, state.Item }, Json.Options);
    }

    private static async Task AssertLinksLeadSomewhereAsync(PracticeBrowser browser, SessionState state)
    {
        using var reply = await browser.Client.GetAsync(Addresses.Session(Language.En, state.SessionId), Cancel);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var page = (IHtmlDocument)new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync(Cancel));
        if (state.Item?.Verdict is { } verdict)
        {
            Assert.Contains("The deck format, version 1", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.All(verdict.Parts, part => Assert.Contains(part.ReasonHtml, page.Body.InnerHtml, StringComparison.Ordinal));
        }

        var inside = page.Links.Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/')).Distinct().ToList();
        Assert.NotEmpty(inside);
        foreach (var link in inside)
        {
            using var there = await browser.Client.GetAsync(link, Cancel);
            Assert.True((int)there.StatusCode < 400, $"{link}: {there.StatusCode}");
        }
    }

    private void Apply(Change change)
    {
        switch (change)
        {
            case Change.TextEdited:
                Edit("types.en.md", text => text.Replace("Which of these are even?", "Which are odd?", StringComparison.Ordinal).Replace("reason-", "another-", StringComparison.Ordinal)
                    .Replace("The deck format, version 1", "Another source", StringComparison.Ordinal));
                break;
            case Change.ItemRemoved:
                Edit("types.en.md", text => MultipleItem().Replace(text, ""));
                Edit("types.zh.md", text => MultipleItem().Replace(text, ""));
                break;
            case Change.QuestionRemoved:
                File.Delete(Path.Combine(DeckFolder, "all", "types.en.md"));
                File.Delete(Path.Combine(DeckFolder, "all", "types.zh.md"));
                var yml = Path.Combine(DeckFolder, "deck.yml");
                File.WriteAllText(yml, File.ReadAllText(yml).Replace("[types, prediction]", "[prediction]", StringComparison.Ordinal));
                break;
            case Change.DeckRemoved:
                Directory.Delete(DeckFolder, recursive: true);
                break;
        }
    }

    private static async Task<IEnumerable<ItemKey>> RememberedAsync(TestServer server)
    {
        await using var database = server.OpenDatabase();
        var learner = await database.Learners().Select(row => row.Id).SingleAsync(Cancel);
        return (await server.Services.GetRequiredService<LearnerMemories>().GetAsync(learner, "every-type", Cancel))!.Items.Keys;
    }

    private static void AssertApplied(Change change, Deck? now)
    {
        var question = now?.FindQuestion("types");
        switch (change)
        {
            case Change.TextEdited:
                Assert.Contains(question!.Items, item => item.In("en").StemMarkdown.Contains("Which are odd?", StringComparison.Ordinal));
                break;
            case Change.ItemRemoved:
                Assert.DoesNotContain(question!.Items, item => item.Id == "multiple");
                break;
            case Change.QuestionRemoved:
                Assert.True(now is not null && question is null);
                break;
            case Change.DeckRemoved:
                Assert.Null(now);
                break;
        }
    }

    private void Rename(string from, string to)
    {
        Edit($"{from}.en.md", text => text.Replace("level: 1\n", $"level: 1\naliases: [{from}]\n", StringComparison.Ordinal));
        foreach (var language in new[] { "en", "zh" })
        {
            File.Move(Path.Combine(DeckFolder, "all", $"{from}.{language}.md"), Path.Combine(DeckFolder, "all", $"{to}.{language}.md"));
        }

        var yml = Path.Combine(DeckFolder, "deck.yml");
        File.WriteAllText(yml, File.ReadAllText(yml).Replace($"[{from}, ", $"[{to}, ", StringComparison.Ordinal));
    }

    private void Edit(string file, Func<string, string> edit)
    {
        var path = Path.Combine(DeckFolder, "all", file);
        var text = File.ReadAllText(path);
        var edited = edit(text);
        Assert.NotEqual(text, edited);
        File.WriteAllText(path, edited);
    }

    private PracticeBrowser Browser(TestServer server)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return new(client);
    }

    [GeneratedRegex(@"^### [^\n]*\{#multiple[ }].*?(?=^### )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex MultipleItem();
}

using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using QuizHub.Progress;
using QuizHub.Server.Progress;
using QuizHub.Site;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Progress;

public sealed class ProgressPageTests : IAsyncDisposable
{
    private readonly TestServer _server = new(content: Path.Combine(TestsRoot.Path, "..", "Content"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Before_the_first_answer_it_says_what_will_be_here_and_where_to_start(string language)
    {
        using var nobody = _server.CreateClient();
        using var guest = _server.CreateClient();
        await _server.BecomeLearnerAsync(guest);
        foreach (var client in new[] { nobody, guest })
        {
            var page = await ReadAsync(client, $"/{language}/progress");
            Assert.Equal(ProgressTexts.EmptyTitle.In(Languages.FromCode(language)!.Value), page.QuerySelector("h2")!.TextContent);
            Assert.NotNull(page.QuerySelector($"main a[href='/{language}/practice']"));
            Assert.Empty(page.QuerySelectorAll("main svg, main table"));
        }

        // Nothing is kept about a reader, so nothing is offered to her.
        Assert.Null((await ReadAsync(nobody, $"/{language}/progress")).QuerySelector("a[href^='/api/progress']"));
        Assert.NotNull((await ReadAsync(guest, $"/{language}/progress")).QuerySelector("a[href='/api/progress/export?format=json']"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Every_chart_has_its_table_and_every_figure_its_n(string language)
    {
        using var client = _server.CreateClient();
        var studied = await _server.StudyAsync(client, "deep-learning", days: 120, attempts: 3000);
        var page = await ReadAsync(client, $"/{language}/progress");

        var figures = page.QuerySelectorAll("main figure");
        Assert.Equal(8, figures.Length);
        foreach (var figure in figures)
        {
            var rows = figure.QuerySelectorAll("table tbody tr");
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal(figure.QuerySelectorAll("thead th").Length, row.Children.Length));
            Assert.All(figure.QuerySelectorAll("svg"), svg => Assert.True(
                svg.GetAttribute("aria-hidden") == "true" || svg.GetAttribute("aria-labelledby")!.Split(' ').All(id => page.GetElementById(id)?.TextContent.Length > 0)));
        }

        Assert.All(page.QuerySelectorAll(".glance small, li .value"), figure => Assert.Matches(@"n\s=\s\d|\d ?of ?\d|\d/\d", figure.TextContent));
        Assert.Empty(page.QuerySelectorAll("[style]"));

        // The numbers are those of the log.
        var now = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(-4));
        var due = studied.Memories.Count(memory => memory.DueDay <= now);
        Assert.Equal(Numbers.Whole(due), page.QuerySelector("section[aria-labelledby=due] figure tbody tr")!.LastElementChild!.TextContent);
        Assert.Equal(studied.Attempts.Count, Sum(page, "#time + p + figure table", column: 2));
        var reviews = studied.Attempts.Count(attempt => attempt.DaysSince >= 1);
        Assert.Equal(reviews, Sum(page, "#calibration + p + figure table", column: 4));
        Assert.Equal(10, page.QuerySelectorAll("#hardest ~ ol > li").Length);
    }

    [Fact]
    public async Task Little_data_is_said_in_words_and_not_drawn()
    {
        await using var small = new TestServer();
        using var browser = new PracticeBrowser(small.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "single");
        await browser.AnswerAsync(state, PracticeBrowser.Right(state), QuizHub.Quizzes.Confidence.High);
        var page = await ReadAsync(browser.Client, "/en/progress");

        Assert.Contains("Too little data yet: 0 of 20 reviews.", page.QuerySelector("#retention + p")!.TextContent);
        Assert.Contains("Too little data yet: 0 of 20 reviews.", page.QuerySelector("#calibration + p")!.TextContent);
        Assert.Contains("Too little data yet: 1 of 20 answers.", page.QuerySelector("#confidence + p")!.TextContent);
        Assert.Contains("Too little data yet: 1 of", page.QuerySelector("#readiness ~ p.card")!.TextContent);
        Assert.Equal(["due-chart", "calendar", "time-chart"], page.QuerySelectorAll("main figure").Select(figure => figure.QuerySelector("figcaption")!.Id!.Replace("-title", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_several_decks_the_one_last_studied_comes_first_and_others_can_be_chosen()
    {
        await using var two = new TestServer(settings: new Dictionary<string, string> { ["ContentDirectories:1"] = Path.Combine(TestsRoot.Path, "..", "Content") });
        using var browser = new PracticeBrowser(two.CreateClient());
        await two.StudyAsync(browser.Client, "deep-learning", days: 30, attempts: 200);
        Assert.Null((await ReadAsync(browser.Client, "/en/progress")).QuerySelector("nav.decks"));
        await browser.GoThroughAsync(await browser.StartAsync(), null);
        await using (var database = two.OpenDatabase())
        {
            await database.DayTallies().Where(row => row.DeckSlug == "deep-learning").OrderByDescending(row => row.Day).Take(1).ExecuteDeleteAsync(Cancel);
        }

        var page = await ReadAsync(browser.Client, "/en/progress");
        Assert.Equal("Every type", page.QuerySelector("nav.decks a[aria-current]")!.TextContent);
        var other = await ReadAsync(browser.Client, "/en/progress?deck=deep-learning");
        Assert.Equal("/en/progress?deck=deep-learning", other.QuerySelector("nav.decks a[aria-current]")!.GetAttribute("href"));
        Assert.NotNull(other.QuerySelector("#retention-chart-title"));
        Assert.Equal("Every type", (await ReadAsync(browser.Client, "/en/progress?deck=gone")).QuerySelector("nav.decks a[aria-current]")!.TextContent);
    }

    [Fact]
    public async Task Readiness_is_told_for_the_interviews_day_as_long_as_it_is_to_come()
    {
        using var client = _server.CreateClient();
        var studied = await _server.StudyAsync(client, "deep-learning", days: 60, attempts: 2000);
        var learner = studied.Attempts[0].LearnerId;
        var soon = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20);
        await using var database = _server.OpenDatabase();
        Assert.Contains("if you were asked today", (await ReadAsync(client, "/en/progress")).QuerySelector("#readiness + p")!.TextContent);
        database.Add(new StudyGoal { LearnerId = learner, DeckSlug = "deep-learning", InterviewDay = soon });
        await database.SaveChangesAsync(Cancel);
        Assert.Contains(Numbers.Date(soon, Language.En), (await ReadAsync(client, "/en/progress")).QuerySelector("#readiness + p")!.TextContent);
        await database.StudyGoals().ExecuteUpdateAsync(set => set.SetProperty(goal => goal.InterviewDay, soon.AddDays(-40)), Cancel);
        Assert.Contains("if you were asked today", (await ReadAsync(client, "/en/progress")).QuerySelector("#readiness + p")!.TextContent);
    }

    [Fact]
    public async Task It_is_the_learners_own_and_never_kept_and_says_whether_weights_are_hers()
    {
        using var client = _server.CreateClient();
        var studied = await _server.StudyAsync(client, "deep-learning", days: 40, attempts: 800);
        using var reply = await client.GetAsync("/en/progress", Cancel);
        Assert.Equal("private, no-store", string.Join(", ", reply.Headers.GetValues("Cache-Control").SelectMany(value => value.Split(", ")).OrderDescending()));
        var section = (await ReadAsync(client, "/en/progress")).QuerySelector("section[aria-labelledby=calibration]")!;
        Assert.Contains("fit most people", section.TextContent);

        await using var database = _server.OpenDatabase();
        database.Add(new PersonalWeights
        {
            LearnerId = studied.Attempts[0].LearnerId,
            Version = 0,
            TrainedAt = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero),
            Trained = 1600,
            HeldOut = 400,
            CurrentLoss = 0.5,
            TrainedLoss = 0.4,
            Decision = QuizHub.Server.Progress.Training.TrainingDecision.Accepted,
        });
        await database.SaveChangesAsync(Cancel);
        section = (await ReadAsync(client, "/en/progress")).QuerySelector("section[aria-labelledby=calibration]")!;
        Assert.Contains("in use since 4 March 2026, trained on 1,600 reviews", section.TextContent);
        Assert.Contains("On 400 later reviews they predict better than those before by 20\u00a0%", section.TextContent);
    }

    [Fact]
    public async Task Navigation_leads_to_it_for_learners_alone()
    {
        using var nobody = _server.CreateClient();
        using var guest = _server.CreateClient();
        await _server.BecomeLearnerAsync(guest);
        Assert.Null((await ReadAsync(nobody, "/en")).QuerySelector("header a[href='/en/progress']"));
        Assert.NotNull((await ReadAsync(guest, "/en")).QuerySelector("header a[href='/en/progress']"));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static int Sum(IHtmlDocument page, string table, int column) =>
        page.QuerySelectorAll($"{table} tbody tr").Sum(row => int.Parse(row.Children[column].TextContent.Replace(",", "", StringComparison.Ordinal), null));

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string path)
    {
        using var reply = await client.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return new HtmlParser().ParseDocument(await reply.Content.ReadAsStringAsync(Cancel));
    }
}

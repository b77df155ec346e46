using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

public sealed class LearnerProgressTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_counts_items_once_by_their_last_attempt()
    {
        await using var server = new TestServer();
        using var browser = new PracticeBrowser(server.CreateClient());
        var (progress, deck) = (server.Services.GetRequiredService<LearnerProgress>(), server.Services.GetRequiredService<DeckLibrary>().Current.FindDeck("every-type")!);

        var state = await browser.StartAsync();
        state = await browser.AdvanceAsync(await browser.GoThroughAsync(state, PracticeBrowser.Right(state)));
        await browser.GoThroughAsync(state, null);
        Guid learner;
        await using (var database = server.OpenDatabase())
        {
            learner = (await database.Learners.SingleAsync(Cancel)).Id;
        }

        var before = await progress.OfDeckAsync(deck, learner, Cancel);
        Assert.Equal(new QuestionProgress(9, 2, 1), before["types"]);
        Assert.Equal(new QuestionProgress(3, 0, 0), before["prediction"]);

        state = await browser.StartAsync();
        await browser.GoThroughAsync(state, null);
        Assert.Equal(new QuestionProgress(9, 2, 0), (await progress.OfDeckAsync(deck, learner, Cancel))["types"]);
        Assert.Equal(new QuestionProgress(9, 0, 0), (await progress.OfDeckAsync(deck, Guid.CreateVersion7(), Cancel))["types"]);
    }

    [Fact]
    public async Task The_open_session_that_changed_last_is_gone_on_with()
    {
        await using var server = new TestServer();
        using var browser = new PracticeBrowser(server.CreateClient());
        var progress = server.Services.GetRequiredService<LearnerProgress>();
        var older = await browser.StartAsync();
        var newer = await browser.StartAsync(question: null, topic: "all");
        Guid learner;
        await using (var database = server.OpenDatabase())
        {
            learner = (await database.Learners.SingleAsync(Cancel)).Id;
        }

        Assert.Equal(
            new OpenSessionLink($"/zh/sessions/{newer.SessionId}", "全部题型", 0, newer.Count), await progress.ContinueAsync(learner, Language.Zh, Cancel));
        await browser.AdvanceAsync(await browser.GoThroughAsync(older, null));
        Assert.Equal(
            new OpenSessionLink($"/en/sessions/{older.SessionId}", "Which types of items are there?", 1, older.Count),
            await progress.ContinueAsync(learner, Language.En, Cancel));
        Assert.Null(await progress.ContinueAsync(Guid.CreateVersion7(), Language.En, Cancel));
    }

    [Fact]
    public async Task A_finished_session_is_not_gone_on_with()
    {
        await using var server = new TestServer();
        using var browser = new PracticeBrowser(server.CreateClient());
        var state = await browser.StartAsync(count: 1);
        state = await browser.AdvanceAsync(await browser.GoThroughAsync(state, null));
        state = await browser.AdvanceAsync(state);
        Assert.NotNull(state.Summary);

        await using var database = server.OpenDatabase();
        var learner = (await database.Learners.SingleAsync(Cancel)).Id;
        Assert.Null(await server.Services.GetRequiredService<LearnerProgress>().ContinueAsync(learner, Language.En, Cancel));
    }
}

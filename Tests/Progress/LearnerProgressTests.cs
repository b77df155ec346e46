using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Progress;

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
            learner = (await database.Learners().SingleAsync(Cancel)).Id;
        }

        var before = await progress.OfDeckAsync(deck, learner, Cancel);
        Assert.Equal(new QuestionProgress(9, 2, 1), before["types"]);
        Assert.Equal(new QuestionProgress(3, 0, 0), before["prediction"]);

        state = await browser.StartAsync();
        await browser.GoThroughAsync(state, null);
        Assert.Equal(new QuestionProgress(9, 2, 0), (await progress.OfDeckAsync(deck, learner, Cancel))["types"]);
        Assert.Equal(new QuestionProgress(9, 0, 0), (await progress.OfDeckAsync(deck, Guid.CreateVersion7(), Cancel))["types"]);
    }
}

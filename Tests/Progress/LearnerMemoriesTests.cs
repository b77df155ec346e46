using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Progress;

public sealed class LearnerMemoriesTests : IAsyncDisposable
{
    private readonly TestServer _server = new();

    private LearnerMemories Memories => _server.Services.GetRequiredService<LearnerMemories>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_follows_every_answer_and_equals_one_read_anew()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var learner = Guid.Empty;
        foreach (var (id, run) in new[] { ("single", 0), ("truth", 0), ("single", 1), ("whole", 0), ("truth", 1) })
        {
            var state = await browser.GoToAsync(await browser.StartAsync(), id);
            await browser.AnswerAsync(state, run == 0 ? PracticeBrowser.Right(state) : null, Confidence.High);
            learner = await LearnerAsync();

            var kept = await Memories.GetAsync(learner, "every-type", Cancel);
            using var others = new LearnerMemories(_server.Services.GetRequiredService<IDbContextFactory<Server.Data.QuizHubDbContext>>(), _server.Services.GetRequiredService<DeckLibrary>());
            var anew = await others.GetAsync(learner, "every-type", Cancel);
            Assert.Equal(anew!.Items.OrderBy(item => item.Key.ItemId), kept!.Items.OrderBy(item => item.Key.ItemId));
            Assert.Equal(anew.Sum.Write(), kept.Sum.Write());
            Assert.Contains(new ItemKey("types", id), kept.Items.Keys);
        }

        Assert.Empty((await Memories.GetAsync(learner, "another-deck", Cancel))!.Items);
        Assert.Null(await Memories.GetAsync(Guid.NewGuid(), "every-type", Cancel));
    }

    [Fact]
    public async Task What_was_deleted_is_gone_from_the_copy()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "single");
        await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        var learner = await LearnerAsync();
        Assert.Single((await Memories.GetAsync(learner, "every-type", Cancel))!.Items);

        await using (var database = _server.OpenDatabase())
        {
            await database.ItemMemories().ExecuteDeleteAsync(Cancel);
            await database.DayTallies().ExecuteDeleteAsync(Cancel);
            await database.Learners().ExecuteUpdateAsync(set => set.SetProperty(row => row.HistoryRevision, row => row.HistoryRevision + 1), Cancel);
        }

        var snapshot = await Memories.GetAsync(learner, "every-type", Cancel);
        Assert.Empty(snapshot!.Items);
        Assert.Equal(0, snapshot.Sum.Answers);
    }

    [Fact]
    public async Task Her_own_median_decides_what_an_answer_costs_once_there_are_five_of_a_type()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        for (var run = 0; run < 6; run++)
        {
            var state = await browser.GoToAsync(await browser.StartAsync(), "truth");
            await browser.AnswerAsync(state, PracticeBrowser.Right(state), milliseconds: 60_000 * (run + 1));
        }

        using var anew = new LearnerMemories(_server.Services.GetRequiredService<IDbContextFactory<Server.Data.QuizHubDbContext>>(), _server.Services.GetRequiredService<DeckLibrary>());
        var minutes = (await anew.GetAsync(await LearnerAsync(), "every-type", Cancel))!.Minutes;
        Assert.Equal(4.2, minutes[ItemType.TrueFalse].Right, 1e-9);
        Assert.Equal(4.6, minutes[ItemType.TrueFalse].Wrong, 1e-9);
        Assert.Equal(Enum.GetValues<ItemType>().Length, minutes.Count);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<Guid> LearnerAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.Learners().Select(row => row.Id).SingleAsync(Cancel);
    }
}

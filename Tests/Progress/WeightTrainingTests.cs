using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Training;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Progress;

public sealed class WeightTrainingTests : IAsyncDisposable
{
    private readonly TestServer _server = new();

    private WeightTraining Training => _server.Services.GetRequiredService<WeightTraining>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Weights_that_predict_the_latest_answers_better_are_used_and_all_memories_are_made_anew_with_them()
    {
        var log = new SimulatedLog(FastForgetter(), seed: 5).Study(items: 400, days: 200);
        var learner = await log.StoreAsync(_server);
        await _server.Services.GetRequiredService<MemoryUpkeep>().CatchUpAsync(Cancel);

        Assert.Equal(1, await Training.TrainDueAsync(Cancel));

        await using var database = _server.OpenDatabase();
        var own = await database.PersonalWeights().SingleAsync(Cancel);
        Assert.Equal((TrainingDecision.Accepted, 1), (own.Decision, own.Version));
        Assert.True(own.TrainedLoss < own.CurrentLoss);
        var rules = await database.MemoryRulesAsync(learner, "every-type", Cancel);
        Assert.NotEqual(Fsrs6Weights.Default, ((Fsrs6)rules.Model).Weights);
        var memories = await database.ItemMemories().AsNoTracking().ToListAsync(Cancel);
        Assert.Equal(400, memories.Count);
        Assert.All(memories, memory =>
        {
            var history = log.Attempts.Where(attempt => attempt.ItemId == memory.ItemId).Select(attempt => Review.Of(attempt)!.Value);
            var replayed = MemoryUpdate.Replay(learner, memory.DeckSlug, memory.QuestionSlug, memory.ItemId, history, rules)!;
            replayed.Revision = memory.Revision;
            Assert.Equivalent(replayed, memory, strict: true);
        });

        // Nothing new to learn from: not again.
        Assert.Equal(0, await Training.TrainDueAsync(Cancel));
    }

    [Fact]
    public async Task Weights_that_are_not_better_on_the_latest_answers_are_not_used()
    {
        // She remembers as the defaults say: there is nothing to gain, and what a fit seems to find is chance.
        await new SimulatedLog(new Fsrs6(), seed: 3).Study(items: 400, days: 200).StoreAsync(_server);

        Assert.Equal(1, await Training.TrainDueAsync(Cancel));

        await using var database = _server.OpenDatabase();
        var own = await database.PersonalWeights().SingleAsync(Cancel);
        Assert.Equal((TrainingDecision.NotBetter, 0, null), (own.Decision, own.Version, own.Weights));
        Assert.True(own.TrainedLoss >= own.CurrentLoss);
    }

    [Fact]
    public async Task On_little_nothing_is_trained()
    {
        var learner = await new SimulatedLog(FastForgetter(), seed: 5).Study(items: 30, days: 60).StoreAsync(_server);

        Assert.Equal(0, await Training.TrainDueAsync(Cancel));
        Assert.Equal(TrainingDecision.TooFewReviews, (await Training.TrainAsync(learner, Cancel))!.Decision);
        Assert.Null(await Training.TrainAsync(Guid.NewGuid(), Cancel));
    }

    [Fact]
    public async Task An_answer_between_new_weights_and_the_rebuild_goes_by_the_new_weights_alone()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "truth");
        await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        await using var database = _server.OpenDatabase();
        var learner = await database.Learners().Select(row => row.Id).SingleAsync(Cancel);
        double[] fast = [.. FastForgetter().Weights.Values];
        database.Add(new PersonalWeights { LearnerId = learner, Version = 1, Weights = System.Text.Json.JsonSerializer.Serialize(fast) });
        await database.SaveChangesAsync(Cancel);

        state = await browser.GoToAsync(await browser.StartAsync(), "truth");
        await browser.AnswerAsync(state, PracticeBrowser.Right(state));

        var memory = await database.ItemMemories().AsNoTracking().SingleAsync(row => row.ItemId == "truth", Cancel);
        var expected = FastForgetter().Next(FastForgetter().Init(Grade.Good), 0, Grade.Good);
        Assert.Equal((1, 2, expected), (memory.WeightsVersion, memory.Reviews, memory.State));
        Assert.Equal(FastForgetter().Init(Grade.Good).Stability, (await database.Attempts().SingleAsync(row => row.ItemId == "truth" && row.Encounter == 2, Cancel)).StabilityBefore);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>A third of the usual stability after a first answer, and a slower growth.</summary>
    private static Fsrs6 FastForgetter()
    {
        double[] w = [.. Fsrs6Weights.Default.Values];
        for (var i = 0; i < 4; i++)
        {
            w[i] *= 0.3;
        }

        w[8] -= 0.8;
        return new Fsrs6(new Fsrs6Weights(w));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Tests.Quizzes;

namespace QuizHub.Tests.Progress;

public sealed class MemoryUpkeepTests : IAsyncDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public async Task An_answer_moves_the_items_memory_and_the_days_tally_at_once()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.GoToAsync(await browser.StartAsync(), "single");
        state = await browser.AnswerAsync(state, PracticeBrowser.Right(state), Confidence.High);

        await using var database = _server.OpenDatabase();
        var memory = await database.ItemMemories().SingleAsync(row => row.ItemId == "single", Cancel);
        var attempt = await database.Attempts().SingleAsync(row => row.ItemId == "single", Cancel);
        var tally = DayFigures.Read((await database.DayTallies().SingleAsync(Cancel)).Figures);
        Assert.Equal((Fsrs6.ModelId, 1, Grade.Good), (memory.Model, memory.Reviews, memory.LastGrade));
        Assert.Equal(attempt.StudyDay, memory.LastDay);
        Assert.Null(attempt.DaysSince);
        Assert.Equal(await database.Attempts().CountAsync(Cancel), tally.Answers);
        Assert.Equal(new Share(1, 1, 0.9), tally.Confidence[2]);
    }

    [Fact]
    public async Task A_repeat_stores_what_the_model_expected_of_it()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        for (var run = 0; run < 2; run++)
        {
            var state = await browser.GoToAsync(await browser.StartAsync(), "truth");
            await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        }

        await using var database = _server.OpenDatabase();
        var second = await database.Attempts().SingleAsync(row => row.ItemId == "truth" && row.Encounter == 2, Cancel);
        Assert.Equal(0, second.DaysSince);
        Assert.Equal(new Fsrs6().Init(Grade.Good).Stability, second.StabilityBefore);
        Assert.Equal(1, second.PredictedRecall);
    }

    [Fact]
    public async Task What_is_derived_is_the_same_when_made_anew_from_the_log()
    {
        await AnswerMuchAsync();
        var (memories, tallies) = await DerivedAsync();
        Assert.True(memories.Count >= 8);

        await using (var database = _server.OpenDatabase())
        {
            await database.ItemMemories().ExecuteDeleteAsync(Cancel);
            await database.DayTallies().ExecuteDeleteAsync(Cancel);
        }

        var (items, days) = await _server.Services.GetRequiredService<MemoryUpkeep>().CatchUpAsync(Cancel);

        Assert.Equal((memories.Count, tallies.Count), (items, days));
        var (again, talliesAgain) = await DerivedAsync();
        Assert.Equivalent(memories, again, strict: true);
        Assert.Equal(tallies, talliesAgain);
        Assert.Equal((0, 0), await _server.Services.GetRequiredService<MemoryUpkeep>().CatchUpAsync(Cancel));
    }

    [Fact]
    public async Task Attempts_from_before_there_were_memories_are_taken_up_when_the_server_starts()
    {
        await AnswerMuchAsync();
        var (memories, _) = await DerivedAsync();
        await using (var database = _server.OpenDatabase())
        {
            await database.ItemMemories().ExecuteDeleteAsync(Cancel);
        }

        await using var next = new TestServer(dataDirectory: _server.DataDirectory);
        _ = next.Address;
        await using var later = next.OpenDatabase();
        for (var wait = 0; wait < 100 && await later.ItemMemories().CountAsync(Cancel) < memories.Count; wait++)
        {
            await Task.Delay(100, Cancel);
        }

        Assert.Equal(memories.Count, await later.ItemMemories().CountAsync(Cancel));
    }

    [Fact]
    public async Task States_of_another_model_or_of_other_weights_are_made_anew()
    {
        await AnswerMuchAsync();
        var (memories, _) = await DerivedAsync();
        await using (var database = _server.OpenDatabase())
        {
            await database.ItemMemories().Where(row => row.ItemId == "single").ExecuteUpdateAsync(set => set.SetProperty(row => row.Model, "fsrs-5"), Cancel);
            await database.ItemMemories().Where(row => row.ItemId == "truth").ExecuteUpdateAsync(set => set.SetProperty(row => row.WeightsVersion, 3).SetProperty(row => row.Stability, 77), Cancel);
        }

        Assert.Equal((2, 0), await _server.Services.GetRequiredService<MemoryUpkeep>().CatchUpAsync(Cancel));
        Assert.Equivalent(memories, (await DerivedAsync()).Memories, strict: true);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Two sessions over all types: right, wrong, given up, with and without confidence.</summary>
    private async Task AnswerMuchAsync()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        foreach (var id in new[] { "single", "truth", "whole", "text", "cloze", "matching", "ordering", "multiple" })
        {
            for (var run = 0; run < 2; run++)
            {
                var state = await browser.GoToAsync(await browser.StartAsync(), id);
                await browser.AnswerAsync(state, run == 0 && id is "text" ? null : PracticeBrowser.Right(state), (Confidence)(run + 1));
            }
        }
    }

    private async Task<(List<ItemMemory> Memories, List<string> Tallies)> DerivedAsync()
    {
        await using var database = _server.OpenDatabase();
        var memories = await database.ItemMemories().AsNoTracking().OrderBy(row => row.QuestionSlug).ThenBy(row => row.ItemId).ToListAsync(Cancel);
        memories.ForEach(memory => memory.Revision = 0);
        return (memories, await database.DayTallies().AsNoTracking().OrderBy(row => row.Day).Select(row => row.Figures).ToListAsync(Cancel));
    }
}

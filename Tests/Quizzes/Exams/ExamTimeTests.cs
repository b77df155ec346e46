using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Exams;

/// <summary>What the server's clock does to an exam, whoever looks or does not.</summary>
public sealed class ExamTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_time_runs_out_with_nobody_there_the_server_hands_in_what_is_there()
    {
        var clock = new JumpingClock();
        await using var server = Start(clock);
        using var sitter = new ExamSitter(server.CreateClient());
        var exam = await sitter.StartAsync(minutes: 30);
        var (right, flagged) = (ExamSitter.Find(exam, "single"), ExamSitter.Find(exam, "text"));
        clock.Advance(TimeSpan.FromMinutes(10));
        await sitter.AnswerAsync(exam, right, ExamSitter.Right(exam, right), Confidence.High);
        await sitter.TryFlagAsync(exam, new FlagItemRequest(Guid.CreateVersion7(), flagged, true));
        Assert.Equal(20 * 60 * 1000, (await sitter.ReadAsync(exam.SessionId)).Exam!.RemainingMilliseconds);

        // It has looked once more when it sleeps until the very end: before, no sleep was longer than a minute.
        clock.Advance(TimeSpan.FromMinutes(20) - Second);
        await SleepsUntilAsync(clock, clock.GetUtcNow() + Second + ExamWriter.Grace);
        Assert.Equal(0, await AttemptsAsync(server));

        // No request from here on until the attempt is there.
        clock.Advance(ExamWriter.Grace + Second);
        Assert.Equal(1, await ExamSitter.EventuallyAsync(() => AttemptsAsync(server), attempts => attempts == 1));
        var state = await sitter.ReadAsync(exam.SessionId);
        Assert.Equal((null, true, 1.0, 30 * 60), (state.Exam, state.Result!.ByClock, state.Result.Points, state.Result.Seconds));
        Assert.NotNull(state.Item!.Verdict);
        await using var database = server.OpenDatabase();
        Assert.Null((await database.Sessions().SingleAsync(Cancel)).Deadline);
    }

    [Fact]
    public async Task Exams_end_each_at_its_own_time_also_one_that_was_started_later_and_ends_earlier()
    {
        var clock = new JumpingClock();
        await using var server = Start(clock);
        using var slow = new ExamSitter(server.CreateClient());
        using var quick = new ExamSitter(server.CreateClient());
        var (longOne, shortOne) = (await slow.StartAsync(minutes: 60), await quick.StartAsync(minutes: 1));
        foreach (var (sitter, exam) in new[] { (slow, longOne), (quick, shortOne) })
        {
            var index = ExamSitter.Find(exam, "single");
            await sitter.AnswerAsync(exam, index, ExamSitter.Right(exam, index));
        }

        clock.Advance(TimeSpan.FromMinutes(1) + ExamWriter.Grace);
        Assert.Equal(1, await ExamSitter.EventuallyAsync(() => AttemptsAsync(server), attempts => attempts == 1));
        Assert.NotNull((await slow.ReadAsync(longOne.SessionId)).Exam);
        Assert.Null((await quick.ReadAsync(shortOne.SessionId)).Exam);
    }

    [Fact]
    public async Task What_is_under_way_at_the_end_still_counts_and_what_comes_later_does_not()
    {
        var clock = new JumpingClock();
        await using var server = Start(clock);
        using var sitter = new ExamSitter(server.CreateClient());
        var exam = await sitter.StartAsync(minutes: 1);
        var (first, second) = (ExamSitter.Find(exam, "single"), ExamSitter.Find(exam, "truth"));
        clock.Advance(TimeSpan.FromMinutes(1) + ExamWriter.Grace - Second);
        Assert.Equal(0, (await sitter.ReadAsync(exam.SessionId)).Exam!.RemainingMilliseconds);
        await sitter.AnswerAsync(exam, first, ExamSitter.Right(exam, first));

        clock.Advance(Second);
        var refused = await PracticeBrowser.ProblemOf(await sitter.TryAnswerAsync(exam, ExamSitter.Answer(second, ExamSitter.Right(exam, second))));
        Assert.Equal((HttpStatusCode.Conflict, "moved-on"), (refused.Status, refused.Code));
        Assert.Equal((null, true, 1.0, 60), (refused.State!.Exam, refused.State.Result!.ByClock, refused.State.Result.Points, refused.State.Result.Seconds));
        Assert.Equal(1, await AttemptsAsync(server));
    }

    [Fact]
    public async Task Whoever_looks_at_an_exam_whose_time_is_over_never_finds_it_open()
    {
        // Timers sleep: nothing is handed in unless somebody comes.
        foreach (var look in new Func<ExamSitter, SessionState, Task<SessionState?>>[]
        {
            async (sitter, exam) => await sitter.ReadAsync(exam.SessionId),
            async (sitter, exam) => (await PracticeBrowser.ProblemOf(await sitter.TryFlagAsync(exam, new FlagItemRequest(Guid.CreateVersion7(), 0, true)))).State,
            async (sitter, exam) => await sitter.HandInAsync(exam),
        })
        {
            var clock = new JumpingClock { Rings = false };
            await using var server = Start(clock);
            using var sitter = new ExamSitter(server.CreateClient());
            var exam = await sitter.StartAsync(minutes: 1);
            var index = ExamSitter.Find(exam, "single");
            await sitter.AnswerAsync(exam, index, ExamSitter.Right(exam, index));
            clock.Advance(TimeSpan.FromHours(5));
            Assert.Equal(0, await AttemptsAsync(server));

            var state = await look(sitter, exam);
            Assert.Equal((null, true, 1.0), (state!.Exam, state.Result!.ByClock, state.Result.Points));
            Assert.Equal(1, await AttemptsAsync(server));
        }
    }

    [Fact]
    public async Task An_exam_goes_on_over_a_restart_and_one_that_ran_out_meanwhile_is_handed_in_by_the_new_server_alone()
    {
        var data = TestServer.NewFolder();
        try
        {
            var clock = new JumpingClock();
            Guid session;
            int index;
            await using (var server = Start(clock, data))
            {
                using var sitter = new ExamSitter(server.CreateClient());
                var exam = await sitter.StartAsync(minutes: 30);
                (session, index) = (exam.SessionId, ExamSitter.Find(exam, "single"));
                await sitter.AnswerAsync(exam, index, ExamSitter.Right(exam, index));
            }

            clock.Advance(TimeSpan.FromMinutes(10));
            await using (var server = Start(clock, data))
            {
                _ = server.Address;
                await SleepsUntilAsync(clock, clock.GetUtcNow() + TimeSpan.FromMinutes(1));
                Assert.Equal(0, await AttemptsAsync(server));
            }

            clock.Advance(TimeSpan.FromDays(3));
            await using (var server = Start(clock, data))
            {
                _ = server.Address;
                Assert.Equal(1, await ExamSitter.EventuallyAsync(() => AttemptsAsync(server), attempts => attempts == 1));
                await using var database = server.OpenDatabase();
                var attempt = await database.Attempts().SingleAsync(Cancel);
                Assert.Equal((session, index, clock.GetUtcNow()), (attempt.SessionId, attempt.StepIndex, attempt.StoredAt));
                // It counts for the day on which it was answered.
                Assert.Equal(new DateOnly(2026, 3, 1), attempt.StudyDay);
                Assert.Equal(new DateOnly(2026, 3, 1), (await database.ItemMemories().SingleAsync(Cancel)).LastDay);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Answers_on_both_sides_of_four_o_clock_count_for_the_days_on_which_they_were_given()
    {
        var clock = new JumpingClock();
        await using var server = Start(clock);
        using var sitter = new ExamSitter(server.CreateClient());
        // 3:50 in Los Angeles.
        clock.Advance(TimeSpan.FromMinutes(24 * 60 - 10));
        var exam = await sitter.StartAsync(minutes: 30);
        var (before, after) = (ExamSitter.Find(exam, "single"), ExamSitter.Find(exam, "truth"));
        await sitter.TryAnswerAsync(exam, ExamSitter.Answer(before, ExamSitter.Right(exam, before), zone: "America/Los_Angeles"));
        clock.Advance(TimeSpan.FromMinutes(20));
        await sitter.TryAnswerAsync(exam, ExamSitter.Answer(after, ExamSitter.Right(exam, after), zone: "America/Los_Angeles"));
        await sitter.HandInAsync(exam);

        await using var database = server.OpenDatabase();
        var days = await database.Attempts().ToDictionaryAsync(attempt => attempt.ItemId, attempt => attempt.StudyDay, Cancel);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2)), (days["single"], days["truth"]));
        Assert.Equal(2, await database.DayTallies().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_prediction_is_run_and_graded_in_the_review_and_counts_from_then_on()
    {
        var clock = new JumpingClock();
        await using var server = Start(clock);
        using var sitter = new ExamSitter(server.CreateClient());
        var exam = await sitter.StartAsync();
        var (first, number) = (ExamSitter.Find(exam, "first"), ExamSitter.Find(exam, "how-many"));
        await sitter.AnswerAsync(exam, first, ExamSitter.Right(exam, first), Confidence.High);
        await sitter.AnswerAsync(exam, number, ExamSitter.Right(exam, number));
        var steps = server.Services.GetRequiredService<StepRuns>();
        Guid learner;
        await using (var database = server.OpenDatabase())
        {
            learner = (await database.Learners().SingleAsync(Cancel)).Id;
        }

        Task<FoundRun> RunOf(int index) => steps.FindAsync(new SessionStepReference(exam.SessionId, index), learner, Cancel);
        Assert.IsType<FoundRun.NotYet>(await RunOf(first));
        Assert.IsType<FoundRun.NotYet>(await RunOf(number));
        var state = await sitter.HandInAsync(exam);
        Assert.Equal((0.0, exam.Count - 2, 2), (state.Result!.Points, state.Result.OutOf, state.Result.Waiting));
        Assert.IsType<FoundRun.NotYet>(await RunOf(first));
        var shown = new Dictionary<int, StepPhase>();
        while (state.View is not ExamResult)
        {
            shown.TryAdd(state.Index, state.Phase);
            if (state.Index == first)
            {
                Assert.Equal((StepPhase.Run, null), (state.Phase, state.Item!.Verdict));
                var run = Assert.IsType<FoundRun.Ready>(await RunOf(first)).Run;
                Assert.True(run.FactsHeldBack);
                await FinishRunAsync(server, state, run, learner);
                state = await sitter.ReadAsync(exam.SessionId);
                Assert.Equal(StepPhase.Check, state.Phase);
                state = await PracticeBrowser.StateOf(await sitter.PostAsync(
                    $"/api/sessions/{exam.SessionId}/answers?lang=en", PracticeBrowser.Answer(state, PracticeBrowser.Right(state))));
                Assert.True(state.Item!.Verdict!.IsRight && state.Item.Demo!.CheckVerdict!.IsRight);
            }

            // The other one is skipped: a run that was not wanted counts for nothing.
            state = await sitter.LeaveAsync(state);
        }

        Assert.Equal(StepPhase.Run, shown[number]);
        Assert.Equal((1.0, exam.Count - 1, 0), (state.Result!.Points, state.Result.OutOf, state.Result.Waiting));
        Assert.Equal(ExamMark.NotCounted, state.Result.Rows[number].Mark);
        await using var after = server.OpenDatabase();
        var attempts = await after.Attempts().OrderBy(attempt => attempt.ItemId).ToListAsync(Cancel);
        Assert.Equal([("first", SessionMode.Exam), ("first-seen", SessionMode.Exam)], attempts.Select(attempt => (attempt.ItemId, attempt.Mode)));
    }

    [Fact]
    public async Task A_prediction_that_was_left_open_has_no_run_once_the_exam_is_over()
    {
        await using var server = Start(new JumpingClock());
        using var sitter = new ExamSitter(server.CreateClient());
        var exam = await sitter.StartAsync();
        var address = $"/api/sessions/{exam.SessionId}/steps/{ExamSitter.Find(exam, "first")}/run";
        using var before = await sitter.Client.PostAsync(address, null, Cancel);
        await sitter.HandInAsync(exam);
        using var after = await sitter.Client.PostAsync(address, null, Cancel);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (before.StatusCode, after.StatusCode));
    }

    private static TestServer Start(JumpingClock clock, string? data = null) =>
        new(dataDirectory: data, services: services => services.AddSingleton<TimeProvider>(clock));

    private static async Task SleepsUntilAsync(JumpingClock clock, DateTimeOffset moment) =>
        Assert.True(await ExamSitter.EventuallyAsync(() => Task.FromResult(clock.IsSleptUntil(moment)), isSleeping => isSleeping));

    private static async Task<int> AttemptsAsync(TestServer server)
    {
        await using var database = server.OpenDatabase();
        return await database.Attempts().CountAsync(Cancel);
    }

    private static async Task FinishRunAsync(TestServer server, SessionState state, StepRun step, Guid learner)
    {
        FactValue[] facts = [new("momentum.updates", JsonSerializer.SerializeToElement(100)), new("plain.updates", JsonSerializer.SerializeToElement(350))];
        var run = new Run
        {
            Id = Guid.CreateVersion7(),
            Demo = step.Demo,
            DemoVersion = 1,
            Settings = $"{{\"made\":\"{Guid.NewGuid()}\"}}",
            Seed = step.Seed,
            Facts = JsonSerializer.Serialize(facts, Json.Options),
            Outcome = JsonSerializer.Serialize(new Text("Momentum was faster.", "动量更快。"), Json.Options),
            Figures = "[]",
            Seconds = 1,
            FinishedAt = DateTimeOffset.UtcNow,
        };
        await using (var database = server.OpenDatabase())
        {
            database.Runs().Add(run);
            await database.SaveChangesAsync(Cancel);
        }

        await server.Services.GetRequiredService<StepRuns>().CompleteAsync(new SessionStepReference(state.SessionId, state.Index), learner, run.Id, Cancel);
    }
}

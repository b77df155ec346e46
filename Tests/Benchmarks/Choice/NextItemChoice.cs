using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;

namespace QuizHub.Benchmarks.Choice;

/// <summary>
/// How long the choice of what to ask next takes with 10 000 items and 100 000 attempts of one learner in a real database: from the request to the day's order, right after an
/// answer has changed what it rests on. Beside it, in the same minute, what it would take to read her memories alone for every choice.
/// </summary>
public static class NextItemChoice
{
    private const int Rounds = 200;
    private const double Limit = 10;

    public static async Task<int> RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("quizhub-choice-").FullName;
        try
        {
            await using var services = Services(folder);
            return await RunAsync(services, output);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(ServiceProvider services, TextWriter output)
    {
        var databases = services.GetRequiredService<IDbContextFactory<QuizHubDbContext>>();
        await DatabaseMigration.RunAsync(databases, services.GetRequiredService<DataDirectory>(), NullLogger.Instance, CancellationToken.None);
        var learner = await LargeHistory.SeedAsync(databases);
        var writer = services.GetRequiredService<AttemptWriter>();
        await writer.StartAsync(CancellationToken.None);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{LargeHistory.Questions * LargeHistory.ItemsEach:N0} items, {LargeHistory.Questions * LargeHistory.ItemsEach * LargeHistory.AttemptsEach:N0} attempts of one learner; {Rounds} choices, each right after an answer."));
        output.WriteLine();
        output.WriteLine("| choice | median | 95 % | slowest | first, nothing in memory |");
        output.WriteLine("|---|---|---|---|---|");
        var slowest = 0.0;
        foreach (var (name, date) in new[] { ("what is due", (DateOnly?)null), ("for an interview in 30 days", LargeHistory.Today.AddDays(30)) })
        {
            await SetGoalAsync(databases, learner.Id, date);
            var reviews = services.GetRequiredService<Reviews>();
            // Compiled code and a warm database for both kinds of start.
            await reviews.ChooseAsync(LargeHistory.Deck, learner, CancellationToken.None);
            using var anew = new LearnerMemories(databases, services.GetRequiredService<DeckLibrary>());
            var first = await TimeAsync(() => new Reviews(anew, services.GetRequiredService<DemoCatalog>(), services.GetRequiredService<TimeProvider>())
                .ChooseAsync(LargeHistory.Deck, learner, CancellationToken.None));
            var times = new double[Rounds];
            var random = new SplitMix(7);
            for (var round = 0; round < Rounds; round++)
            {
                await AnswerAsync(writer, learner.Id, random.Next(LargeHistory.Questions), random.Next(LargeHistory.ItemsEach));
                times[round] = await TimeAsync(() => reviews.ChooseAsync(LargeHistory.Deck, learner, CancellationToken.None));
            }

            Array.Sort(times);
            slowest = Math.Max(slowest, times[Rounds * 95 / 100]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {times[Rounds / 2]:F1} ms | {times[Rounds * 95 / 100]:F1} ms | {times[^1]:F1} ms | {first:F0} ms |"));
        }

        var reading = new double[20];
        for (var round = 0; round < reading.Length; round++)
        {
            reading[round] = await TimeAsync(async () =>
            {
                await using var database = await databases.CreateDbContextAsync();
                return await database.ItemMemories().AsNoTracking().Where(row => row.LearnerId == learner.Id && row.DeckSlug == LargeHistory.Deck.Slug).ToListAsync();
            });
        }

        Array.Sort(reading);
        var baseline = reading[reading.Length / 2];
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Reading all her memories from the database, as each choice would have to without the copy that is kept in step: {baseline:F1} ms (median of {reading.Length}). Choosing takes {slowest / baseline:F2} of that at 95 %."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(slowest < Limit ? "Within" : "NOT within")} the limit of {Limit:F0} ms at 95 %."));
        await writer.StopAsync(CancellationToken.None);
        return slowest < Limit ? 0 : 1;
    }

    private static ServiceProvider Services(string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("DataDirectory", folder)]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        services.AddData(configuration).AddAccounts(configuration).AddDemos(configuration).AddDecks(configuration).AddProgress().AddQuizzes(configuration);
        services.Replace(ServiceDescriptor.Singleton(
            new DeckLibrary([folder], (_, _) => new(null, [], []), TimeProvider.System, NullLogger<DeckLibrary>.Instance)));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new StandingClock()));
        return services.BuildServiceProvider();
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task SetGoalAsync(IDbContextFactory<QuizHubDbContext> databases, Guid learnerId, DateOnly? date)
    {
        await using var database = await databases.CreateDbContextAsync();
        await database.StudyGoals().ExecuteDeleteAsync();
        database.Add(new StudyGoal { LearnerId = learnerId, DeckSlug = LargeHistory.Deck.Slug, InterviewDay = date, MinutesPerDay = StudyGoal.MostMinutes });
        await database.SaveChangesAsync();
    }

    /// <summary>As a session stores it: log, memory, tally.</summary>
    private static Task<bool> AnswerAsync(AttemptWriter writer, Guid learnerId, int questionNumber, int itemNumber) => writer.WriteAsync(
        async database =>
        {
            var learner = await database.Learners().SingleAsync(row => row.Id == learnerId);
            var session = await database.Sessions().AsNoTracking().FirstAsync();
            var question = LargeHistory.Deck.Questions.ElementAt(questionNumber);
            var item = question.Items[itemNumber];
            var rules = await database.MemoryRulesAsync(learnerId, LargeHistory.Deck.Slug, CancellationToken.None);
            var memory = await database.ItemMemories().SingleAsync(
                row => row.LearnerId == learnerId && row.DeckSlug == LargeHistory.Deck.Slug && row.QuestionSlug == question.Slug && row.ItemId == item.Id);
            var random = new SplitMix((ulong)(questionNumber * LargeHistory.ItemsEach + itemNumber));
            var attempt = LargeHistory.Attempt(learner, session, question, item, memory, LargeHistory.AttemptsEach + 1, LargeHistory.Today, ref random);
            MemoryUpdate.Apply(memory, Review.Of(attempt)!.Value, rules);
            memory.Revision = ++learner.MemoryRevision;
            database.Add(attempt);
            await database.SaveChangesAsync();
            await database.TallyAsync(learner.Id, attempt.DeckSlug, attempt.StudyDay);
            return true;
        },
        CancellationToken.None);

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => LargeHistory.At(LargeHistory.Today);
    }
}

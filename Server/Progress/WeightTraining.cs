using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Training;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>Fits the memory model to learners who have answered much, one after the other in the background. A fit is used only when it predicts her latest answers
/// better than the weights in use; her memories are then made anew with it, in pieces.</summary>
public sealed class WeightTraining(
    IDbContextFactory<QuizHubDbContext> databases, AttemptWriter writer, MemoryUpkeep upkeep, DeckLibrary library, TimeProvider time, ILogger<WeightTraining> logger)
    : BackgroundService
{
    /// <summary>New answers after which training again may find something better.</summary>
    public const int EveryAnswers = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Trains everyone for whom it is time; returns how many those were.</summary>
    public async Task<int> TrainDueAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        // Fewer answers than that can't hold enough reviews of a later day.
        var fewest = new TrainingOptions().MinimumReviews;
        var due = await database.Learners().AsNoTracking()
            .Where(learner => learner.MemoryRevision >= fewest && learner.MemoryRevision >= EveryAnswers
                + (database.PersonalWeights().Where(own => own.LearnerId == learner.Id).Select(own => (int?)own.Revision).FirstOrDefault() ?? 0))
            .Select(learner => learner.Id).ToListAsync(cancel);
        foreach (var learner in due)
        {
            await TrainAsync(learner, cancel);
        }

        return due.Count;
    }

    /// <summary>Trains one learner's weights. Null when there is no such learner.</summary>
    public async Task<TrainingOutcome?> TrainAsync(Guid learnerId, CancellationToken cancel)
    {
        if (await ReadAsync(learnerId, cancel) is not { } log)
        {
            return null;
        }

        var current = log.Weights is null ? Fsrs6Weights.Default : new Fsrs6Weights(JsonSerializer.Deserialize<double[]>(log.Weights, Json.Options)!);
        var outcome = await Task.Factory.StartNew(
            () => WeightTrainer.Train(log.Histories, current, cancel: cancel), cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await writer.WriteAsync(database => KeepAsync(database, learnerId, log, outcome), cancel);
        logger.LogInformation(
            "Own weights of a learner: {Decision}, trained on {Trained} reviews, {HeldOut} later ones decided ({Current:F4} nats before, {After:F4} after).",
            outcome.Decision, outcome.Trained, outcome.HeldOut, outcome.CurrentLoss, outcome.TrainedLoss);
        if (outcome.Decision == TrainingDecision.Accepted)
        {
            await upkeep.CatchUpAsync(cancel);
            // Making memories anew is no new answer to learn from.
            await writer.WriteAsync(
                database => database.PersonalWeights().Where(own => own.LearnerId == learnerId).ExecuteUpdateAsync(set => set.SetProperty(
                    own => own.Revision, own => database.Learners().Where(learner => learner.Id == learnerId).Select(learner => learner.MemoryRevision).First())),
                cancel);
        }

        return outcome;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrainOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start trains whoever is due then.
        }
    }

    private async Task TrainOnceAsync(CancellationToken cancel)
    {
        try
        {
            await TrainDueAsync(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The weights in use go on being used.
            logger.LogError(exception, "Own weights could not be trained; the next round tries again.");
        }
    }

    private async Task<Log?> ReadAsync(Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var learner = await database.Learners().AsNoTracking().SingleOrDefaultAsync(row => row.Id == learnerId, cancel);
        if (learner is null)
        {
            return null;
        }

        var weights = await database.PersonalWeights().Where(own => own.LearnerId == learnerId).Select(own => own.Weights).SingleOrDefaultAsync(cancel);
        var attempts = await database.Attempts().AsNoTracking().Where(attempt => attempt.LearnerId == learnerId && attempt.Grade != null)
            .OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.Encounter)
            .Select(attempt => new { attempt.DeckSlug, attempt.QuestionSlug, attempt.ItemId, attempt.StudyDay, Grade = attempt.Grade!.Value, attempt.StoredAt, attempt.GuessChance })
            .ToListAsync(cancel);
        var histories = attempts.GroupBy(attempt => (attempt.DeckSlug, library.Current.NamesOf(attempt.DeckSlug, attempt.QuestionSlug)[0], attempt.ItemId)).Select(item =>
        {
            var last = DateOnly.MinValue;
            return item.Select((attempt, index) =>
            {
                var days = index == 0 ? 0 : Math.Max(0, attempt.StudyDay.DayNumber - last.DayNumber);
                last = attempt.StudyDay > last ? attempt.StudyDay : last;
                return new LoggedReview(days, attempt.Grade, attempt.StoredAt, attempt.GuessChance);
            }).ToArray();
        });
        return new Log(learner.MemoryRevision, learner.HistoryRevision, weights, [.. histories]);
    }

    private async Task<PersonalWeights?> KeepAsync(QuizHubDbContext database, Guid learnerId, Log log, TrainingOutcome outcome)
    {
        if (!await database.Learners().AnyAsync(learner => learner.Id == learnerId && learner.HistoryRevision == log.HistoryRevision))
        {
            // Forgotten meanwhile, she or a part of her history.
            return null;
        }

        var own = await database.PersonalWeights().SingleOrDefaultAsync(row => row.LearnerId == learnerId)
            ?? database.Add(new PersonalWeights { LearnerId = learnerId }).Entity;
        (own.Revision, own.Trained, own.HeldOut, own.Decision) = (log.Revision, outcome.Trained, outcome.HeldOut, outcome.Decision);
        own.CurrentLoss = double.IsNaN(outcome.CurrentLoss) ? null : outcome.CurrentLoss;
        own.TrainedLoss = double.IsNaN(outcome.TrainedLoss) ? null : outcome.TrainedLoss;
        own.TrainedAt = time.GetUtcNow();
        if (outcome.Decision == TrainingDecision.Accepted)
        {
            own.Version++;
            own.Weights = JsonSerializer.Serialize(outcome.Weights.Values.ToArray(), Json.Options);
        }

        return own;
    }

    /// <param name="Revision">The learner's memory revision when it was read.</param>
    /// <param name="Weights">In use, as JSON; null for the defaults.</param>
    private sealed record Log(int Revision, int HistoryRevision, string? Weights, IReadOnlyList<LoggedReview[]> Histories);
}

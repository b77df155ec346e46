using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>A graded answer with everything around it, to be written to the log.</summary>
/// <param name="Names">The question's slug, then those that it had before.</param>
/// <param name="Response">With the deck's ids; null when she gave up.</param>
/// <param name="Run">That it was graded on; null for all but predictions and checks.</param>
/// <param name="GivenAt">When the server got the answer, where it is graded later than that, as in an exam: it counts for that study day. Null for now.</param>
public sealed record GradedAnswer(
    StudySession Session, PlanStep Step, PlannedItem Planned, Item Item, IReadOnlyList<string> Names, SubmitAnswerRequest Answer, string Language,
    ItemResponse? Response, GradingResult Result, Run? Run, DateTimeOffset? GivenAt = null)
{
    /// <summary>What it is worth; null when the run decides nothing. Giving up is worth nothing in any case, a second try its share.</summary>
    public double? Score => Answer.Revealed ? 0 : (Answer.SecondTry ? SecondTries.Share : 1) * (Result as Graded)?.Score;
}

/// <summary>Makes the attempt of an answer: looks up what the table from evidence to grade needs to know about the learner's earlier ones.</summary>
public static class AttemptMaker
{
    private const long LongestActive = 24 * 60 * 60 * 1000;

    /// <summary>To be called where no other change can come between, in the writer's transaction.</summary>
    /// <param name="memory">Of the item before the answer, by the same rules; null for none.</param>
    /// <param name="rules">Of the learner, for what her memory model expected of the answer.</param>
    public static async Task<Attempt> MakeAsync(
        QuizHubDbContext database, Learner learner, GradedAnswer graded, double score, ItemMemory? memory, MemoryRules rules, DateTimeOffset now)
    {
        var (session, answer, item) = (graded.Session, graded.Answer, graded.Item);
        var earlier = database.Attempts.Where(attempt => attempt.LearnerId == learner.Id && attempt.DeckSlug == session.DeckSlug
            && graded.Names.Contains(attempt.QuestionSlug) && attempt.ItemId == item.Id);
        var day = StudyDay.Of(graded.GivenAt ?? now, learner.TimeZone);
        var evidence = new Evidence(
            score,
            answer.Confidence,
            answer.Revealed,
            item.Type == ItemType.Predict && await RanFreelyAsync(database, learner, graded.Step.Run!.Demo, StudyDay.Start(day, learner.TimeZone)),
            await earlier.AnyAsync(attempt => attempt.SessionId == session.Id),
            Grading.GuessChance(item),
            Math.Clamp(answer.ActiveMilliseconds, 0, LongestActive),
            await MedianAsync(database, learner.Id, item.Type),
            1 + await earlier.CountAsync());
        var isScheduled = item.Type != ItemType.SawIt;
        int? daysSince = isScheduled && memory is not null ? Math.Max(0, day.DayNumber - memory.LastDay.DayNumber) : null;
        return new Attempt
        {
            Id = answer.Id,
            LearnerId = learner.Id,
            SessionId = session.Id,
            StepIndex = answer.Index,
            Mode = session.Mode,
            DeckSlug = session.DeckSlug,
            QuestionSlug = graded.Step.QuestionSlug,
            ItemId = item.Id,
            ItemType = item.Type,
            Facet = item.Facet,
            ItemVersion = item.ItemVersion,
            KeyVersion = item.KeyVersion,
            VariantSeed = unchecked((long)graded.Planned.VariantSeed),
            OptionOrder = JsonSerializer.Serialize(Variants.Order(item, graded.Planned.OrderSeed), Json.Options),
            Language = graded.Language,
            Encounter = evidence.Encounter,
            Response = graded.Response is null ? null : JsonSerializer.Serialize(graded.Response, Json.Options),
            Score = evidence.Score,
            Confidence = evidence.Confidence,
            SecondTry = evidence.SecondTry,
            Hinted = evidence.Hinted,
            Revealed = evidence.Revealed,
            ActiveMilliseconds = evidence.ActiveMilliseconds,
            MedianMilliseconds = evidence.MedianMilliseconds,
            GuessChance = evidence.GuessChance,
            Grade = isScheduled ? EvidenceGrade.Of(evidence) : null,
            GradingVersion = EvidenceGrade.Version,
            RunId = graded.Run?.Id,
            Facts = graded.Run?.Facts,
            AnsweredAt = Instant(answer.AnsweredAt),
            StoredAt = now,
            TimeZone = StudyDay.IsZone(answer.TimeZone) ? answer.TimeZone : learner.TimeZone,
            StudyDay = day,
            DaysSince = daysSince,
            StabilityBefore = daysSince is null ? null : memory!.Stability,
            PredictedRecall = daysSince is { } days ? rules.Model.Retrievability(memory!.State, days) : null,
        };
    }

    /// <summary>A browser's clock may say anything; what no calendar holds is taken as its nearest end.</summary>
    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    private static Task<bool> RanFreelyAsync(QuizHubDbContext database, Learner learner, string demo, DateTimeOffset since) =>
        database.FreeRuns.AnyAsync(run => run.LearnerId == learner.Id && run.Demo == demo && run.At >= since);

    /// <summary>Of first tries alone: with the item read and options struck out a second one is quick, and would make all others look slow.</summary>
    private static async Task<long?> MedianAsync(QuizHubDbContext database, Guid learnerId, ItemType type)
    {
        var times = database.Attempts.Where(attempt => attempt.LearnerId == learnerId && attempt.ItemType == type && !attempt.Revealed && !attempt.SecondTry)
            .Select(attempt => attempt.ActiveMilliseconds);
        var count = await times.CountAsync();
        if (count < EvidenceGrade.AttemptsForMedian)
        {
            return null;
        }

        var middle = await times.Order().Skip((count - 1) / 2).Take(2 - count % 2).ToListAsync();
        return (long)middle.Average();
    }
}

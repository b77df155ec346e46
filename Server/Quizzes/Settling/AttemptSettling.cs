using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What a graded answer adds to the log, and what that does to memory and sums. Pure: settling the same answers one by one, in batches, or from what the
/// database holds gives the same to the last bit.</summary>
public static class AttemptSettling
{
    private const long LongestActive = 24 * 60 * 60 * 1000;

    /// <summary>The study day that an answer counts for.</summary>
    public static DateOnly DayOf(AnswerContext context, GradedAnswer graded) => StudyDay.Of(graded.At, context.Learner.TimeZone);

    /// <summary>Null when the run decides nothing: then nothing is added.</summary>
    /// <param name="context">With the sums of <see cref="DayOf"/>.</param>
    /// <param name="now">When it is stored.</param>
    public static (AnswerContext Next, LoggedAttempt Logged)? Log(AnswerContext context, GradedAnswer graded, DateTimeOffset now)
    {
        if (graded.Score is not { } score)
        {
            return null;
        }

        var (key, type) = ((graded.Step.QuestionSlug, graded.Item.Id), graded.Item.Type);
        var figures = context.Items[key];
        var attempt = Attempt(context, figures, graded, score, now);
        var learner = context.Learner.Copy();
        learner.MemoryRevision++;
        var memory = figures.Memory;
        if (Review.Of(attempt) is { } review)
        {
            memory = memory?.Copy() ?? MemoryUpdate.New(learner.Id, attempt.DeckSlug, figures.Names[0], attempt.ItemId);
            MemoryUpdate.Apply(memory, review, context.Rules);
            memory.Revision = learner.MemoryRevision;
        }

        var isMoved = memory != figures.Memory;
        var day = context.Days[attempt.StudyDay] + DayFigures.Of([attempt]);
        var next = context with
        {
            Learner = learner,
            Items = context.Items.SetItem(key, figures with { Memory = memory, Replaced = isMoved ? [] : figures.Replaced, Attempts = figures.Attempts + 1, IsTried = true }),
            Times = attempt.Revealed || attempt.SecondTry ? context.Times : context.Times.SetItem(type, context.Times[type].With(attempt.ActiveMilliseconds)),
            Days = context.Days.SetItem(attempt.StudyDay, day),
        };
        return (next, new LoggedAttempt(
            attempt, isMoved ? memory : null, isMoved ? figures.Replaced : [],
            new DayTally { LearnerId = learner.Id, DeckSlug = attempt.DeckSlug, Day = attempt.StudyDay, Figures = day.Write() }));
    }

    private static Attempt Attempt(AnswerContext context, ItemFigures figures, GradedAnswer graded, double score, DateTimeOffset now)
    {
        var (session, learner, answer, item) = (context.Open.Session, context.Learner, graded.Answer, graded.Item);
        var day = DayOf(context, graded);
        var evidence = new Evidence(
            score,
            answer.Confidence,
            answer.Revealed,
            item.Type.IsPrediction() && context.FreeRuns.TryGetValue(graded.Step.Run!.Demo, out var ran) && ran >= StudyDay.Start(day, learner.TimeZone),
            figures.IsTried,
            Grading.GuessChance(item),
            Math.Clamp(answer.ActiveMilliseconds, 0, LongestActive),
            context.Times[item.Type].Median,
            1 + figures.Attempts);
        var isScheduled = !item.Type.IsCheck();
        var before = isScheduled ? figures.Memory : null;
        int? daysSince = before is null ? null : Math.Max(0, day.DayNumber - before.LastDay.DayNumber);
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
            TimeZone = TimeZones.IsZone(answer.TimeZone) ? answer.TimeZone : learner.TimeZone,
            StudyDay = day,
            DaysSince = daysSince,
            StabilityBefore = before?.Stability,
            PredictedRecall = daysSince is { } days ? context.Rules.Model.Retrievability(before!.State, days) : null,
        };
    }

    /// <summary>A browser's clock may say anything; what no calendar holds is taken as its nearest end.</summary>
    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}

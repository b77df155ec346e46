using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What a change of a session comes to. Pure.</summary>
public static class Settling
{
    /// <summary>How an answer ends that is not even graded: stored before, out of its turn, or not an answer. Null for one that is to be graded.</summary>
    /// <param name="language">Code of the language in which the item is shown.</param>
    public static SessionOutcome? Precludes(AnswerContext context, SubmitAnswerRequest answer, string language)
    {
        if (Before(context.Open.Progress, answer) is { } before)
        {
            // The same id must bring the same answer.
            return JsonSerializer.Serialize(before, Json.Options) == JsonSerializer.Serialize(answer, Json.Options) ? new SessionOutcome.Done() : new SessionOutcome.OtherAnswer();
        }

        if (context.Open.Progress.After(Happened(answer, language)) is null)
        {
            return new SessionOutcome.MovedOn();
        }

        return answer.Id == Guid.Empty || answer.Revealed == answer.Response is not null || (answer.Confidence is { } said && !Enum.IsDefined(said))
            ? new SessionOutcome.NotTaken("response", GradingTexts.WrongKind)
            : null;
    }

    /// <summary>Grades an answer and says all that follows from it.</summary>
    /// <param name="context">With the learner's zone as it is after the answer, and the sums of its study day.</param>
    /// <param name="run">Whose facts decide a check; null for everything else.</param>
    public static Settlement Answer(AnswerContext context, Item item, SubmitAnswerRequest answer, string language, Run? run, DateTimeOffset now)
    {
        var (open, step) = (context.Open, context.Open.Plan.Steps[answer.Index]);
        var graded = GradedAnswer.Of(step, answer.ForCheck ? step.Check! : step.Item!, item, answer, language, run, now);
        if (graded.Result is Refused refused)
        {
            return new Settlement(new SessionOutcome.NotTaken(refused.Code, refused.Message), context);
        }

        if (answer.SecondTry && SecondTries.AreSame(open.Progress.At(answer.Index).FirstTry!.Response, answer.Response))
        {
            return new Settlement(new SessionOutcome.NotTaken("same-answer", SecondTryTexts.SameAnswer), context);
        }

        var happened = Happened(answer, language);
        if (happened is Answered && !answer.SecondTry && !answer.Revealed && graded.Score < 1 && SecondTries.AreOffered(open.Plan, step, item))
        {
            happened = new TriedFirst(answer.Index, answer, language);
        }

        // A prediction waits for its run; having given up does not.
        var counts = step.Run is null || answer.ForCheck || answer.Revealed;
        return Happen(context, happened, now, counts ? graded : null, answer.Id);
    }

    /// <summary>Ties a finished run to its prediction, which is graded on its facts.</summary>
    /// <param name="item">The one that was predicted.</param>
    public static Settlement FinishRun(AnswerContext context, Item item, int index, Run run, DateTimeOffset now)
    {
        var (step, passed) = (context.Open.Plan.Steps[index], context.Open.Progress.At(index));
        if (run.Demo != step.Run!.Demo || run.Seed != step.Run.Seed)
        {
            throw new InvalidOperationException($"Run {run.Id} is not the one that step {index} of session {context.SessionId} calls for.");
        }

        var counts = !passed.Answer!.Revealed && !passed.Answer.IsForgotten();
        return Happen(
            context, new RunFinished(index, run.Id), now, counts ? GradedAnswer.Of(step, step.Item!, item, passed.Answer, passed.AnswerLanguage!, run, now) : null);
    }

    /// <param name="graded">An attempt to be logged with it; null for none.</param>
    public static Settlement Happen(AnswerContext context, SessionEvent happened, DateTimeOffset now, GradedAnswer? graded = null, Guid? answerId = null)
    {
        if (context.Open.After(happened, now, answerId) is not var (open, stored))
        {
            return new Settlement(new SessionOutcome.MovedOn(), context);
        }

        var logged = graded is null ? null : AttemptSettling.Log(context, graded, now);
        return new Settlement(new SessionOutcome.Done(), (logged?.Next ?? context) with { Open = open }, stored, logged?.Logged);
    }

    /// <summary>The learner with her zone as her browser says, unless she chose one.</summary>
    public static AnswerContext FollowZone(AnswerContext context, string zone)
    {
        var learner = context.Learner.Copy();
        SessionWriter.FollowZone(learner, zone);
        return learner.TimeZone == context.Learner.TimeZone ? context : context with { Learner = learner };
    }

    private static SessionEvent Happened(SubmitAnswerRequest answer, string language) =>
        answer.ForCheck ? new CheckAnswered(answer.Index, answer, language) : new Answered(answer.Index, answer, language);

    /// <summary>An answer of this session with the same id.</summary>
    private static SubmitAnswerRequest? Before(SessionProgress progress, SubmitAnswerRequest answer) =>
        Of(progress.At(answer.Index), answer.Id) ?? progress.Passed.Values.Select(step => Of(step, answer.Id)).FirstOrDefault(stored => stored is not null);

    private static SubmitAnswerRequest? Of(StepProgress step, Guid id) => new[] { step.Answer, step.FirstTry, step.Check }.FirstOrDefault(stored => stored?.Id == id);
}

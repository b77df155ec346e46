using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>An exam, started from its own page or endpoint: all items open at once under a clock, then the review of what was handed in.</summary>
public sealed class ExamMode(ExamWriter exams, ExamSheets sheets, ExamResults results, StepViews views) : Mode(views)
{
    public override SessionMode Name => SessionMode.Exam;

    public override Transitions Transitions => ExamTransitions.Instance;

    public override Text Title => ExamTexts.Exam;

    public override ModeOffer? Offer => new(Addresses.Exam, ExamTexts.Exam, ExamTexts.Is);

    public override Text Look => SessionListTexts.SeeResult;

    public override OpenSessionLink Link(OpenSession open, Deck? deck, Language language, DateTimeOffset now)
    {
        var link = base.Link(open, deck, language, now);
        return open.Progress.HandedIn is { } handedIn
            ? link with { Title = $"{Title.In(language)} · {link.Title}", Index = ExamReview.Place(handedIn, open.Progress.Index), Count = handedIn.Review.Count }
            : link with { Index = Answered(open), Running = new RunningSession(ExamTexts.RunningOn.Fill(language, link.Title), State(open, language, now)) };
    }

    public override string State(OpenSession open, Language language, DateTimeOffset now) => open.Progress.HandedIn is { } handedIn
        ? SessionListTexts.ReviewStepOf.Fill(language, Numbers.Whole(ExamReview.Place(handedIn, open.Progress.Index) + 1), Numbers.Whole(handedIn.Review.Count))
        : ExamTexts.RunningState.Fill(language, Numbers.Whole(Answered(open)), Numbers.Whole(open.Plan.Steps.Count), Numbers.Whole(MinutesLeft(open, now)));

    /// <summary>Items that were graded or left open count; a prediction that never ran does not.</summary>
    public override Task<string> EndAsync(QuizHubDbContext database, OpenSession open, IReadOnlyList<Scored> attempts, Language language, CancellationToken cancel)
    {
        var scores = attempts.Where(attempt => !attempt.IsCheck).ToDictionary(attempt => attempt.Step, attempt => attempt.Score);
        var counted = scores.Count + (open.Progress.HandedIn?.Open.Count(index => !scores.ContainsKey(index)) ?? 0);
        var points = Numbers.Number(Math.Round(scores.Values.Sum(), 2, MidpointRounding.AwayFromZero), language);
        return Task.FromResult(ExamTexts.ScoreSoFar.Fill(language, points, Numbers.Whole(counted)));
    }

    public override Text Discarding(SessionProgress progress) => progress.HandedIn is null ? SessionListTexts.DiscardExam : SessionListTexts.DiscardExamReview;

    public override string Home(OpenSession open, Deck deck, Language language) => Addresses.Exam(language);

    public override StartSessionRequest? Again(OpenSession open, Deck deck, Language language) => null;

    public override async Task<bool> CatchUpAsync(OpenSession open, CancellationToken cancel)
    {
        if (!exams.IsOverdue(open.Session))
        {
            return false;
        }

        await exams.HandInOverdueAsync(open.Session.Id, cancel);
        return true;
    }

    public override async Task<SessionView> ViewAsync(SessionSight sight, CancellationToken cancel) =>
        sight.Open.Progress.IsSitting ? await sheets.MakeAsync(sight, cancel)
        : sight.Open.Progress.IsOver ? await results.MakeAsync(sight, cancel)
        : await ReviewAsync(sight, sight.Open.Progress.HandedIn!, cancel);

    private async Task<ExamReviewStep> ReviewAsync(SessionSight sight, HandedIn handedIn, CancellationToken cancel)
    {
        var number = ExamReview.Place(handedIn, sight.Open.Progress.Index) + 1;
        var result = number == 1 ? await results.MakeAsync(sight, cancel) : null;
        return new ExamReviewStep(await ItemViewAsync(sight, cancel), number, handedIn.Review.Count, result);
    }

    private static int Answered(OpenSession open) => open.Progress.Passed.Values.Count(step => step.IsAnswered);

    private static int MinutesLeft(OpenSession open, DateTimeOffset now) => (int)Math.Max(0, (open.Session.Deadline!.Value - now).TotalMinutes);
}

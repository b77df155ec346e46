using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Questions talked over, with follow-ups, and nothing graded.</summary>
public sealed class InterviewMode(InterviewStarter starter, InterviewStates states, StepViews views) : Mode(views)
{
    public override SessionMode Name => SessionMode.Interview;

    public override Transitions Transitions => InterviewTransitions.Instance;

    public override Text Title => InterviewTexts.Title;

    public override ModeOffer? Offer => new(language => Addresses.Interview(language), InterviewTexts.PageTitle, InterviewTexts.LinkLead);

    public override Text Look => SessionListTexts.SeeTranscript;

    public override Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, Language language, HttpContext context, LearnerAccess learners, CancellationToken cancel) =>
        InterviewEndpoints.StartAsync(request, language, context, starter, learners, cancel);

    public override async Task<SessionView> ViewAsync(SessionSight sight, CancellationToken cancel) =>
        sight.Open.Progress.IsOver ? await states.TranscriptAsync(sight, cancel) : await states.StepAsync(sight, cancel);

    public override OpenSessionLink Link(OpenSession open, Deck? deck, Language language, DateTimeOffset now) =>
        base.Link(open, deck, language, now) with { Title = InterviewTexts.TitleOf.Fill(language, open.Plan.DeckTitle.In(language.Code())) };

    public override string State(OpenSession open, Language language, DateTimeOffset now) => Stands(SessionListTexts.QuestionOf, open, language);

    public override async Task<string> EndAsync(QuizHubDbContext database, OpenSession open, IReadOnlyList<Scored> attempts, Language language, CancellationToken cancel)
    {
        var talked = await states.TalkedAsync(database, open, language, cancel);
        var covers = talked.SelectMany(question => question.Points.Select(point => question.Asked.CoverOf(point.Id))).ToList();
        return talked.Count == 0
            ? InterviewTexts.NothingAsked.In(language)
            : InterviewTexts.TallyAll.Fill(language, Numbers.Whole(covers.Count(cover => cover != PointCover.Missed)), Numbers.Whole(covers.Count));
    }

    public override Text Discarding(SessionProgress progress) => SessionListTexts.DiscardInterview;

    public override string Home(OpenSession open, Deck deck, Language language) => Addresses.Interview(language, open.Plan.DeckSlug);

    public override StartSessionRequest? Again(OpenSession open, Deck deck, Language language) => InterviewStates.Again(open, deck, language);
}

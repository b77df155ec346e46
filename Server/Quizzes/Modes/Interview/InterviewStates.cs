using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Pages;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Where an interview stands, as its page shows it. What the questions are comes from the versions of its plan.</summary>
public sealed class InterviewStates(ItemStore items, RenderedTexts markdown)
{
    /// <summary>The question at hand.</summary>
    public async Task<InterviewStep> StepAsync(SessionSight sight, CancellationToken cancel)
    {
        var (database, open, deck, language) = (sight.Database, sight.Open, sight.Deck, sight.Language);
        var talked = await TalkedAsync(database, open, open.Progress.Index, language, cancel);
        var context = new MarkdownContext(deck, talked.Question, language.Code());
        var asked = talked.Asked;
        return new InterviewStep(
            Line(talked.Text.Title, context), open.Plan.Interview ?? InterviewRules.Usual, asked.Reply,
            asked.Phase == StepPhase.Points ? [.. talked.Points.Select(point => View(point, context))] : [],
            asked.Open is null ? null : View(talked, asked.Open, context),
            asked.IsOver ? Review(talked, deck, language) : null);
    }

    /// <summary>The questions that were talked over to their end.</summary>
    public async Task<IReadOnlyList<TalkedQuestion>> TalkedAsync(QuizHubDbContext database, OpenSession open, Language language, CancellationToken cancel)
    {
        var talked = new List<TalkedQuestion>();
        foreach (var index in Enumerable.Range(0, open.Plan.Steps.Count).Where(index => open.Progress.At(index).Asked.IsOver))
        {
            talked.Add(await TalkedAsync(database, open, index, language, cancel));
        }

        return talked;
    }

    /// <summary>Of an interview that is over.</summary>
    public async Task<InterviewTranscript> TranscriptAsync(SessionSight sight, CancellationToken cancel)
    {
        var (database, open, deck, language) = (sight.Database, sight.Open, sight.Deck, sight.Language);
        var day = TimeZones.Date(open.Session.StartedAt, sight.Learner.TimeZone);
        var talked = await TalkedAsync(database, open, language, cancel);
        return new InterviewTranscript(
            Numbers.Date(day, language), [.. talked.Select(question => Review(question, deck, language))], open.Plan.Steps.Count,
            Addresses.Transcript(language, open.Session.Id), Again(open, deck, language));
    }

    private async Task<TalkedQuestion> TalkedAsync(QuizHubDbContext database, OpenSession open, int index, Language language, CancellationToken cancel)
    {
        var step = open.Plan.Steps[index];
        return new TalkedQuestion(step, await items.QuestionAsync(database, open.Plan.DeckSlug, step, cancel), open.Progress.At(index).Asked, language.Code());
    }

    private InterviewedQuestion Review(TalkedQuestion talked, Deck deck, Language language)
    {
        var context = new MarkdownContext(deck, talked.Question, language.Code());
        return new InterviewedQuestion(
            Line(talked.Text.Title, context), talked.Step.TopicTitle.In(language.Code()),
            SessionLinks.Question(language, deck, talked.Step.TopicSlug, talked.Step.QuestionSlug), talked.Asked.Reply!,
            [.. talked.Points.Select(point => new CoveredPoint(Line(point.Markdown, context), point.Indispensable, talked.Asked.CoverOf(point.Id)))],
            [.. talked.Asked.FollowUps.Select(followUp => Asked(talked, followUp, context))],
            markdown.Render(talked.Text.ThirtySeconds, context), markdown.Render(talked.Text.TwoMinutes, context));
    }

    private AskedFollowUp Asked(TalkedQuestion talked, FollowUpProgress followUp, MarkdownContext context)
    {
        var text = talked.FollowUp(followUp.Chosen.Id);
        return new AskedFollowUp(
            Line(text.Question, context), followUp.Reply!, markdown.Render(text.AnswerMarkdown, context),
            talked.Point(followUp.Chosen.Point) is { } point ? Line(point.Markdown, context) : null, followUp.Covered == true);
    }

    private FollowUpStep View(TalkedQuestion talked, FollowUpProgress open, MarkdownContext context)
    {
        var text = talked.FollowUp(open.Chosen.Id);
        return new FollowUpStep(
            text.Id, talked.Asked.FollowUps.Count, Line(text.Question, context), open.Reply,
            open.Reply is null ? null : markdown.Render(text.AnswerMarkdown, context),
            open.Reply is null || talked.Point(open.Chosen.Point) is not { } point ? null : View(point, context));
    }

    /// <summary>A point as far as typed words are compared with it.</summary>
    public static KeyPointView ToMatch(KeyPoint point) => new(point.Id, point.Indispensable, "", point.MatchTerms, PlainText.Of(point.Markdown));

    private KeyPointView View(KeyPoint point, MarkdownContext context) => ToMatch(point) with { Html = Line(point.Markdown, context) };

    private string Line(string text, MarkdownContext context) => markdown.RenderInline(text, context);

    /// <summary>Another interview like this one; null when none of its questions is left.</summary>
    internal static StartSessionRequest? Again(OpenSession open, Deck deck, Language language)
    {
        var session = open.Session;
        var request = new StartSessionRequest(
            session.DeckSlug, null, session.QuestionSlug, SessionMode.Interview, language.Code(), open.Plan.Choice?.Count, Interview: open.Plan.Interview,
            Topics: open.Plan.Choice?.Topics);
        return InterviewStarter.Questions(deck, request).Count == 0 ? null : request;
    }
}

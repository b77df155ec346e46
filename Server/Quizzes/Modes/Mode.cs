using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Pages;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>
/// What a mode says of itself to what all sessions share: starting one, what it shows, lists and links, its end. Whoever shares asks <see
/// cref="SessionModes"/> and names no mode. What most
/// modes do stands here; a mode overrides what it does otherwise.
/// </summary>
public abstract class Mode(StepViews views)
{
    /// <summary>As it is stored and sent.</summary>
    public abstract SessionMode Name { get; }

    /// <summary>What the mode is called.</summary>
    public abstract Text Title { get; }

    /// <summary>What may happen in its sessions.</summary>
    public abstract Transitions Transitions { get; }

    /// <summary>How it is offered beside the others; null for what is begun elsewhere.</summary>
    public virtual ModeOffer? Offer => null;

    /// <summary>Whether a request to start a session means this mode.</summary>
    public virtual bool IsAskedBy(StartSessionRequest request) => request.Mode == Name;

    /// <summary>Starts a session for the API.</summary>
    /// <param name="language">In which it is answered.</param>
    public virtual Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, Language language, HttpContext context, LearnerAccess learners, CancellationToken cancel) =>
        Task.FromResult<Results<Ok<SessionResponse>, ProblemHttpResult>>(
            context.Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.NoSuchSession, language: language));

    /// <summary>The question, topic or deck that was asked for.</summary>
    /// <param name="deck">As it is now; null when it is gone.</param>
    public virtual string Subject(OpenSession open, Deck? deck, Language language)
    {
        var (session, plan, code) = (open.Session, open.Plan, language.Code());
        return (session.QuestionSlug is { } question && deck?.FindQuestion(question)?.In(code) is { } text ? PlainText.Of(text.Title) : null)
            ?? (session.TopicSlug is not null ? (plan.Steps is [var first, ..] ? first : null)?.TopicTitle.In(code) : null)
            ?? plan.DeckTitle.In(code);
    }

    /// <summary>An open session, for whoever is asked to go on with it.</summary>
    /// <param name="deck">As it is now; null when it is gone.</param>
    public virtual OpenSessionLink Link(OpenSession open, Deck? deck, Language language, DateTimeOffset now) =>
        new(Addresses.Session(language, open.Session.Id), Subject(open, deck, language), open.Progress.Index, open.Plan.Steps.Count);

    /// <summary>Where an open session stands, in a few words.</summary>
    public virtual string State(OpenSession open, Language language, DateTimeOffset now) => Stands(SessionListTexts.StepOf, open, language);

    /// <summary>What a finished session came to, in a few words: the same figures that stand at the top of its summary, result or transcript.</summary>
    /// <param name="attempts">Of this session.</param>
    public virtual Task<string> EndAsync(QuizHubDbContext database, OpenSession open, IReadOnlyList<Scored> attempts, Language language, CancellationToken cancel) =>
        Task.FromResult(Scored.Right(attempts, language));

    /// <summary>What leads to the end of a finished session.</summary>
    public virtual Text Look => SessionListTexts.SeeSummary;

    /// <summary>What discarding an open session means.</summary>
    public virtual Text Discarding(SessionProgress progress) => SessionListTexts.DiscardItems;

    /// <summary>Where a session was started, and leads back to.</summary>
    /// <param name="deck">As it is now; without topics when it is gone.</param>
    public virtual string Home(OpenSession open, Deck deck, Language language) => open.Session switch
    {
        _ when deck.Topics.Count == 0 => Addresses.Home(language),
        { TopicSlug: { } topic, QuestionSlug: { } question } => SessionLinks.Question(language, deck, topic, question),
        { TopicSlug: { } topic } => SessionLinks.Topic(language, deck, topic),
        _ => Addresses.Deck(language, deck.Slug),
    };

    /// <summary>Another session like this one; null where there is nothing left to ask, or a mode is started from its own page alone.</summary>
    public virtual StartSessionRequest? Again(OpenSession open, Deck deck, Language language)
    {
        var (session, choice) = (open.Session, open.Plan.Choice ?? ItemChoice.Everything);
        // Topics may have gone since.
        var topics = choice.Topics.Where(slug => deck.Topics.Any(topic => topic.Slug == slug && topic.Questions.Count > 0)).ToList();
        var isThere = session switch
        {
            { QuestionSlug: { } question } => deck.FindQuestion(question) is not null,
            { TopicSlug: { } topic } => deck.Topics.Any(candidate => candidate.Slug == topic && candidate.Questions.Count > 0),
            _ when choice.Topics.Count > 0 => topics.Count > 0,
            _ => deck.Questions.Any(),
        };
        return isThere
            ? new StartSessionRequest(
                session.DeckSlug, session.TopicSlug, session.QuestionSlug, session.Mode, language.Code(), choice.Count, open.Plan.IsClinic,
                Topics: topics, Facets: choice.Facets, Types: choice.Types)
            : null;
    }

    /// <summary>Brings an open session up to the present before it is shown, where time alone moves it on. True when something has changed: it is read
    /// anew.</summary>
    public virtual Task<bool> CatchUpAsync(OpenSession open, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>What a session's page shows.</summary>
    public virtual async Task<SessionView> ViewAsync(SessionSight sight, CancellationToken cancel) => sight.Open.Progress.Step switch
    {
        null => await EndViewAsync(sight, cancel),
        { Kind: StepKind.Item } => await ItemViewAsync(sight, cancel),
        { Kind: StepKind.Say } => await Views.SayAsync(sight, cancel),
        var step => throw new InvalidOperationException($"{GetType().Name} does not say how it shows a step of kind {step.Kind}."),
    };

    /// <summary>The item of the step at hand.</summary>
    protected virtual Task<ItemStep> ItemViewAsync(SessionSight sight, CancellationToken cancel) =>
        Views.ItemAsync(sight, sight.Open.Progress.Index, sight.Phase, cancel);

    /// <summary>What is shown when a session is over.</summary>
    protected virtual async Task<SessionView> EndViewAsync(SessionSight sight, CancellationToken cancel) =>
        await Views.SummaryAsync(sight, Again(sight.Open, sight.Deck, sight.Language), cancel);

    protected StepViews Views => views;

    protected static string Stands(Text text, OpenSession open, Language language) =>
        text.Fill(language, Numbers.Whole(open.Progress.Index + 1), Numbers.Whole(open.Plan.Steps.Count));
}

/// <param name="Address">Of the page where it is begun.</param>
/// <param name="What">What is special about it.</param>
public sealed record ModeOffer(Func<Language, string> Address, Text Name, Text What);

using QuizHub.Demos;
using System.Text.Json;

namespace QuizHub.Quizzes;

public enum SessionMode
{
    Practice,
    Review,
    Exam,
    Interview,
}

/// <summary>Asks for a session over a deck, a topic of it or one question.</summary>
/// <param name="Language">Code of the language to ask in.</param>
/// <param name="Count">How many items at most, 1 to <see cref="MostItems"/>; null for the usual number: <see cref="Usual"/> of a deck or of topics, all of
/// one question. Fewer than there
/// are get drawn. <see cref="All"/> asks them all.</param>
/// <param name="Clinic">A visit to the deck's clinic: its cases alone, whatever the rest says.</param>
/// <param name="Interview">Of interviews, whose <paramref name="Count"/> is that of questions; null for the usual rules.</param>
/// <param name="Topics">Practice and interviews: slugs of several topics instead of <paramref name="Topic"/>; null or empty for no such choice. A question goes before both.</param>
/// <param name="Facets">Practice: only items that test one of these; null or empty for all.</param>
/// <param name="Types">Practice: only items of these types; null or empty for all. Saw-it checks come with their predictions and can't be chosen.</param>
public sealed record StartSessionRequest(
    string Deck, string? Topic, string? Question, SessionMode Mode, string Language, int? Count, bool Clinic = false,
    InterviewRules? Interview = null, IReadOnlyList<string>? Topics = null, IReadOnlyList<Facet>? Facets = null, IReadOnlyList<ItemType>? Types = null)
{
    public const int Usual = 20;

    /// <summary>As many as there are, up to <see cref="MostItems"/>.</summary>
    public const int All = int.MaxValue;

    /// <summary>The most items of one session.</summary>
    public const int MostItems = 500;
}

public sealed record SessionResponse(Guid SessionId, string Url);

public enum StepKind
{
    /// <summary>An item to answer; a predict item brings its run and its saw-it check with it.</summary>
    Item,

    /// <summary>The answers to say in an interview, with key points to tick off.</summary>
    Say,

    /// <summary>A question of an interview, with its follow-ups.</summary>
    Interview,
}

/// <summary>Where inside a step the learner is. The order of the values is the order in which they are passed; not every step has every phase.</summary>
public enum StepPhase
{
    /// <summary>The stem alone; options are hidden.</summary>
    Recall,

    /// <summary>Options, number or text, and confidence. The learner may give up here (reveal).</summary>
    Answer,

    /// <summary>Practice: the first answer is not fully right, and one more try is open. Leaving it leads to the verdict.</summary>
    Retry,

    /// <summary>Predict items: the prediction is stored, the run goes on or waits to be started.</summary>
    Run,

    /// <summary>Predict items: the run is finished, the saw-it check is open.</summary>
    Check,

    /// <summary>Interviews: the question is asked, alone.</summary>
    Ask,

    /// <summary>Interviews: the question is answered, its key points are there to be ticked.</summary>
    Points,

    /// <summary>Interviews: a follow-up is asked.</summary>
    FollowUp,

    /// <summary>Interviews: the follow-up is answered, its own answer is shown. The next follow-up may come after it.</summary>
    FollowUpAnswer,

    /// <summary>The verdict is shown; of an interview's question what it came to.</summary>
    Verdict,
}

/// <summary>Everything a page needs to show where a session stands; the same record comes first with the page and later from the API.</summary>
/// <param name="Index">Of the step at hand, from 0; equal to <paramref name="Count"/> when the session is over.</param>
/// <param name="Revision">Grows with every stored change; a request made against an older one is answered 409 with the present state.</param>
/// <param name="Exam">While an exam goes on; all of item, answers to say and summary are null then.</param>
/// <param name="Result">Of an exam, before the first step of its review and when that is over; else null.</param>
/// <param name="Place">In the review of an exam, which takes some of the steps in an order of its own; null where <paramref name="Index"/> and <paramref name="Count"/> say it.</param>
/// <param name="Interview">The question at hand of an interview; null in all other modes.</param>
/// <param name="Transcript">What comes at an interview's end in place of a summary.</param>
public sealed record SessionState(
    Guid SessionId,
    SessionMode Mode,
    string Language,
    string DeckSlug,
    string DeckTitle,
    int Index,
    int Count,
    int Revision,
    StepKind? Kind,
    StepPhase Phase,
    ItemStep? Item,
    SayStep? Say,
    SessionSummary? Summary,
    bool StemFirst,
    bool Shortcuts,
    string HomeUrl,
    InterviewStep? Interview = null,
    InterviewTranscript? Transcript = null,
    ExamSheet? Exam = null,
    ExamResult? Result = null,
    StepPlace? Place = null);

/// <summary>Where the step at hand stands among those that are gone through.</summary>
/// <param name="Number">From 1.</param>
public sealed record StepPlace(int Number, int Of);

/// <param name="Verdict">Null until the answer is in, and for predictions until run and check are over.</param>
/// <param name="Demo">The run that belongs to a predict item; null for all others.</param>
/// <param name="Case">The faulty run that the item shows; null for all others.</param>
/// <param name="FirstTry">What was answered before, while a second try is open and after it; null for all others.</param>
public sealed record ItemStep(
    ItemView View, ItemResponse? Response, Confidence? Confidence, bool Revealed, Verdict? Verdict, DemoStep? Demo, CaseStep? Case = null, FirstTry? FirstTry = null)
{
    /// <summary>It stands at its verdict without having been answered, as in an exam that ended before.</summary>
    public bool IsOpen => Verdict is not null && Response is null && !Revealed;
}

/// <summary>A first answer that was not fully right. More is not told before the verdict.</summary>
/// <param name="IsPartlyRight">Something of it is right; what that is comes with the verdict.</param>
public sealed record FirstTry(ItemResponse Response, Confidence? Confidence, bool IsPartlyRight);

/// <summary>A faulty run, shown by its curves alone until the fault has been named.</summary>
/// <param name="Demo">Its figures; what could tell the fault is left out.</param>
/// <param name="Outcome">Null until the answer is in.</param>
public sealed record CaseStep(DemoDeclaration Demo, CaseOutcome? Outcome);

/// <summary>What was wrong, and what can be tried.</summary>
/// <param name="Demo">In full, to run a remedy.</param>
/// <param name="Settings">Of the run that was shown: every setting.</param>
/// <param name="Facts">Of that run; null when it was never finished.</param>
/// <param name="Remedies">The one that helps among others that are commonly tried; a run shows which.</param>
/// <param name="QuestionUrl">The question that the case belongs to.</param>
public sealed record CaseOutcome(
    DemoDeclaration Demo, QuizHub.Site.Text Fault, IReadOnlyDictionary<string, JsonElement> Settings, int Seed, IReadOnlyList<FactValue>? Facts,
    IReadOnlyList<SettingOption> Remedies, string QuestionUrl, string QuestionTitle);

/// <summary>Prediction, run and saw-it check.</summary>
/// <param name="Settings">In full: every setting of the demo.</param>
/// <param name="RunId">Null until the run is finished.</param>
/// <param name="Check">The saw-it item; null when the predict item has none, and until the run is finished.</param>
/// <param name="CheckVerdict">Null until answered or skipped.</param>
/// <param name="Skipped">The learner chose not to run: neither prediction nor check counts.</param>
/// <param name="Facts">Null while the check is open.</param>
public sealed record DemoStep(
    DemoDeclaration Demo, IReadOnlyDictionary<string, JsonElement> Settings, int Seed, Guid? RunId, ItemView? Check, ItemResponse? CheckResponse,
    Verdict? CheckVerdict, bool Skipped, IReadOnlyList<FactValue>? Facts, QuizHub.Site.Text? Outcome, string DemoUrl);

/// <summary>The answers to say, and what they must contain.</summary>
public sealed record SayStep(
    string QuestionSlug, string QuestionTitle, string QuestionUrl, string ThirtySecondsHtml, string TwoMinutesHtml,
    IReadOnlyList<KeyPointView> KeyPoints, IReadOnlyList<string> Ticked, string? Typed);

/// <param name="MatchTerms">Terms that pre-tick the point when a typed answer contains one of them.</param>
public sealed record KeyPointView(string Id, bool Indispensable, string Html, IReadOnlyList<string> MatchTerms, string Text = "");

/// <summary>How the session went, item by item.</summary>
/// <param name="Again">Starts a session over the same choice; null when that choice is not offered any more.</param>
/// <param name="NextTopic">The topic after this one in its deck; null when there is none.</param>
/// <param name="Review">Null for all but reviews.</param>
public sealed record SessionSummary(
    int Answered, int Right, int PartlyRight, double Score, IReadOnlyList<SummaryRow> Rows, StartSessionRequest? Again = null, NextTopic? NextTopic = null,
    ReviewEnd? Review = null);

/// <summary>What is left after a review, as things stand now.</summary>
/// <param name="Left">Questions for which there is still time today.</param>
/// <param name="Waiting">Due questions that today's minutes do not hold.</param>
/// <param name="Tomorrow">Questions that come tomorrow.</param>
/// <param name="TomorrowTopics">Titles of their topics.</param>
/// <param name="Next">The first day after today on which there is something; null when there is none.</param>
public sealed record ReviewEnd(int Left, int Waiting, int Tomorrow, IReadOnlyList<string> TomorrowTopics, DateOnly? Next);

public sealed record NextTopic(string Title, StartSessionRequest Start);

/// <param name="Score">What the item counts, 0 to 1: of two tries the better, the second reduced; null when it does not count.</param>
/// <param name="Confidence">In the first answer.</param>
public sealed record SummaryRow(
    string QuestionTitle, string QuestionUrl, ItemType Type, Facet Facet, double? Score, Confidence? Confidence, bool SecondTry = false);

/// <summary>One answer. Sent again with the same id it is acknowledged again and counts once.</summary>
/// <param name="Id">UUIDv7 made by the browser.</param>
/// <param name="Index">The step it answers.</param>
/// <param name="ForCheck">True when it answers the step's saw-it check.</param>
/// <param name="Response">Null with <paramref name="Revealed"/>: the learner gave up and asked for the answer.</param>
/// <param name="ActiveMilliseconds">Time with the page in view from the first showing of the options to the answer.</param>
/// <param name="AnsweredAt">The browser's clock, Unix milliseconds.</param>
/// <param name="TimeZone">The browser's IANA zone.</param>
/// <param name="SecondTry">True for the answer after one that was not fully right: the learner knows that she tries again. Giving up is then no answer but
/// leaving <see cref="StepPhase.Retry"/>.</param>
public sealed record SubmitAnswerRequest(
    Guid Id, int Index, bool ForCheck, ItemResponse? Response, Confidence? Confidence, bool Revealed, long ActiveMilliseconds, long AnsweredAt, string TimeZone,
    bool SecondTry = false);

/// <summary>Moves the session on without an answer.</summary>
/// <param name="Index">The step that the learner sees.</param>
/// <param name="Phase">The phase that the learner leaves. Leaving Answer skips a case, and is refused for all other items; leaving Retry keeps the first answer and shows
/// the verdict; leaving Run without a finished run skips it; leaving Check skips the check; leaving Verdict (or a
/// Say step) goes to the next step.</param>
public sealed record AdvanceRequest(int Index, StepPhase Phase);

/// <summary>Ticks of a Say step, whole: what is not named is not ticked.</summary>
public sealed record TickKeyPointsRequest(int Index, IReadOnlyList<string> Ticked, string? Typed);

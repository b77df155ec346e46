using QuizHub.Demos;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QuizHub.Quizzes;

public enum SessionMode
{
    Practice,
    Review,
    Exam,
    Interview,
}

public sealed record SessionResponse(Guid SessionId, string Url);

public enum StepKind
{
    /// <summary>An item to answer; a predict item brings its run and its saw-it check with it.</summary>
    Item,

    /// <summary>The answers to say in an interview, with key points to tick off.</summary>
    Say,

    /// <summary>A question without an item: what is asked about it is its mode's own matter.</summary>
    [JsonStringEnumMemberName("interview")]
    Question,
}

/// <summary>Where inside a step the learner is. The order of the values is the order in which they are passed; not every step has every phase.</summary>
public enum StepPhase
{
    /// <summary>The stem alone; options are hidden.</summary>
    Recall,

    /// <summary>Options, number or text, and confidence. The learner may give up here (reveal).</summary>
    Answer,

    /// <summary>The first answer is not fully right, and one more try is open. Leaving it leads to the verdict.</summary>
    Retry,

    /// <summary>Predict items: the prediction is stored, the run goes on or waits to be started.</summary>
    Run,

    /// <summary>Predict items: the run is finished, the saw-it check is open.</summary>
    Check,

    /// <summary>Talks: the question is asked, alone.</summary>
    Ask,

    /// <summary>Talks: the question is answered, its key points are there to be ticked.</summary>
    Points,

    /// <summary>Talks: a follow-up is asked.</summary>
    FollowUp,

    /// <summary>Talks: the follow-up is answered, its own answer is shown. The next follow-up may come after it.</summary>
    FollowUpAnswer,

    /// <summary>The verdict is shown; of a question that was talked over what it came to.</summary>
    Verdict,
}

/// <summary>Everything a page needs to show where a session stands; the same record comes first with the page and later from the API.</summary>
/// <param name="Index">Of the step at hand, from 0; equal to <paramref name="Count"/> when the session is over.</param>
/// <param name="Revision">Grows with every stored change; a request made against an older one is answered 409 with the present state.</param>
/// <param name="Phase">Inside the step at hand; <see cref="StepPhase.Verdict"/> when there is none.</param>
/// <param name="HomeUrl">Where the session was started, and leads back to.</param>
/// <param name="View">What the page shows.</param>
public sealed record SessionState(
    Guid SessionId,
    SessionMode Mode,
    string Language,
    string DeckSlug,
    string DeckTitle,
    int Index,
    int Count,
    int Revision,
    StepPhase Phase,
    bool StemFirst,
    bool Shortcuts,
    string HomeUrl,
    SessionView View);

/// <summary>One item, in whatever phase it is.</summary>
/// <param name="Verdict">Null until the answer is in, and for predictions until run and check are over.</param>
/// <param name="Demo">The run that belongs to a predict item; null for all others.</param>
/// <param name="Case">The faulty run that the item shows; null for all others.</param>
/// <param name="FirstTry">What was answered before, while a second try is open and after it; null for all others.</param>
public sealed record ItemStep(
    ItemView View, ItemResponse? Response, Confidence? Confidence, bool Revealed, Verdict? Verdict, DemoStep? Demo, CaseStep? Case = null, FirstTry? FirstTry = null) : SessionView
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
    IReadOnlyList<KeyPointView> KeyPoints, IReadOnlyList<string> Ticked, string? Typed) : SessionView;

/// <param name="MatchTerms">Terms that pre-tick the point when a typed answer contains one of them.</param>
public sealed record KeyPointView(string Id, bool Indispensable, string Html, IReadOnlyList<string> MatchTerms, string Text = "");

/// <summary>How the session went, item by item.</summary>
/// <param name="Again">Starts a session over the same choice; null when that choice is not offered any more.</param>
/// <param name="NextTopic">The topic after this one in its deck; null when there is none.</param>
public sealed record SessionSummary(
    int Answered, int Right, int PartlyRight, double Score, IReadOnlyList<SummaryRow> Rows, StartSessionRequest? Again = null, NextTopic? NextTopic = null) : SessionView;

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

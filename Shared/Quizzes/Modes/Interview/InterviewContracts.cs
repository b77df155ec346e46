namespace QuizHub.Quizzes;

/// <summary>How the time of an answer is shown. It never cuts anything off.</summary>
public enum InterviewTimer
{
    Off,

    /// <summary>Counts up, without a limit.</summary>
    Up,

    /// <summary>Counts down from a limit, says when it is reached, and counts on.</summary>
    Down,
}

/// <summary>What an interview is to be like; kept with its plan.</summary>
/// <param name="FollowUps">At most so many after each question: 0 to <see cref="MostFollowUps"/>.</param>
/// <param name="Seconds">The limit of one answer where the timer counts down: <see cref="ShortestLimit"/> to <see cref="LongestLimit"/>; else 0.</param>
public sealed record InterviewRules(int FollowUps = 2, InterviewTimer Timer = InterviewTimer.Off, int Seconds = 0)
{
    public const int MostFollowUps = 3;

    /// <summary>Questions of one interview at most.</summary>
    public const int MostQuestions = 20;

    public const int ShortestLimit = 10;

    public const int LongestLimit = 30 * 60;

    public static readonly InterviewRules Usual = new();
}

public enum ReplyKind
{
    /// <summary>Said aloud: nothing of it is recorded.</summary>
    Aloud,

    Typed,

    /// <summary>She said that she does not know.</summary>
    Passed,
}

/// <summary>An answer to a question or a follow-up, as it was given.</summary>
/// <param name="Typed">Null unless typed.</param>
/// <param name="Milliseconds">With the page in view, from the question to the end of the answer.</param>
/// <param name="Language">Code of the language that the question was shown in.</param>
public sealed record InterviewReply(ReplyKind Kind, string? Typed, long Milliseconds, string Language);

/// <summary>One question of an interview, as far as it has come. Nothing is sent before its phase: neither points nor answers.</summary>
/// <param name="QuestionHtml">The question as it is asked.</param>
/// <param name="Reply">Null in <see cref="StepPhase.Ask"/>.</param>
/// <param name="Points">To tick in <see cref="StepPhase.Points"/>; empty elsewhere.</param>
/// <param name="FollowUp">The one at hand; null outside of follow-ups.</param>
/// <param name="Review">What the question came to; in <see cref="StepPhase.Verdict"/> alone.</param>
public sealed record InterviewStep(
    string QuestionHtml, InterviewRules Rules, InterviewReply? Reply, IReadOnlyList<KeyPointView> Points, FollowUpStep? FollowUp, InterviewedQuestion? Review) : SessionView;

/// <param name="Number">From 1, among the follow-ups of its question.</param>
/// <param name="Reply">Null until it is given.</param>
/// <param name="AnswerHtml">Null until the reply is given.</param>
/// <param name="Point">The key point that it asks for; null until the reply is given, and for one that goes deeper when nothing was missing.</param>
public sealed record FollowUpStep(string Id, int Number, string QuestionHtml, InterviewReply? Reply, string? AnswerHtml, KeyPointView? Point);

/// <summary>By her own account.</summary>
public enum PointCover
{
    Missed,

    /// <summary>Only when a follow-up asked for it.</summary>
    OnAsking,

    AtOnce,
}

public sealed record CoveredPoint(string Html, bool Indispensable, PointCover Cover);

/// <param name="PointHtml">The key point that it asked for; null for one that went deeper.</param>
/// <param name="Covered">Whether that point was then made.</param>
public sealed record AskedFollowUp(string QuestionHtml, InterviewReply Reply, string AnswerHtml, string? PointHtml, bool Covered);

/// <summary>One question of an interview when it is over.</summary>
public sealed record InterviewedQuestion(
    string QuestionHtml, string TopicTitle, string QuestionUrl, InterviewReply Reply, IReadOnlyList<CoveredPoint> Points, IReadOnlyList<AskedFollowUp> FollowUps,
    string ThirtySecondsHtml, string TwoMinutesHtml);

/// <summary>What is told at the end of an interview.</summary>
/// <param name="Day">When it was held, written for the reader.</param>
/// <param name="Questions">Those that were answered, in the order asked.</param>
/// <param name="Planned">How many questions it would have had.</param>
/// <param name="MarkdownUrl">Where the same is to be had as a file.</param>
/// <param name="Again">Starts another one like it; null when its deck is not there any more.</param>
public sealed record InterviewTranscript(string Day, IReadOnlyList<InterviewedQuestion> Questions, int Planned, string MarkdownUrl, StartSessionRequest? Again) : SessionView
{
    public PointTally All => PointTally.Of(Questions.SelectMany(question => question.Points));

    public PointTally Indispensable => PointTally.Of(Questions.SelectMany(question => question.Points).Where(point => point.Indispensable));
}

/// <summary>How many points there were, and how many of them were covered at once and on being asked.</summary>
public sealed record PointTally(int Points, int AtOnce, int OnAsking)
{
    public int Covered => AtOnce + OnAsking;

    public int Missed => Points - Covered;

    public static PointTally Of(IEnumerable<CoveredPoint> points)
    {
        var covers = points.Select(point => point.Cover).ToList();
        return new PointTally(covers.Count, covers.Count(cover => cover == PointCover.AtOnce), covers.Count(cover => cover == PointCover.OnAsking));
    }
}

/// <summary>Answers the question or follow-up at hand. Sent again with the same id it is acknowledged again and counts once.</summary>
/// <param name="Id">UUIDv7 made by the browser.</param>
/// <param name="Index">The step that it answers.</param>
/// <param name="FollowUp">Id of the follow-up that it answers; null for the question itself.</param>
/// <param name="Typed">Null unless <paramref name="Kind"/> says typed.</param>
/// <param name="AnsweredAt">The browser's clock, Unix milliseconds.</param>
public sealed record ReplyRequest(Guid Id, int Index, string? FollowUp, ReplyKind Kind, string? Typed, long ActiveMilliseconds, long AnsweredAt);

/// <summary>Says which points were made, and goes on. Sent again with the same id it is acknowledged again and counts once.</summary>
/// <param name="Id">UUIDv7 made by the browser.</param>
/// <param name="FollowUp">After a follow-up its id; null after the question itself.</param>
/// <param name="Covered">Ids of key points; after a follow-up at most the one that it asked for.</param>
public sealed record SettlePointsRequest(Guid Id, int Index, string? FollowUp, IReadOnlyList<string> Covered);

/// <summary>Ends an interview before its last question.</summary>
/// <param name="Index">The step that the learner sees; it must be through.</param>
public sealed record EndInterviewRequest(int Index);

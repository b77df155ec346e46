using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>How a change of a session ended.</summary>
public abstract record SessionOutcome
{
    /// <summary>Stored, now or when the same request came before.</summary>
    public sealed record Done : SessionOutcome;

    /// <summary>This learner has no such session.</summary>
    public sealed record NotFound : SessionOutcome;

    /// <summary>The session no longer stands where the request was made.</summary>
    public sealed record MovedOn : SessionOutcome;

    /// <summary>Another answer was stored under the same id.</summary>
    public sealed record OtherAnswer : SessionOutcome;

    /// <summary>Nothing was stored; the learner corrects her answer.</summary>
    public sealed record NotTaken(string Code, Text Message) : SessionOutcome;
}

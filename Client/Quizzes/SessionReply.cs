using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>How a request about a session ended, as far as the page has to tell the difference.</summary>
public abstract record SessionReply;

/// <summary>Done, or done before: this is where the session stands.</summary>
public sealed record Arrived(SessionState State) : SessionReply;

/// <summary>Refused, because the session has moved on elsewhere, or holds another answer already: this is where it stands.</summary>
/// <param name="Text">What the server says about it, in the session's language.</param>
public sealed record MovedOn(SessionState State, string Text) : SessionReply;

/// <summary>No such session for this learner.</summary>
public sealed record Gone : SessionReply;

/// <summary>Refused for a reason that sending again will not cure.</summary>
/// <param name="Code">The problem's stable code; empty when there is none.</param>
/// <param name="Text">What the server says about it, in the session's language.</param>
public sealed record Refused(string Code, string Text) : SessionReply;

/// <summary>Nobody knows whether it arrived: no network, no answer in time, or a server in trouble. The same request is sent again.</summary>
public sealed record Unreachable : SessionReply;

using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>A server's reply as it came.</summary>
public sealed record ServerReply(int Status, string Body);

/// <summary>How a request about a session ended, as far as the page has to tell the difference.</summary>
public abstract record SessionReply
{
    /// <summary>Only what is surely our server's settles anything: a proxy's page in place of JSON (a hotel's sign-in, a "not found" while the server is being
    /// replaced) says nothing about the request.</summary>
    /// <param name="reply">Null when none came.</param>
    public static SessionReply Read(ServerReply? reply)
    {
        if (reply is null or { Status: 408 or 429 or > 500 })
        {
            return new Unreachable();
        }

        try
        {
            return reply.Status switch
            {
                >= 200 and < 300 => JsonSerializer.Deserialize<SessionState>(reply.Body, Json.Options) is { } state ? new Arrived(state) : new Unreachable(),
                500 => new Unreachable(AtFault: true),
                var status => (status, JsonSerializer.Deserialize<Problem>(reply.Body, Json.Options)) switch
                {
                    (_, null or { Code: null or "" }) => new Unreachable(),
                    (409, { State: { } state } problem) => new MovedOn(state, problem.Text),
                    (404, _) => new Gone(),
                    (_, { } problem) => new Refused(problem.Code, problem.Text),
                },
            };
        }
        catch (JsonException)
        {
            return new Unreachable();
        }
    }

    private sealed record Problem(string? Code, string? Title, string? Detail, SessionState? State)
    {
        public string Text => Detail ?? Title ?? Code ?? "";
    }
}

/// <summary>Done, or done before: this is where the session stands.</summary>
public sealed record Arrived(SessionState State) : SessionReply;

/// <summary>Refused, because the session has moved on elsewhere, or holds another answer already: this is where it stands.</summary>
/// <param name="Text">What the server says about it, in the session's language.</param>
public sealed record MovedOn(SessionState State, string Text) : SessionReply;

/// <summary>No such session for this learner.</summary>
public sealed record Gone : SessionReply;

/// <summary>Refused for a reason that sending again will not cure.</summary>
/// <param name="Code">The problem's stable code.</param>
/// <param name="Text">What the server says about it, in the session's language.</param>
public sealed record Refused(string Code, string Text) : SessionReply;

/// <summary>Nobody knows whether it arrived: no network, no answer in time, or a server in trouble. The same request is sent again.</summary>
/// <param name="AtFault">It did arrive, and the server failed at it: others may fare better.</param>
public sealed record Unreachable(bool AtFault = false) : SessionReply;

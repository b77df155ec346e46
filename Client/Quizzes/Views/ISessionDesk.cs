using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>The island, as the component that draws its view sees it: where the session stands, and what can be done about it. Cascades from the
/// island.</summary>
public interface ISessionDesk
{
    /// <summary>As it stands now; a component's own parameter may be older while it waits for something.</summary>
    SessionState State { get; }

    /// <summary>A reply is waited for that tells where the session goes from here.</summary>
    bool IsLocked { get; }

    /// <summary>Why the server refused what was answered last; null when it did not.</summary>
    string? Problem { get; }

    /// <summary>Changes the session in a way that the step cannot go on without: it is locked until the reply is here.</summary>
    Task ChangeAsync<T>(string path, T request);

    /// <summary>Sends a change of this session so that it cannot be lost: it is on disk before it is sent, survives the page, and arrives after everything that
    /// was posted before it. The step need not wait for the reply, unless it shows what the reply brings.</summary>
    /// <param name="path">Of the endpoint, under the session's own address. It answers with a <see cref="SessionState"/> or a problem, and takes a repeated
    /// request for what it is.</param>
    Task<SessionReply> PostAsync<T>(string path, T request);

    /// <summary>Moves on from where the session stands.</summary>
    Task NextAsync();

    /// <summary>Fetches where the session stands, which something else has moved on.</summary>
    Task RefreshAsync();

    /// <summary>Makes of a reply what is to be made of it.</summary>
    void Take(SessionReply reply);

    /// <summary>Goes to where the session stands, or is about to.</summary>
    void Show(SessionState next);

    /// <summary>Shows at once what has just been done here, before the server's word about it.</summary>
    void Replace(SessionState now);

    /// <summary>Starts another session and goes there.</summary>
    Task StartAsync(StartSessionRequest request);

    /// <summary>Has something read aloud.</summary>
    void Announce(string text);

    /// <summary>Says something above the page.</summary>
    void Tell(string text);
}

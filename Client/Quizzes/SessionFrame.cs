using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>What every part of a session's page has to know; cascades from the island.</summary>
/// <param name="IsReady">The runtime is up: controls work.</param>
/// <param name="IsBusy">A request is under way that the step depends on: nothing can be done with the step but read it.</param>
/// <param name="Shortcuts">Single keys act, and are shown.</param>
public sealed record SessionFrame(Language Language, bool IsReady, bool IsBusy, bool Shortcuts)
{
    public bool IsLocked => !IsReady || IsBusy;

    public string Say(Text text) => text.In(Language);

    public string Say(Text text, params string[] values) => text.Fill(Language, values);
}

/// <summary>A part of the page that a key may ask something of: each phase of a step is one.</summary>
public interface IKeyTaker
{
    /// <summary>What the key does here; null when it does nothing, and is then left to the browser.</summary>
    Func<Task>? Take(KeyCommand command);
}

/// <summary>What a learner hands in, before it becomes a request.</summary>
/// <param name="Response">Null when she gave up.</param>
public sealed record GivenAnswer(ItemResponse? Response, Confidence? Confidence)
{
    public bool Revealed => Response is null;
}

using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>The component that draws a session's view, as the island sees it.</summary>
public interface ISessionPart : IKeyTaker
{
    /// <summary>Shows what an earlier page of this session could not send yet as if it had been done on this one. Comes as often as something waits, in
    /// order.</summary>
    /// <returns>Whether the session goes on from the reply: until it is here nothing can be done.</returns>
    bool TakeUp(OutboxEntry entry);
}

/// <summary>Draws one type of view. There is a new one for each step.</summary>
public abstract class SessionPart<TView> : ComponentBase, ISessionPart
    where TView : SessionView
{
    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [CascadingParameter]
    public required ISessionDesk Desk { get; set; }

    [Parameter, EditorRequired]
    public required SessionState State { get; set; }

    protected TView View => (TView)State.View;

    public virtual Func<Task>? Take(KeyCommand command) => null;

    public virtual bool TakeUp(OutboxEntry entry) => true;
}

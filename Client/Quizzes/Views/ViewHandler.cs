using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>What the island has to know of one type of view, beside the component that draws it. Pure. Most of it is the same for most.</summary>
public abstract class ViewHandler
{
    /// <summary>The type of view.</summary>
    public abstract Type View { get; }

    /// <summary>The component that draws it: a <see cref="SessionPart{TView}"/>.</summary>
    public abstract Type Part { get; }

    /// <summary>What the keys do while it is shown.</summary>
    public virtual KeyList Keys => KeyList.Usual;

    /// <summary>Whether a step is counted once it is begun, not only when it is behind.</summary>
    public virtual bool CountsBegun => true;

    /// <summary>For style sheets and tests: what is on the page.</summary>
    public abstract string Name(SessionState state);

    /// <summary>Where inside a session the page is: another place is another thing to look at, and takes the focus.</summary>
    public virtual string Place(SessionState state) => $"{state.Index}/{state.Phase}/";

    /// <summary>How many steps lie behind, of how many.</summary>
    public virtual StepPlace Behind(SessionState state) => new(state.Index, state.Count);

    /// <summary>The same in words.</summary>
    public virtual string Progress(SessionState state, Language language) => QuizTexts.Step.Fill(language, Current(state), Numbers.Whole(Behind(state).Of));

    /// <summary>What is read aloud when the page comes to it; null for nothing but its heading.</summary>
    public virtual string? Announcement(SessionState state, Language language) => null;

    /// <summary>What the page shows from now on, where replies leave out what it holds already.</summary>
    /// <param name="before">What it showed until now.</param>
    public virtual SessionState Whole(SessionState next, SessionState before) => next;

    /// <summary>Whether what the server refuses is said with what was answered, and not above the page.</summary>
    public virtual bool ShowsRefusals(SessionState state) => false;

    /// <summary>Whether what was begun at a <see cref="DraftPlace"/> can still be gone on with, or looked at.</summary>
    /// <param name="place">Its parts.</param>
    public virtual bool Keeps(string[] place, SessionState state) => place switch
    {
        ["report", ..] => true,
        ["recall", ..] => state.Index < state.Count,
        _ => false,
    };

    /// <summary>The number of the step that is gone through now.</summary>
    protected string Current(SessionState state) => Numbers.Whole(Math.Min(Behind(state).Number + 1, Behind(state).Of));
}

/// <summary>A <see cref="ViewHandler"/> of one type.</summary>
public abstract class ViewHandler<TView, TPart> : ViewHandler
    where TView : SessionView
    where TPart : SessionPart<TView>
{
    public sealed override Type View => typeof(TView);

    public sealed override Type Part => typeof(TPart);

    protected static TView Of(SessionState state) => (TView)state.View;
}

/// <param name="Number">Steps that are behind.</param>
/// <param name="Of">Steps in all.</param>
public sealed record StepPlace(int Number, int Of);

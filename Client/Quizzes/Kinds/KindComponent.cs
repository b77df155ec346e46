using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>A component that shows something of a kind's own.</summary>
public abstract class KindComponent<TView> : ComponentBase
    where TView : ItemBodyView
{
    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [Parameter, EditorRequired]
    public required ItemBodyView Body { get; set; }

    protected TView View => (TView)Body;
}

/// <summary>An answer, shown again in the item's own words.</summary>
public abstract class GivenText<TView, TResponse> : KindComponent<TView>
    where TView : ItemBodyView
    where TResponse : ItemResponse
{
    [Parameter, EditorRequired]
    public required ItemResponse Given { get; set; }

    protected TResponse Response => (TResponse)Given;
}

/// <summary>What one part of a verdict says: what it was, what was put there, what should be.</summary>
public abstract class PartText<TView> : KindComponent<TView>
    where TView : ItemBodyView
{
    [Parameter, EditorRequired]
    public required PartVerdict Part { get; set; }

    /// <summary>From 1; of entries in the right order.</summary>
    [Parameter]
    public int Place { get; set; }
}

using Microsoft.AspNetCore.Components;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>What keys may ask of the fields of an answer.</summary>
public interface IAnswerField
{
    /// <inheritdoc cref="AnswerBody.Pick"/>
    Func<Task>? Pick(int index);

    /// <inheritdoc cref="AnswerBody.Move"/>
    Func<Task>? Move(int by);
}

/// <summary>The fields in which an item of one kind is answered.</summary>
public abstract class AnswerField<TView, TResponse> : KindComponent<TView>, IAnswerField
    where TView : ItemBodyView
    where TResponse : ItemResponse
{
    /// <summary>What is answered so far; null for nothing.</summary>
    [Parameter]
    public ItemResponse? Given { get; set; }

    [Parameter]
    public EventCallback<ItemResponse> OnChange { get; set; }

    /// <summary>Something for the live region.</summary>
    [Parameter]
    public EventCallback<string> OnAnnounce { get; set; }

    /// <summary>Unique on the page: groups radio buttons and names fields.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Id of the element that says what is wrong with what was typed; null when nothing is.</summary>
    [Parameter]
    public string? Problem { get; set; }

    protected TResponse? Response => Given as TResponse;

    public virtual Func<Task>? Pick(int index) => null;

    public virtual Func<Task>? Move(int by) => null;
}

using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>How a kind of items looks on the page: the components that show what is its own.</summary>
/// <param name="View">What is shown of it, an <see cref="ItemBodyView"/>.</param>
/// <param name="Response">What answers it, an <see cref="ItemResponse"/>.</param>
/// <param name="Answer">The fields: an <see cref="AnswerField{TView, TResponse}"/>.</param>
/// <param name="Given">An answer shown again: a <see cref="GivenText{TView, TResponse}"/>.</param>
/// <param name="Part">A part of a verdict: a <see cref="PartText{TView}"/>.</param>
public sealed record KindLook(Type View, Type Response, Type Answer, Type Given, Type Part)
{
    /// <summary>Shows the body where there are no fields, a <see cref="KindComponent{TView}"/>; null where the stem says it all.</summary>
    public Type? Text { get; init; }

    /// <summary>The parts of its verdicts are answers that the deck knows, of which the learner saw none.</summary>
    public bool IsTyped { get; init; }

    /// <summary>What brings the fields up after the answer was recalled.</summary>
    public Text Show { get; init; } = QuizTexts.ShowAnswerField;

    /// <summary>How a part of a verdict is marked.</summary>
    public Func<PartVerdict, ItemBodyView, Language, VerdictWords> Words { get; init; } = (part, _, language) => VerdictWords.OfPlace(part, language);

    /// <summary>The components of one kind, which all are of that kind.</summary>
    public static KindLook Of<TView, TResponse, TAnswer, TGiven, TPart>()
        where TView : ItemBodyView
        where TResponse : ItemResponse
        where TAnswer : AnswerField<TView, TResponse>
        where TGiven : GivenText<TView, TResponse>
        where TPart : PartText<TView> => new(typeof(TView), typeof(TResponse), typeof(TAnswer), typeof(TGiven), typeof(TPart));
}

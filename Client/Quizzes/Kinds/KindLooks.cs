using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>How all kinds of items look on the page.</summary>
public static class KindLooks
{
    private static readonly Dictionary<Type, KindLook> ByView = new[]
    {
        KindLook.Of<ChoiceView, ChoiceResponse, ChoiceBody, ChoiceGiven, ChoiceVerdict>() with
        {
            Show = ChoiceTexts.ShowOptions, Words = (part, view, language) => VerdictWords.OfOption(part, ((ChoiceView)view).Multiple, language),
        },
        KindLook.Of<NumberView, NumberResponse, NumberBody, NumberGiven, NumberVerdict>() with
        {
            IsTyped = true, Words = (part, _, language) => VerdictWords.OfOption(part, multiple: false, language),
        },
        KindLook.Of<TextView, TextResponse, TextBody, TextGiven, TextVerdict>() with
        {
            IsTyped = true, Words = (part, _, language) => VerdictWords.OfOption(part, multiple: false, language),
        },
        KindLook.Of<ClozeView, ClozeResponse, ClozeBody, ClozeGiven, ClozeVerdict>() with { Text = typeof(ClozeText) },
        KindLook.Of<MatchingView, MatchingResponse, MatchingBody, MatchingGiven, MatchingVerdict>(),
        KindLook.Of<OrderingView, OrderingResponse, OrderingBody, OrderingGiven, OrderingVerdict>(),
    }.ToDictionary(look => look.View);

    /// <summary>How an item with such a body looks.</summary>
    public static KindLook Of(ItemBodyView body) => ByView[body.GetType()];
}

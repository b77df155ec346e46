using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>All kinds of items.</summary>
public static class ItemKinds
{
    private static readonly ItemKind[] All = [new ChoiceKind(), new NumericKind(), new ShortTextKind(), new ClozeKind(), new MatchingKind(), new OrderingKind()];

    private static readonly Dictionary<Type, ItemKind> ByBody = All.ToDictionary(kind => kind.Body);

    /// <summary>The kind of an item with such a body.</summary>
    public static ItemKind Of(ItemBody body) => ByBody[body.GetType()];
}

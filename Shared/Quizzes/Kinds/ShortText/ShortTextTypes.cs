namespace QuizHub.Quizzes;

internal static class ShortTextTypes
{
    public static IReadOnlyList<ItemTypeTraits> All { get; } =
    [
        new(ItemType.ShortText, new("a word", "简答")),
    ];
}

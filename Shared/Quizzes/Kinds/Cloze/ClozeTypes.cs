namespace QuizHub.Quizzes;

internal static class ClozeTypes
{
    public static IReadOnlyList<ItemTypeTraits> All { get; } =
    [
        new(ItemType.Cloze, new("blanks", "填空")),
    ];
}

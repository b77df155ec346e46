namespace QuizHub.Quizzes;

internal static class NumericTypes
{
    public static IReadOnlyList<ItemTypeTraits> All { get; } =
    [
        new(ItemType.Numeric, new("a number", "数值")) { UsualMinutes = 1 },
    ];
}

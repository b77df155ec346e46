namespace QuizHub.Quizzes;

internal static class OrderingTypes
{
    public static IReadOnlyList<ItemTypeTraits> All { get; } =
    [
        new(ItemType.Ordering, new("an order", "排序")) { UsualMinutes = 1 },
    ];
}

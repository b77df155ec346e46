namespace QuizHub.Quizzes;

internal static class MatchingTypes
{
    public static IReadOnlyList<ItemTypeTraits> All { get; } =
    [
        new(ItemType.Matching, new("pairs", "配对")) { UsualMinutes = 1 },
    ];
}

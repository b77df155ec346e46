namespace QuizHub.Quizzes;

internal static class ChoiceTypes
{
    public static IReadOnlyList<ItemTypeTraits> All { get; } =
    [
        new(ItemType.Single, new("one choice", "单选")),
        new(ItemType.Multiple, new("several choices", "多选")),
        new(ItemType.TrueFalse, new("true or false", "判断")) { UsualMinutes = 0.3, HasSecondTry = false },
    ];
}

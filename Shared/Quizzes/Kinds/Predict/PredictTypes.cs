namespace QuizHub.Quizzes;

internal static class PredictTypes
{
    public static IReadOnlyList<ItemTypeTraits> All { get; } =
    [
        new(ItemType.Predict, new("a prediction", "预测")) { UsualMinutes = 1.5, IsPrediction = true, HasSecondTry = false },
        new(ItemType.SawIt, new("what the run showed", "运行结果")) { IsCheck = true, HasSecondTry = false },
    ];
}

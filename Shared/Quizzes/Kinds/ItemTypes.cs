namespace QuizHub.Quizzes;

/// <summary>All types of items: each kind says in its own folder what is true of its types.</summary>
public static class ItemTypes
{
    private static readonly Dictionary<ItemType, ItemTypeTraits> Traits =
        new[] { ChoiceTypes.All, NumericTypes.All, ShortTextTypes.All, ClozeTypes.All, MatchingTypes.All, OrderingTypes.All, PredictTypes.All }
            .SelectMany(types => types).ToDictionary(traits => traits.Type);

    /// <summary>The one type of checks: queries compare with it.</summary>
    public static ItemType Check { get; } = Traits.Values.Single(traits => traits.IsCheck).Type;

    /// <summary>What is true of a type.</summary>
    public static ItemTypeTraits Of(ItemType type) => Traits[type];

    /// <inheritdoc cref="ItemTypeTraits.IsPrediction"/>
    public static bool IsPrediction(this ItemType type) => Of(type).IsPrediction;

    /// <inheritdoc cref="ItemTypeTraits.IsCheck"/>
    public static bool IsCheck(this ItemType type) => Of(type).IsCheck;
}

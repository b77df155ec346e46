using QuizHub.Server.Data;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress;

/// <summary>What one learner's memory of one item is like, and when it is due. Derived from the log of attempts by <see cref="MemoryUpdate"/>; a rebuild gives
/// the same.</summary>
public sealed class ItemMemory : IAnswerEvidence
{
    public required Guid LearnerId { get; init; }

    public required string DeckSlug { get; init; }

    /// <summary>As the question was called when the item was last answered.</summary>
    public required string QuestionSlug { get; init; }

    public required string ItemId { get; init; }

    /// <summary>Id of the memory model that made it.</summary>
    public required string Model { get; set; }

    /// <summary><see cref="PersonalWeights.Version"/> that it was made with; 0 for the model's defaults.</summary>
    public int WeightsVersion { get; set; }

    /// <summary>In (0, 1): <see cref="MemoryRules.Retention"/> that <see cref="DueDay"/> was made with.</summary>
    public double Retention { get; set; } = MemoryRules.DefaultRetention;

    /// <summary>Days after which the chance of recall is 0.9.</summary>
    public double Stability { get; set; }

    /// <summary>1 (easy) to 10 (hard).</summary>
    public double Difficulty { get; set; }

    /// <summary>Study day of the last review.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>Study day from which it is to be asked again.</summary>
    public DateOnly DueDay { get; set; }

    /// <summary>Graded attempts, those of the same day each for itself.</summary>
    public int Reviews { get; set; }

    /// <summary>Times that it was known and was forgotten on a later day.</summary>
    public int Lapses { get; set; }

    /// <summary>Study day of the last lapse; null for none.</summary>
    public DateOnly? LapsedDay { get; set; }

    /// <summary>Study day of an error made with confidence above 80 % that was not asked again on a later day; else null.</summary>
    public DateOnly? ConfidentErrorDay { get; set; }

    public Grade LastGrade { get; set; }

    /// <summary>The learner's <see cref="Accounts.Learner.MemoryRevision"/> that it came with.</summary>
    public int Revision { get; set; }

    public ItemMemory Copy() => (ItemMemory)MemberwiseClone();

    public MemoryState State => new(Model, Stability, Difficulty);

    /// <summary>The same memory with its question under another name.</summary>
    public ItemMemory Under(string question) => new()
    {
        LearnerId = LearnerId,
        DeckSlug = DeckSlug,
        QuestionSlug = question,
        ItemId = ItemId,
        Model = Model,
        WeightsVersion = WeightsVersion,
        Retention = Retention,
        Stability = Stability,
        Difficulty = Difficulty,
        LastDay = LastDay,
        DueDay = DueDay,
        Reviews = Reviews,
        Lapses = Lapses,
        LapsedDay = LapsedDay,
        ConfidentErrorDay = ConfidentErrorDay,
        LastGrade = LastGrade,
        Revision = Revision,
    };
}

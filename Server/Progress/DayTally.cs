using QuizHub.Server.Data;

namespace QuizHub.Server.Progress;

/// <summary>Sums over one learner's attempts of one study day at one deck, so that no page has to read the whole log. Derived.</summary>
public sealed class DayTally : IAnswerEvidence
{
    public required Guid LearnerId { get; init; }

    public required string DeckSlug { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary><see cref="DayFigures"/> as JSON.</summary>
    public required string Figures { get; set; }
}

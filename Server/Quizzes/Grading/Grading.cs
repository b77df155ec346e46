using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What an answer is worth. Pure: item, drawn values, response and the run's facts in, score and parts out. How a kind of items is graded, and with
/// what chance it is guessed, is said in its folder.</summary>
public static class Grading
{
    /// <summary>The longest text that is read as an answer.</summary>
    public const int MaxTyped = 200;

    /// <param name="parameters">Values drawn for the item; empty when it has none.</param>
    /// <param name="response">With the deck's ids; null when nothing was answered, which is worth 0.</param>
    /// <param name="facts">Of the run that a prediction or saw-it check is about; null where the deck's own mark decides.</param>
    /// <param name="version">Of the rules: an answer that was given under earlier ones is shown by them, so that its verdict is what it was.</param>
    public static GradingResult Grade(
        Item item, IReadOnlyDictionary<string, double> parameters, ItemResponse? response, IReadOnlyDictionary<string, double>? facts = null,
        int version = EvidenceGrade.Version) =>
        ItemKinds.Of(item.Body).Grade(item.Body, parameters, response, facts, version);

    /// <summary>0 to 1.</summary>
    public static double GuessChance(Item item) => ItemKinds.Of(item.Body).GuessChance(item.Body);

    /// <summary>Right minus wrong as a share, never below 0.</summary>
    internal static double RightMinusWrong(int right, int wrong, int outOf) => Math.Max(0, (right - wrong) / (double)outOf);
}

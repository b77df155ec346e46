using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What an answer is worth. Pure: item, drawn values, response and the run's facts in, score and parts out. Each kind of body has a file of its own
/// beside this one, all with the same members: <c>Grade</c>, and <c>GuessChance</c> (of a right answer by choosing blindly).</summary>
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
        (item.Body, response) switch
        {
            (ChoiceBody body, null or ChoiceResponse) => ChoiceGrading.Grade(body, (ChoiceResponse?)response, facts),
            (NumericBody body, null or NumberResponse) => NumberGrading.Grade(body, parameters, (NumberResponse?)response, facts),
            (ShortTextBody body, null or TextResponse) => TextGrading.Grade(body, (TextResponse?)response, version),
            (ClozeBody body, null or ClozeResponse) => ClozeGrading.Grade(body, (ClozeResponse?)response, version),
            (MatchingBody body, null or MatchingResponse) => MatchingGrading.Grade(body, (MatchingResponse?)response),
            (OrderingBody body, null or OrderingResponse) => OrderingGrading.Grade(body, (OrderingResponse?)response),
            _ => new Refused("response", GradingTexts.WrongKind),
        };

    /// <summary>0 to 1.</summary>
    public static double GuessChance(Item item) => item.Body switch
    {
        ChoiceBody body => ChoiceGrading.GuessChance(body),
        NumericBody => NumberGrading.GuessChance,
        ShortTextBody => TextGrading.GuessChance,
        ClozeBody => ClozeGrading.GuessChance,
        MatchingBody body => MatchingGrading.GuessChance(body),
        OrderingBody body => OrderingGrading.GuessChance(body),
        _ => 0,
    };

    /// <summary>Right minus wrong as a share, never below 0.</summary>
    internal static double RightMinusWrong(int right, int wrong, int outOf) => Math.Max(0, (right - wrong) / (double)outOf);
}

using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>A graded answer with everything around it, to be written to the log.</summary>
/// <param name="Response">With the deck's ids; null when she gave up.</param>
/// <param name="Run">That it was graded on; null for all but predictions and checks.</param>
/// <param name="At">When the server got the answer: what study day it counts for. An exam's answers are graded later than that.</param>
public sealed record GradedAnswer(
    PlanStep Step, PlannedItem Planned, Item Item, SubmitAnswerRequest Answer, string Language, ItemResponse? Response, GradingResult Result, Run? Run, DateTimeOffset At)
{
    /// <summary>What it is worth; null when the run decides nothing. Giving up is worth nothing in any case, a second try its share.</summary>
    public double? Score => Answer.Revealed ? 0 : (Answer.SecondTry ? SecondTries.Share : 1) * (Result as Graded)?.Score;

    public static GradedAnswer Of(PlanStep step, PlannedItem planned, Item item, SubmitAnswerRequest answer, string language, Run? run, DateTimeOffset at)
    {
        var response = answer.Response is null ? null : PartIds.Of(item, planned.OrderSeed).ToDeck(answer.Response);
        var result = Grading.Grade(item, Variants.Parameters(item, planned.VariantSeed), response, run is null ? null : FactValues.ToNumbers(run.ReadFacts()));
        return new GradedAnswer(step, planned, item, answer, language, response, result, run, at);
    }
}

using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Where an item may be answered a second time, and what that is worth. Pure.</summary>
public static class SecondTries
{
    /// <summary>Share of its worth that a second answer counts.</summary>
    public const double Share = 0.5;

    /// <summary>Where the session's mode has them, and not where a second answer says nothing: of two options it is the other one, a prediction is settled
    /// by its run, and the curves of a case would be named by elimination.</summary>
    public static bool AreOffered(SessionPlan plan, PlanStep step) =>
        plan.Transitions.HasSecondTries
        && step is { Item: { } item, Run: null, Case: null } && ItemTypes.Of(item.Type).HasSecondTry;

    public static bool AreOffered(SessionPlan plan, PlanStep step, Item item) =>
        AreOffered(plan, step) && ItemKinds.Of(item.Body).HasSecondTry(item.Body);

    /// <summary>What both tries together are worth, 0 to 1: the better of the two, so that trying again is never a risk.</summary>
    /// <param name="first">Score of the first answer.</param>
    /// <param name="second">Score of the second, before it is reduced.</param>
    public static double Credit(double first, double second) => Math.Max(first, Share * second);

    /// <summary>Whether an answer is the one before, word for word.</summary>
    public static bool AreSame(ItemResponse? one, ItemResponse? other) => JsonSerializer.Serialize(one, Json.Options) == JsonSerializer.Serialize(other, Json.Options);
}

using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;

namespace QuizHub.Server.Decks.Items;

public static class AskedItems
{
    /// <summary>Whether an item can be asked at all: checks are never asked alone, and what runs a demo needs that demo.</summary>
    public static bool IsAsked(Item item, Question question, IReadOnlySet<string> demos) =>
        ItemTypes.Of(item.Type) switch
        {
            { IsCheck: true } => false,
            { IsPrediction: true } => question.DemoOf(item) is { } demo && demos.Contains(demo),
            _ => item.Case is null || demos.Contains(ClinicFaults.Demo),
        };
}

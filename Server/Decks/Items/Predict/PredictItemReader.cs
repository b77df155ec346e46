using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Items;

/// <summary>Predictions and saw-it checks: choices or numbers about the facts of a run.</summary>
internal static class PredictItemReader
{
    public static IReadOnlyList<ItemSyntax> Types { get; } =
    [
        new(ItemType.Predict, "predict", Read, "demo", "settings", "seeds", "tolerance", "unit"),
        new(ItemType.SawIt, "saw-it", Read, "after", "tolerance", "unit"),
    ];

    public static ItemBody? Read(ItemSource item)
    {
        if (!item.HasDemo)
        {
            item.Findings.Add(FindingCatalogue.PredictWithoutDemo, item.Source.Place);
        }

        var entries = item.Source.Entries;
        return entries.Count > 0 && entries.All(entry => AnswerFormula.Is(entry.Text)) ? NumericItemReader.Read(item) : ChoiceItemReader.Read(item);
    }
}

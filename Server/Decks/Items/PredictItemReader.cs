using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Predictions and saw-it checks: choices or numbers about the facts of a run.</summary>
internal static class PredictItemReader
{
    public static ItemBody? Read(ItemSource item)
    {
        if (!item.HasDemo)
        {
            item.Findings.Add(FindingCatalogue.PredictWithoutDemo, item.Source.Place);
        }

        var entries = item.Source.Entries;
        return entries.Count > 0 && entries.All(entry => NumericItemReader.IsFormula(entry.Text)) ? NumericItemReader.Read(item) : ChoiceItemReader.Read(item);
    }

    /// <summary>The demo that the item names itself.</summary>
    public static string? Demo(ItemDraft draft) => draft.Braces.HasClass("predict") ? draft.Braces.Value("demo")?.Value : null;

    public static IReadOnlyDictionary<string, string> Settings(ItemDraft draft, FindingList findings) =>
        draft.Braces.Value("settings") is { } word
            ? SettingsText.Read(word, draft.File.Source.PlaceAt(word.ValueOffset), findings)
            : new Dictionary<string, string>();

    public static SeedRange? SeedsOf(ItemDraft draft, FindingList findings) =>
        draft.Braces.Value("seeds") is { } word ? Seeds.Read(word.Value, draft.File.Source.PlaceAt(word.ValueOffset), findings) : null;

    /// <summary>Id of the predict item whose run a saw-it item asks about.</summary>
    public static string? After(ItemDraft draft, ItemType type, IReadOnlyList<ItemDraft> all, FindingList findings)
    {
        if (type != ItemType.SawIt)
        {
            return null;
        }

        if (draft.Braces.Value("after") is not { } after)
        {
            findings.Add(FindingCatalogue.MissingAttribute, draft.Place, "after", "after=predict-item-id");
            return null;
        }

        if (!all.Any(other => other.Id == after.Value && other.Braces.HasClass("predict")))
        {
            findings.Add(FindingCatalogue.UnknownPredict, draft.File.Source.PlaceAt(after.ValueOffset), after.Value);
        }

        return after.Value;
    }
}

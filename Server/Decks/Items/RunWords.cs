using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>What the braces of an item say of a run.</summary>
internal static class RunWords
{
    /// <summary>The demo that the item names itself.</summary>
    public static string? Demo(ItemDraft draft) => ItemSyntaxes.Of(draft) is { IsPrediction: true } ? draft.Braces.Value("demo")?.Value : null;

    public static IReadOnlyDictionary<string, string> Settings(ItemDraft draft, FindingList findings) =>
        draft.Braces.Value("settings") is { } word
            ? SettingsText.Read(word, draft.File.Source.PlaceAt(word.ValueOffset), findings)
            : new Dictionary<string, string>();

    public static SeedRange? SeedsOf(ItemDraft draft, FindingList findings) =>
        draft.Braces.Value("seeds") is { } word ? Seeds.Read(word.Value, draft.File.Source.PlaceAt(word.ValueOffset), findings) : null;

    /// <summary>Id of the predict item whose run a saw-it item asks about.</summary>
    public static string? After(ItemDraft draft, ItemSyntax syntax, IReadOnlyList<ItemDraft> all, FindingList findings)
    {
        if (!syntax.Type.IsCheck())
        {
            return null;
        }

        if (draft.Braces.Value("after") is not { } after)
        {
            findings.Add(FindingCatalogue.MissingAttribute, draft.Place, "after", "after=predict-item-id");
            return null;
        }

        if (!all.Any(other => other.Id == after.Value && ItemSyntaxes.Of(other) is { IsPrediction: true }))
        {
            findings.Add(FindingCatalogue.UnknownPredict, draft.File.Source.PlaceAt(after.ValueOffset), after.Value);
        }

        return after.Value;
    }
}

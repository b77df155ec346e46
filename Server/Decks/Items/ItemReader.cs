using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Makes an item of what its languages say. Which family its answers belong to is its type's matter.</summary>
internal static class ItemReader
{
    private static readonly Dictionary<string, Facet> Facets = Enum.GetValues<Facet>().ToDictionary(facet => facet.ToString().ToLowerInvariant());

    /// <param name="drafts">One per language, the source first.</param>
    /// <param name="all">All items of the question in the source language.</param>
    /// <returns>Null, with findings, when it can't be made.</returns>
    public static Item? Read(IReadOnlyList<ItemDraft> drafts, IReadOnlyList<ItemDraft> all, bool hasDemo, FindingList findings)
    {
        var source = drafts[0];
        var syntax = SyntaxOf(source, findings);
        var facet = FacetOf(source, findings);
        if (syntax is null)
        {
            return null;
        }

        Headings.RefuseWords(source.File, source.Braces, ["#id", $".{syntax.Name}", "facet", .. syntax.Words], findings);
        foreach (var draft in drafts)
        {
            CompareWords(source, draft, findings);
            if (draft.Stem.Length == 0)
            {
                findings.Add(FindingCatalogue.EmptyText, draft.Place, ReadingTexts.Stem);
            }

            if (source.Why is not null && draft.Why is null)
            {
                findings.Add(FindingCatalogue.PartMissing, draft.Place, ReadingTexts.Section, SectionNames.Why(draft.Language));
            }
            else if (source.Why is null && draft.Why is not null)
            {
                findings.Add(FindingCatalogue.PartUnknown, draft.Place, ReadingTexts.Section, SectionNames.Why(draft.Language));
            }
        }

        var parameters = ParameterReader.Read(source, findings);
        var after = RunWords.After(source, syntax, all, findings);
        var settings = RunWords.Settings(source, findings);
        var seeds = RunWords.SeedsOf(source, findings);
        var fault = CaseReader.Read(source, syntax, facet, findings);
        var demo = RunWords.Demo(source);
        var asked = source.Braces.Value("after") is { } earlier ? all.FirstOrDefault(other => other.Id == earlier.Value) : null;
        var runs = hasDemo || demo is not null || (asked is not null && RunWords.Demo(asked) is not null);
        if (syntax.Read(new(syntax.Type, drafts, parameters, runs, findings)) is not { } body || facet is null)
        {
            return null;
        }

        var texts = drafts.ToDictionary(draft => draft.Language, draft => new ItemText(draft.Title, syntax.StemIsBody ? "" : draft.Stem, draft.Why));
        var format = FormatComparison.Needed(source.File.Format, texts.Values.SelectMany(MarkdownOf.Item).Concat(MarkdownOf.Body(body)), parameters);
        return Versions.Stamp(new(source.Id, syntax.Type, facet.Value, parameters, settings, seeds, after, texts, body, "", "", fault, format, demo));
    }

    private static ItemSyntax? SyntaxOf(ItemDraft draft, FindingList findings)
    {
        var known = string.Join(", ", ItemSyntaxes.All.Select(syntax => $".{syntax.Name}"));
        if (ItemSyntaxes.TypeWord(draft) is not { } word)
        {
            findings.Add(FindingCatalogue.MissingAttribute, draft.Place, ".type", known);
            return null;
        }

        if (ItemSyntaxes.Named(word.Name) is { } syntax)
        {
            return syntax;
        }

        findings.Add(FindingCatalogue.UnknownAttribute, draft.PlaceOf(word), word.Written, known);
        return null;
    }

    private static Facet? FacetOf(ItemDraft draft, FindingList findings)
    {
        var known = string.Join(", ", Facets.Keys);
        if (draft.Braces.Value("facet") is not { } word)
        {
            findings.Add(FindingCatalogue.MissingAttribute, draft.Place, "facet", $"facet=… ({known})");
            return null;
        }

        if (Facets.TryGetValue(word.Value, out var facet))
        {
            return facet;
        }

        findings.Add(FindingCatalogue.WrongValue, draft.File.Source.PlaceAt(word.ValueOffset), "facet", word.Value, known);
        return null;
    }

    /// <summary>A translation says its id, and its unit if it has one; what else it repeats must agree with the source.</summary>
    private static void CompareWords(ItemDraft source, ItemDraft translation, FindingList findings)
    {
        foreach (var word in source == translation ? [] : translation.Braces.Words)
        {
            var isUnit = word is { Kind: BraceKind.Value, Name: "unit" } && source.Braces.Value("unit") is not null;
            if (!isUnit && !source.Braces.Words.Any(other => other.Written == word.Written && other.Value == word.Value))
            {
                findings.Add(FindingCatalogue.AttributeDiffers, translation.PlaceOf(word), word.Written);
            }
        }
    }
}

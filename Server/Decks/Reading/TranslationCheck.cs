using QuizHub.Server.Decks.Findings;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Holds a translation against its source: the same parts, and made from the present text. Items are compared by their readers.</summary>
internal static class TranslationCheck
{
    /// <summary>Where one of these is found, a part can't be told by its id or section: that the other language lacks it would be said of the wrong file.</summary>
    private static readonly Finding[] Nameless =
    [
        FindingCatalogue.BadSlug, FindingCatalogue.DuplicateId, FindingCatalogue.MissingId, FindingCatalogue.BadBraces, FindingCatalogue.UnknownSection, FindingCatalogue.DuplicateSection,
        FindingCatalogue.KeyPointShape, FindingCatalogue.ClaimShape, FindingCatalogue.HeadingLevel,
    ];

    public static void Check(QuestionDraft source, QuestionDraft translation, FindingList findings)
    {
        var hash = TranslationHash.Of(source);
        if (translation.FrontMatter.Translates is { } translates && translates != hash)
        {
            findings.Add(FindingCatalogue.TranslationStale, translation.FrontMatter.TranslatesPlace, hash);
        }

        if (findings.Holds(source.File.Source.Path, Nameless) || findings.Holds(translation.File.Source.Path, Nameless))
        {
            return;
        }

        foreach (var kind in Enum.GetValues<SectionKind>())
        {
            CheckSection(kind, source, translation, findings);
        }

        if (translation.Pitfalls.Count != source.Pitfalls.Count && translation.Sections.ContainsKey(SectionKind.Pitfalls) && source.Sections.ContainsKey(SectionKind.Pitfalls))
        {
            findings.Add(FindingCatalogue.CountDiffers, translation.PlaceOf(SectionKind.Pitfalls), ReadingTexts.Pitfalls, translation.Pitfalls.Count, source.Pitfalls.Count);
        }

        Compare(SectionKind.FollowUps, ReadingTexts.FollowUp, Ids(source.FollowUps), Ids(translation.FollowUps));
        Compare(SectionKind.KeyPoints, ReadingTexts.KeyPoint, Ids(source.KeyPoints), Ids(translation.KeyPoints));
        Compare(SectionKind.Claims, ReadingTexts.Claim, Ids(source.Claims), Ids(translation.Claims));
        Compare(SectionKind.Items, ReadingTexts.Item, Ids(source.Items), Ids(translation.Items));
        CompareProbes(source, translation, findings);

        void Compare(SectionKind kind, Text what, Dictionary<string, Place> sourceIds, Dictionary<string, Place> translationIds)
        {
            if (!source.Sections.ContainsKey(kind) || !translation.Sections.ContainsKey(kind))
            {
                return;
            }

            foreach (var id in sourceIds.Keys.Where(id => !translationIds.ContainsKey(id)))
            {
                findings.Add(FindingCatalogue.PartMissing, translation.PlaceOf(kind), what, id);
            }

            foreach (var (id, place) in translationIds.Where(entry => !sourceIds.ContainsKey(entry.Key)))
            {
                findings.Add(FindingCatalogue.PartUnknown, place, what, id);
            }
        }
    }

    private static void CheckSection(SectionKind kind, QuestionDraft source, QuestionDraft translation, FindingList findings)
    {
        var name = SectionNames.In(kind, translation.Language);
        if (source.Sections.ContainsKey(kind) && !translation.Sections.ContainsKey(kind))
        {
            findings.Add(FindingCatalogue.MissingSection, Place.StartOf(translation.File.Source.Path), name);
        }
        else if (!source.Sections.ContainsKey(kind) && translation.Sections.ContainsKey(kind))
        {
            findings.Add(FindingCatalogue.PartUnknown, translation.PlaceOf(kind), ReadingTexts.Section, name);
        }
    }

    /// <summary>What a follow-up probes is said in the source; said again, it must be the same.</summary>
    private static void CompareProbes(QuestionDraft source, QuestionDraft translation, FindingList findings)
    {
        foreach (var followUp in translation.FollowUps.Where(followUp => followUp.Part.Probes is not null))
        {
            if (source.FollowUps.FirstOrDefault(other => other.Id == followUp.Id) is { } original && original.Part.Probes != followUp.Part.Probes)
            {
                findings.Add(FindingCatalogue.AttributeDiffers, followUp.Place, "probes");
            }
        }
    }

    private static Dictionary<string, Place> Ids<T>(IReadOnlyList<PartDraft<T>> parts) => parts.ToDictionary(part => part.Id, part => part.Place);

    private static Dictionary<string, Place> Ids(IReadOnlyList<ItemDraft> items) => items.ToDictionary(item => item.Id, item => item.Place);
}

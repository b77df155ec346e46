using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Puts the languages of a question together.</summary>
internal static class QuestionReader
{
    /// <param name="drafts">The source language first.</param>
    public static Question Read(string deckSlug, string topicSlug, string slug, IReadOnlyList<QuestionDraft> drafts, FindingList findings)
    {
        var source = drafts[0];
        CheckSource(source, findings);
        foreach (var translation in drafts.Skip(1))
        {
            TranslationCheck.Check(source, translation, findings);
        }

        var front = source.FrontMatter;
        var texts = drafts.ToDictionary(draft => draft.Language, draft => Text(source, draft));
        return new(
            deckSlug,
            topicSlug,
            slug,
            front.Level,
            [.. front.Tags.Select(tag => tag.Name)],
            [.. front.Confusable.Select(other => other.Name)],
            [.. front.Aliases.Select(alias => alias.Name)],
            front.Demo,
            [.. front.Claims.Select(claim => claim.Claim)],
            [.. front.Sources.Select(entry => entry.Source)],
            [.. source.Items.Select(item => ItemReader.Read(InAllLanguages(item, drafts), source.Items, front.Demo is not null, findings)).OfType<Item>()],
            texts,
            FormatComparison.Needed(source.File.Format, texts.Values.SelectMany(MarkdownOf.Question), []))
        {
            IsShownAsSource = drafts.Select(draft => ScriptLoad.IsTooMuch(draft.File, findings)).ToList().Contains(true),
        };
    }

    /// <summary>Sections that must be there, and claims that need a sentence.</summary>
    private static void CheckSource(QuestionDraft source, FindingList findings)
    {
        foreach (var kind in Enum.GetValues<SectionKind>().Where(kind => !source.Sections.ContainsKey(kind)))
        {
            if (SectionNames.IsRequired(kind) || (kind == SectionKind.Claims && source.FrontMatter.Claims.Count > 0))
            {
                findings.Add(FindingCatalogue.MissingSection, Place.StartOf(source.File.Source.Path), SectionNames.In(kind, source.Language));
            }
        }

        var declared = source.FrontMatter.Claims.Select(claim => claim.Claim.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in source.Claims.Where(claim => !declared.Contains(claim.Id)))
        {
            findings.Add(FindingCatalogue.UnknownClaim, claim.Place, claim.Id);
        }

        foreach (var claim in source.FrontMatter.Claims.Where(claim => source.Sections.ContainsKey(SectionKind.Claims) && source.Claims.All(text => text.Id != claim.Claim.Id)))
        {
            findings.Add(FindingCatalogue.ClaimWithoutSentence, source.PlaceOf(SectionKind.Claims), claim.Claim.Id);
        }
    }

    private static List<ItemDraft> InAllLanguages(ItemDraft item, IReadOnlyList<QuestionDraft> drafts) =>
        [item, .. drafts.Skip(1).SelectMany(draft => draft.Items.Where(other => other.Id == item.Id))];

    /// <summary>The words of one language, in the order of the source; what only the source says (probes, must) is taken from there.</summary>
    private static QuestionText Text(QuestionDraft source, QuestionDraft draft) => new(
        draft.FrontMatter.Title,
        draft.Text(SectionKind.ThirtySeconds),
        draft.Text(SectionKind.TwoMinutes),
        draft.Text(SectionKind.Explanation),
        draft.Pitfalls,
        InOrder(source.FollowUps, draft.FollowUps, (original, translated) => translated with { Probes = original.Probes }),
        InOrder(source.KeyPoints, draft.KeyPoints, (original, translated) => translated with { Indispensable = original.Indispensable }),
        draft.Claims.ToDictionary(claim => claim.Id, claim => claim.Part));

    private static List<T> InOrder<T>(IReadOnlyList<PartDraft<T>> source, IReadOnlyList<PartDraft<T>> translation, Func<T, T, T> join) =>
        [.. source.SelectMany(part => translation.Where(other => other.Id == part.Id).Select(other => join(part.Part, other.Part)))];
}

using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Reads one file of a question on its own: what holds within one language.</summary>
internal static class QuestionFileReader
{
    /// <summary>Null, with findings, when the file is no question at all.</summary>
    public static QuestionDraft? Read(DeckFile file, string language, bool isSource, int format, FindingList findings)
    {
        if (file.Text(findings) is not { } source)
        {
            return null;
        }

        if (FrontMatterReader.BodyLine(source) is not { } bodyLine)
        {
            findings.Add(FindingCatalogue.NoFrontMatter, Place.StartOf(file.Path));
            return null;
        }

        var frontMatter = FrontMatterReader.Read(source, bodyLine, isSource, findings);
        if (frontMatter is null || MarkdownFile.Read(source, bodyLine, format, findings) is not { } markdown)
        {
            return null;
        }

        foreach (var definition in markdown.Document.Descendants<LinkReferenceDefinition>())
        {
            findings.Add(FindingCatalogue.LinkDefinition, markdown.PlaceOf(definition));
        }

        var sections = SectionReader.Read(markdown, language, findings);
        var keyPoints = KeyPointReader.Read(markdown, sections.GetValueOrDefault(SectionKind.KeyPoints), isSource, findings);
        return new(
            language,
            markdown,
            frontMatter,
            sections,
            PitfallReader.Read(markdown, sections.GetValueOrDefault(SectionKind.Pitfalls), findings),
            FollowUpReader.Read(markdown, sections.GetValueOrDefault(SectionKind.FollowUps), keyPoints, findings),
            keyPoints,
            ClaimTextReader.Read(markdown, sections.GetValueOrDefault(SectionKind.Claims), findings),
            ItemDraftReader.Read(markdown, sections.GetValueOrDefault(SectionKind.Items), language, findings));
    }
}

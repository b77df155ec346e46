using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>A question as deck.yml lists it, with what its files say.</summary>
/// <param name="Drafts">The source language first; files that could not be read are left out.</param>
internal sealed record QuestionFiles(string TopicSlug, Named Name, IReadOnlyList<QuestionDraft> Drafts, bool HasSource)
{
    public QuestionDraft? Source => HasSource ? Drafts[0] : null;

    public static QuestionFiles Read(DeckFiles files, DeckYml yml, TopicDraft topic, Named name, FindingList findings)
    {
        var drafts = new List<QuestionDraft>();
        var hasSource = false;
        foreach (var language in yml.Languages)
        {
            var isSource = language == yml.Languages[0];
            var fileName = $"{topic.Slug}/{name.Name}.{language}.md";
            if (files.Find(fileName) is not { } file)
            {
                Missing(isSource, fileName, language);
            }
            else if (QuestionFileReader.Read(file, language, isSource, findings) is { } draft)
            {
                hasSource |= isSource;
                drafts.Add(draft);
            }
        }

        return new(topic.Slug, name, drafts, hasSource);

        void Missing(bool isSource, string fileName, string language)
        {
            if (isSource)
            {
                findings.Add(FindingCatalogue.FileMissing, name.Place, fileName);
            }
            else
            {
                findings.Add(FindingCatalogue.TranslationMissing, name.Place, name.Name, language, fileName);
            }
        }
    }

    public Question Merge(string deckSlug, IReadOnlyList<QuestionDraft> drafts, FindingList findings) =>
        QuestionReader.Read(deckSlug, TopicSlug, Name.Name, drafts, findings);

    public QuestionPlaces Places() => new(
        Name.Name,
        Source!.FrontMatter.Claims.ToDictionary(claim => claim.Claim.Id, claim => claim.ExpectPlace),
        Source.Items.ToDictionary(item => item.Id, item => item.Place));
}

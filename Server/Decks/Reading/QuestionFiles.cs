using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>A question as deck.yml lists it, with what its files say.</summary>
/// <param name="Drafts">The source language first; files that could not be read are left out.</param>
internal sealed record QuestionFiles(string DeckSlug, string TopicSlug, Named Name, IReadOnlyList<QuestionDraft> Drafts, bool HasSource)
{
    public QuestionDraft? Source => HasSource ? Drafts[0] : null;

    /// <summary>The question's files by language, as shown to the author, whether they are there or not; the source language first.</summary>
    public required IReadOnlyList<(string Language, string Path)> Paths { get; init; }

    public Place SourcePlace => Place.StartOf(Paths[0].Path);

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
            else if (Guard.Read(() => QuestionFileReader.Read(file, language, isSource, yml.Format, findings), Place.StartOf(file.Path), findings) is { } draft)
            {
                hasSource |= isSource;
                drafts.Add(draft);
            }
        }

        return new(files.Slug, topic.Slug, name, drafts, hasSource)
        {
            Paths = [.. yml.Languages.Select(language => (language, files.PathOf($"{topic.Slug}/{name.Name}.{language}.md")))],
        };

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

    /// <summary>Equal as long as reading the question's files gives the same: their stamps, and where deck.yml names it when one is missing.</summary>
    public static string Stamp(DeckFiles files, DeckYml yml, TopicDraft topic, Named name)
    {
        var stamps = yml.Languages.Select(language => files.Find($"{topic.Slug}/{name.Name}.{language}.md")?.Stamp).ToList();
        return string.Join(' ', stamps) + (stamps.Contains(null) ? $" {name.Place.Line}:{name.Place.Column}" : "");
    }

    public Question Merge(IReadOnlyList<QuestionDraft> drafts, FindingList findings) =>
        QuestionReader.Read(DeckSlug, TopicSlug, Name.Name, drafts, findings);

    public QuestionPlaces Places() => new(
        Name.Name,
        Source!.FrontMatter.Claims.ToDictionary(claim => claim.Claim.Id, claim => claim.ExpectPlace),
        Source.Items.ToDictionary(item => item.Id, item => item.Place));
}

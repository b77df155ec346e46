using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>Files that nothing lists or shows.</summary>
internal static class DeckFolderCheck
{
    /// <param name="used">Images that texts show.</param>
    public static void Check(DeckFiles files, DeckYml yml, IReadOnlySet<string> images, IReadOnlySet<string> used, FindingList findings)
    {
        var listed = yml.Topics.ToDictionary(topic => topic.Slug, topic => topic.Questions.Select(question => question.Name).ToHashSet(StringComparer.Ordinal));
        var unlistedTopics = new HashSet<string>(StringComparer.Ordinal);
        // A list that can't be read in full says nothing of what is not in it.
        var isListWhole = !findings.Blocks(yml.Source.Path);
        foreach (var file in files.All.Where(file => file.Name != DeckYmlReader.FileName))
        {
            var parts = file.Name.Split('/');
            var place = Place.StartOf(file.Path);
            if (images.Contains(file.Name))
            {
                if (!used.Contains(file.Name))
                {
                    findings.Add(FindingCatalogue.UnusedImage, place, file.Name);
                }
            }
            else if (parts.Length != 2 || parts[1].Split('.') is not [var slug, var language, "md"])
            {
                findings.Add(FindingCatalogue.StrayFile, place, file.Name);
            }
            else if (!listed.TryGetValue(parts[0], out var questions))
            {
                if (isListWhole && unlistedTopics.Add(parts[0]))
                {
                    findings.Add(FindingCatalogue.UnlistedTopic, place, parts[0]);
                }
            }
            else if (!questions.Contains(slug))
            {
                if (isListWhole)
                {
                    findings.Add(FindingCatalogue.UnlistedQuestion, place, slug);
                }
            }
            else if (!yml.Languages.Contains(language))
            {
                findings.Add(FindingCatalogue.UnknownLanguage, place, language);
            }
        }
    }
}

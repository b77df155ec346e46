using QuizHub.Demos;
using QuizHub.Server.Decks.Checks;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <summary>Writes into items the code that their demo runs.</summary>
internal static class ListingWriter
{
    /// <returns>The files that were changed.</returns>
    public static IEnumerable<string> Write(CheckTarget target, IReadOnlyList<DemoDeclaration> demos)
    {
        foreach (var folder in target.Folders)
        {
            var files = DeckFiles.FromFolder(folder);
            if (DeckYmlReader.Read(files, new()) is not { } yml)
            {
                continue;
            }

            foreach (var question in yml.Topics.SelectMany(topic => topic.Questions.Select(name => QuestionFiles.Read(files, yml, topic, name, new()))).Where(question => question.Source is not null))
            {
                foreach (var draft in question.Drafts.Where(draft => target.Shows(draft.File.Source.Path)))
                {
                    var path = draft.File.Source.Path;
                    var written = ListingCheck.Written(draft, question.Source!, demos);
                    if (written != draft.File.Source.Text)
                    {
                        File.WriteAllText(path, File.ReadAllText(path).Contains("\r\n", StringComparison.Ordinal) ? written.ReplaceLineEndings("\r\n") : written);
                        yield return path;
                    }
                }
            }
        }
    }
}

using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <summary>Writes the present hash of its source into translations: an author's word that they are up to date.</summary>
internal static partial class TranslationWriter
{
    /// <returns>The files that were changed, with what stands in them now.</returns>
    public static IEnumerable<(string Path, string Hash)> Write(CheckTarget target)
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
                var hash = TranslationHash.Of(question.Source!);
                foreach (var translation in question.Drafts.Skip(1).Where(draft => target.Shows(draft.File.Source.Path) && draft.FrontMatter.Translates != hash))
                {
                    Replace(translation.File.Source.Path, translation.FrontMatter, hash);
                    yield return (translation.File.Source.Path, hash);
                }
            }
        }
    }

    /// <summary>Changes one line and leaves all other text as it is.</summary>
    private static void Replace(string path, FrontMatter front, string hash)
    {
        var text = File.ReadAllText(path);
        var replaced = front.Translates is null
            ? FirstLine().Replace(text, $"$0translates: {hash}$1", 1)
            : Line().Replace(text, $"${{1}}{hash}", 1);
        File.WriteAllText(path, replaced);
    }

    [GeneratedRegex(@"^---[ \t]*(\r?\n)")]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"^(translates[ \t]*:[ \t]*)[^\r\n#]*?(?=[ \t]*(?:#|\r?$))", RegexOptions.Multiline)]
    private static partial Regex Line();
}

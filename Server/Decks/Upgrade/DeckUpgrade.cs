using System.Text;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <summary>Writes decks of format 1 in the latest format: in place, meaning what they mean. A deck that is of the latest format is left alone.</summary>
public static class DeckUpgrade
{
    /// <param name="path">A deck's folder, or one that holds decks.</param>
    public static IReadOnlyList<(string Path, int? Edits)> Write(string path) => CheckTarget.Find(path, out _) is { } target ? [.. Write(target)] : [];

    /// <returns>What was written, and the decks that can't be, each with null.</returns>
    internal static IEnumerable<(string Path, int? Edits)> Write(CheckTarget target)
    {
        foreach (var folder in target.Folders)
        {
            var files = DeckFiles.FromFolder(folder);
            if (DeckYmlReader.Read(files, new()) is not { Format: DeckFormat.First } yml)
            {
                continue;
            }

            var questions = yml.Topics.SelectMany(topic => topic.Questions.Select(name => QuestionFiles.Read(files, yml, topic, name, new()))).ToList();
            if (yml.FormatOffset is not { } offset || questions.Exists(question => !IsRead(question, files, yml)))
            {
                yield return (files.PathOf(DeckYmlReader.FileName), null);
                continue;
            }

            foreach (var written in questions.SelectMany(Write))
            {
                yield return written;
            }

            // Last, so that a deck that could not be written whole is still what it says.
            Apply(yml.Source, [FormatEdit.Of(offset, $"{DeckFormat.First}", $"{DeckFormat.Latest}")]);
            yield return (yml.Source.Path, 1);
        }
    }

    /// <summary>Half a deck can't be converted: what is not understood could not be kept.</summary>
    private static bool IsRead(QuestionFiles question, DeckFiles files, DeckYml yml) =>
        question.HasSource && question.Drafts.Count == yml.Languages.Count(language => files.Find($"{question.TopicSlug}/{question.Name.Name}.{language}.md") is not null);

    private static IEnumerable<(string Path, int? Edits)> Write(QuestionFiles question)
    {
        var (before, after) = (TranslationHash.Of(question.Source!), "");
        foreach (var draft in question.Drafts)
        {
            var edits = FormatEdits.Of(draft, question.Source!).ToList();
            if (draft == question.Source)
            {
                var text = draft.File.Source;
                var body = text.LineStart(FrontMatterReader.BodyLine(text)!.Value);
                after = TranslationHash.Of(draft.FrontMatter.Title, Edited(text.Text, edits)[body..]);
            }
            else if (draft.FrontMatter.Translates == before && before != after)
            {
                // It was made from this text, and the text says what it said.
                edits.Add(FormatEdit.Of(OffsetOf(draft, before), before, after));
            }

            if (edits.Count > 0)
            {
                Apply(draft.File.Source, edits);
                yield return (draft.File.Source.Path, edits.Count);
            }
        }
    }

    private static int OffsetOf(QuestionDraft draft, string hash)
    {
        var place = draft.FrontMatter.TranslatesPlace;
        return draft.File.Source.Text.IndexOf(hash, draft.File.Source.LineStart(place.Line - 1), StringComparison.Ordinal);
    }

    private static string Edited(string text, IReadOnlyList<FormatEdit> edits)
    {
        var edited = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(edit => edit.Offset))
        {
            edited.Remove(edit.Offset, edit.Written.Length).Insert(edit.Offset, edit.Replacement);
        }

        return edited.ToString();
    }

    /// <summary>Changes the file and nothing else in it: line ends and a byte order mark stay.</summary>
    private static void Apply(SourceText source, IReadOnlyList<FormatEdit> edits)
    {
        var bytes = File.ReadAllBytes(source.Path);
        var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var text = Encoding.UTF8.GetString(bytes, hasMark ? Encoding.UTF8.Preamble.Length : 0, bytes.Length - (hasMark ? Encoding.UTF8.Preamble.Length : 0));
        var edited = Edited(text, [.. edits.Select(edit => edit with { Offset = OnDisk(text, edit.Offset) })]);
        var fresh = source.Path + ".new";
        File.WriteAllText(fresh, edited, new UTF8Encoding(hasMark));
        File.Move(fresh, source.Path, overwrite: true);
    }

    /// <summary>Where an offset of the text with short line ends is in the text with those on disk.</summary>
    private static int OnDisk(string text, int offset)
    {
        var at = 0;
        for (var counted = 0; counted < offset; counted++)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        }

        return at;
    }
}

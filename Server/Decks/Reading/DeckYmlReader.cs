using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>What deck.yml says.</summary>
internal sealed record DeckYml(
    SourceText Source,
    int Format,
    int? FormatOffset,
    IReadOnlyList<string> Languages,
    Localized Title,
    Localized Description,
    IReadOnlyList<TopicDraft> Topics,
    IReadOnlyDictionary<string, Localized> Tags,
    IReadOnlyList<GlossaryTerm> Glossary,
    IReadOnlyList<(string Text, Place Place)> TextPlaces);

internal sealed record TopicDraft(string Slug, Place Place, Localized Title, Localized Description, IReadOnlyList<Named> Questions);

internal static partial class DeckYmlReader
{
    public const string FileName = "deck.yml";

    private static readonly Localized Nothing = new(new Dictionary<string, string>());

    /// <summary>Null, with findings, when there is nothing to read or no language or topic in it.</summary>
    public static DeckYml? Read(DeckFiles files, FindingList findings)
    {
        if (files.Find(FileName) is not { } file)
        {
            findings.Add(FindingCatalogue.FileMissing, Place.StartOf(files.PathOf(FileName)), FileName);
            return null;
        }

        if (file.Text(findings) is not { } source || YamlTree.Read(source, 0, source.LineCount, findings) is not { } map)
        {
            return null;
        }

        var reader = new MapReader(map, source, findings, "format", "languages", "title", "description", "topics", "tags", "glossary");
        var format = reader.Integer("format", 0, int.MaxValue, required: true) ?? DeckFormat.First;
        if (!DeckFormat.IsKnown(format))
        {
            // By the rules of another format nothing could be told truly.
            findings.Add(FindingCatalogue.UnknownFormat, reader.PlaceOf(reader.Find("format")!), format);
            return null;
        }

        var languages = Languages(reader, findings);
        if (languages.Count == 0)
        {
            return null;
        }

        return new(
            source,
            format,
            reader.Find("format") is YamlScalar scalar ? source.Text.IndexOf(scalar.Value, scalar.Offset, StringComparison.Ordinal) : null,
            languages,
            reader.Localized("title", languages) ?? Nothing,
            reader.Localized("description", languages) ?? Nothing,
            Topics(reader, languages, findings),
            Tags(reader, source, languages, findings),
            Glossary(reader, languages, findings),
            [.. TextPlaces(map, source, inGlossary: false)]);
    }

    /// <summary>What is Markdown here: descriptions, and the glossary's texts.</summary>
    private static IEnumerable<(string, Place)> TextPlaces(YamlMap map, SourceText source, bool inGlossary)
    {
        foreach (var (key, value) in map.Entries)
        {
            foreach (var found in value switch
            {
                YamlMap text when key.Value == (inGlossary ? "text" : "description") => text.Entries.Select(word => word.Value).OfType<YamlScalar>()
                    .Select(word => (word.Value, source.PlaceAt(word.Offset))),
                YamlList list => list.Items.OfType<YamlMap>().SelectMany(entry => TextPlaces(entry, source, key.Value == "glossary")),
                _ => [],
            })
            {
                yield return found;
            }
        }
    }

    private static List<string> Languages(MapReader reader, FindingList findings)
    {
        var languages = new List<string>();
        foreach (var word in reader.Words("languages", required: true))
        {
            if (!LanguageCode().IsMatch(word.Value))
            {
                findings.Add(FindingCatalogue.WrongValue, reader.PlaceOf(word), "languages", word.Value, "en, zh, fr…");
            }
            else if (languages.Contains(word.Value))
            {
                findings.Add(FindingCatalogue.DuplicateKey, reader.PlaceOf(word), word.Value);
            }
            else
            {
                languages.Add(word.Value);
            }
        }

        if (languages.Count == 0 && reader.Find("languages") is YamlList { Items.Count: 0 } empty)
        {
            reader.WrongType(empty, "languages", MapTexts.AListOfWords, "`languages: [en]`");
        }

        return languages;
    }

    private static List<TopicDraft> Topics(MapReader reader, IReadOnlyList<string> languages, FindingList findings)
    {
        if (reader.Find("topics") is YamlList { Items.Count: 0 } none)
        {
            findings.Add(FindingCatalogue.NoTopics, reader.PlaceOf(none));
        }

        var topics = new List<TopicDraft>();
        var topicLines = new Dictionary<string, int>(StringComparer.Ordinal);
        var questionLines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var topic in reader.Maps("topics", required: true, "slug", "title", "description", "questions"))
        {
            var slug = topic.Scalar("slug", required: true);
            var title = topic.Localized("title", languages);
            var description = topic.Localized("description", languages);
            var questions = topic.Words("questions", required: true).Where(word => IsNew(word, topic, questionLines, findings)).Select(word => new Named(word.Value, topic.PlaceOf(word))).ToList();
            if (topic.Find("questions") is YamlList { Items.Count: 0 } empty)
            {
                findings.Add(FindingCatalogue.EmptyTopic, topic.PlaceOf(empty), slug?.Value ?? "");
            }

            if (slug is not null && IsNew(slug, topic, topicLines, findings))
            {
                topics.Add(new(slug.Value, topic.PlaceOf(slug), title ?? Nothing, description ?? Nothing, questions));
            }
        }

        return topics;
    }

    private static Dictionary<string, Localized> Tags(MapReader reader, SourceText source, IReadOnlyList<string> languages, FindingList findings)
    {
        var tags = new Dictionary<string, Localized>(StringComparer.Ordinal);
        if (reader.Map("tags") is not { } map)
        {
            return tags;
        }

        var inner = new MapReader(map, source, findings, [.. map.Entries.Select(entry => entry.Key.Value)]);
        foreach (var (id, _) in map.Entries)
        {
            // A tag whose text is at fault is a tag all the same: questions that use it are not to be blamed.
            var text = inner.Localized(id.Value, languages);
            if (Slug.Check(id.Value, inner.PlaceOf(id), findings))
            {
                tags[id.Value] = text ?? Nothing;
            }
        }

        return tags;
    }

    private static List<GlossaryTerm> Glossary(MapReader reader, IReadOnlyList<string> languages, FindingList findings)
    {
        var terms = new List<GlossaryTerm>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in reader.Maps("glossary", required: false, "id", "term", "also", "search", "text"))
        {
            var id = entry.Scalar("id", required: true);
            var term = entry.Localized("term", languages);
            var also = Also(entry, languages, findings);
            var text = entry.Localized("text", languages);
            if (id is not null && IsNew(id, entry, lines, findings))
            {
                terms.Add(new(id.Value, term ?? Nothing, also, text ?? Nothing) { Search = [.. entry.Words("search").Select(word => word.Value)] });
            }
        }

        return terms;
    }

    private static Dictionary<string, IReadOnlyList<string>> Also(MapReader entry, IReadOnlyList<string> languages, FindingList findings)
    {
        var also = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (language, value) in entry.Map("also")?.Entries ?? [])
        {
            if (!languages.Contains(language.Value))
            {
                findings.Add(FindingCatalogue.UnknownLanguage, entry.PlaceOf(language), language.Value);
            }
            else if (value is YamlList list && list.Items.All(item => item is YamlScalar { Value.Length: > 0 }))
            {
                also[language.Value] = [.. list.Items.Cast<YamlScalar>().Select(item => item.Value)];
            }
            else
            {
                entry.WrongType(value, language.Value, MapTexts.AListOfWords, $"`{language.Value}: [a, b]`");
            }
        }

        return also;
    }

    private static bool IsNew(YamlScalar id, MapReader reader, Dictionary<string, int> lines, FindingList findings)
    {
        var place = reader.PlaceOf(id);
        if (!Slug.Check(id.Value, place, findings))
        {
            return false;
        }

        if (lines.TryAdd(id.Value, place.Line))
        {
            return true;
        }

        findings.Add(FindingCatalogue.DuplicateId, place, id.Value, lines[id.Value]);
        return false;
    }

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguageCode();
}

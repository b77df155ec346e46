using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>What deck.yml says.</summary>
internal sealed record DeckYml(
    SourceText Source,
    IReadOnlyList<string> Languages,
    Localized Title,
    Localized Description,
    IReadOnlyList<TopicDraft> Topics,
    IReadOnlyDictionary<string, Localized> Tags,
    IReadOnlyList<GlossaryTerm> Glossary,
    IReadOnlyList<(string Text, Place Place)> GlossaryPlaces);

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
        reader.Integer("format", 1, 1, required: true);
        var languages = Languages(reader, findings);
        if (languages.Count == 0)
        {
            return null;
        }

        return new(
            source,
            languages,
            reader.Localized("title", languages) ?? Nothing,
            reader.Localized("description", languages) ?? Nothing,
            Topics(reader, languages, findings),
            Tags(reader, source, languages, findings),
            Glossary(reader, languages, findings),
            [.. GlossaryPlaces(reader)]);
    }

    private static IEnumerable<(string, Place)> GlossaryPlaces(MapReader reader) =>
        from entry in (reader.Find("glossary") as YamlList)?.Items.OfType<YamlMap>() ?? []
        from text in entry.Entries.Where(text => text.Key.Value == "text").Select(text => text.Value).OfType<YamlMap>()
        from word in text.Entries.Select(word => word.Value).OfType<YamlScalar>()
        select (word.Value, reader.PlaceOf(word));

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
        var topics = new List<TopicDraft>();
        var topicLines = new Dictionary<string, int>(StringComparer.Ordinal);
        var questionLines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var topic in reader.Maps("topics", required: true, "slug", "title", "description", "questions"))
        {
            var slug = topic.Scalar("slug", required: true);
            var title = topic.Localized("title", languages);
            var description = topic.Localized("description", languages);
            var questions = topic.Words("questions", required: true).Where(word => IsNew(word, topic, questionLines, findings)).Select(word => new Named(word.Value, topic.PlaceOf(word))).ToList();
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
            if (Slug.Check(id.Value, inner.PlaceOf(id), findings) && inner.Localized(id.Value, languages) is { } text)
            {
                tags[id.Value] = text;
            }
        }

        return tags;
    }

    private static List<GlossaryTerm> Glossary(MapReader reader, IReadOnlyList<string> languages, FindingList findings)
    {
        var terms = new List<GlossaryTerm>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in reader.Maps("glossary", required: false, "id", "term", "also", "text"))
        {
            var id = entry.Scalar("id", required: true);
            var term = entry.Localized("term", languages);
            var also = Also(entry, languages, findings);
            var text = entry.Localized("text", languages);
            if (id is not null && term is not null && text is not null && IsNew(id, entry, lines, findings))
            {
                terms.Add(new(id.Value, term, also, text));
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

using System.Globalization;
using QuizHub.Server.Decks.Findings;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Takes values out of a YAML map and reports whatever is not as it must be: missing and unknown keys, wrong types, wrong values.</summary>
internal sealed class MapReader
{
    private readonly YamlMap _map;
    private readonly SourceText _source;
    private readonly FindingList _findings;

    public MapReader(YamlMap map, SourceText source, FindingList findings, params IReadOnlyList<string> known)
    {
        _map = map;
        _source = source;
        _findings = findings;
        foreach (var (key, _) in map.Entries.Where(entry => !known.Contains(entry.Key.Value)))
        {
            findings.Add(FindingCatalogue.UnknownKey, source.PlaceAt(key.Offset), key.Value, string.Join(", ", known));
        }
    }

    public Place Place => _source.PlaceAt(_map.Offset);

    public Place PlaceOf(YamlValue value) => _source.PlaceAt(value.Offset);

    public YamlValue? Find(string key) => _map.Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;

    public YamlScalar? Scalar(string key, bool required = false)
    {
        switch (Find(key))
        {
            case null when required:
                _findings.Add(FindingCatalogue.MissingKey, Place, key);
                return null;
            case null:
                return null;
            case YamlScalar { Value: "" } empty:
                WrongType(empty, key, MapTexts.AText, $"`{key}: …`");
                return null;
            case YamlScalar scalar:
                return scalar;
            case var other:
                WrongType(other, key, MapTexts.AText, $"`{key}: …`");
                return null;
        }
    }

    public string? Text(string key, bool required = false) => Scalar(key, required)?.Value;

    public int? Integer(string key, int least, int most, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        _findings.Add(FindingCatalogue.WrongValue, PlaceOf(scalar), key, scalar.Value, $"{least}–{most}");
        return null;
    }

    /// <summary>A list of words; an empty list when the key is left out and need not be there.</summary>
    public IReadOnlyList<YamlScalar> Words(string key, bool required = false)
    {
        var list = List(key, required);
        foreach (var item in list.Where(item => item is not YamlScalar { Value.Length: > 0 }))
        {
            WrongType(item, key, MapTexts.AListOfWords, $"`{key}: [a, b]`");
        }

        return [.. list.OfType<YamlScalar>().Where(item => item.Value.Length > 0)];
    }

    /// <summary>A list of maps; entries that are none are reported and left out.</summary>
    public IEnumerable<MapReader> Maps(string key, bool required, params IReadOnlyList<string> known)
    {
        foreach (var item in List(key, required))
        {
            if (item is YamlMap map)
            {
                yield return new(map, _source, _findings, known);
            }
            else
            {
                WrongType(item, key, MapTexts.AListOfMaps, $"`- {known[0]}: …`");
            }
        }
    }

    public YamlMap? Map(string key, bool required = false)
    {
        switch (Find(key))
        {
            case null when required:
                _findings.Add(FindingCatalogue.MissingKey, Place, key);
                return null;
            case null:
                return null;
            case YamlMap map:
                return map;
            case var other:
                WrongType(other, key, MapTexts.AMap, $"`{key}: {{ … }}`");
                return null;
        }
    }

    /// <summary>One text per language of the deck. Null when nothing can be read; a language that is missing is reported and left out.</summary>
    public Localized? Localized(string key, IReadOnlyList<string> languages)
    {
        if (Map(key, required: true) is not { } map)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, value) in map.Entries)
        {
            if (!languages.Contains(language.Value))
            {
                _findings.Add(FindingCatalogue.UnknownLanguage, PlaceOf(language), language.Value);
            }
            else if (value is YamlScalar { Value.Length: > 0 } text)
            {
                texts[language.Value] = text.Value;
            }
            else
            {
                WrongType(value, key, MapTexts.AText, $"`{language.Value}: …`");
            }
        }

        foreach (var language in languages.Where(language => !map.Entries.Any(entry => entry.Key.Value == language)))
        {
            _findings.Add(FindingCatalogue.TextWithoutLanguage, PlaceOf(map), key, language);
        }

        return texts.Count == 0 ? null : new(InOrder(texts, languages));
    }

    public void WrongType(YamlValue value, string key, Text type, string example) => _findings.Add(FindingCatalogue.WrongType, PlaceOf(value), key, type, example);

    private IReadOnlyList<YamlValue> List(string key, bool required)
    {
        switch (Find(key))
        {
            case null when required:
                _findings.Add(FindingCatalogue.MissingKey, Place, key);
                return [];
            case null:
                return [];
            case YamlList list:
                return list.Items;
            case var other:
                WrongType(other, key, MapTexts.AList, $"`{key}: [ … ]`");
                return [];
        }
    }

    private static Dictionary<string, T> InOrder<T>(Dictionary<string, T> texts, IReadOnlyList<string> languages) =>
        languages.Where(texts.ContainsKey).ToDictionary(language => language, language => texts[language]);
}

using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Reads what stands between the two lines <c>---</c> at the head of a question's file.</summary>
internal static class FrontMatterReader
{
    /// <summary>Where the front matter ends: the line behind its second <c>---</c>, counted from 0; null when the file has none.</summary>
    public static int? BodyLine(SourceText source)
    {
        for (var line = 0; line < source.LineCount; line++)
        {
            var isFence = source.Text[source.LineStart(line)..source.LineEnd(line)].TrimEnd() == "---";
            if (line == 0 && !isFence)
            {
                return null;
            }

            if (line > 0 && isFence)
            {
                return line + 1;
            }
        }

        return null;
    }

    /// <summary>Null, with findings, when there is no map to read.</summary>
    public static FrontMatter? Read(SourceText source, int bodyLine, bool isSource, FindingList findings)
    {
        if (YamlTree.Read(source, 1, bodyLine - 1, findings) is not { } map)
        {
            return null;
        }

        return isSource ? ReadSource(map, source, findings) : ReadTranslation(map, source, findings);
    }

    private static FrontMatter ReadTranslation(YamlMap map, SourceText source, FindingList findings)
    {
        var reader = new MapReader(map, source, findings, "question", "translates");
        var title = reader.Scalar("question", required: true);
        var translates = reader.Scalar("translates", required: true);
        return new(title?.Value ?? "", title is null ? reader.Place : reader.PlaceOf(title))
        {
            Translates = translates?.Value,
            TranslatesPlace = translates is null ? reader.Place : reader.PlaceOf(translates),
        };
    }

    private static FrontMatter ReadSource(YamlMap map, SourceText source, FindingList findings)
    {
        var reader = new MapReader(map, source, findings, "question", "level", "tags", "demo", "claims", "sources", "confusable", "aliases");
        var title = reader.Scalar("question", required: true);
        var settingPlaces = new Dictionary<string, Place>(StringComparer.Ordinal);
        var demo = Demo(reader, source, settingPlaces, findings);
        var claims = Claims(reader, findings).ToList();
        if (claims.Count > 0 && reader.Find("demo") is null)
        {
            findings.Add(FindingCatalogue.ClaimsWithoutDemo, reader.PlaceOf(reader.Find("claims")!));
        }

        return new(title?.Value ?? "", title is null ? reader.Place : reader.PlaceOf(title))
        {
            Level = reader.Integer("level", 1, 3, required: true) ?? 1,
            Tags = [.. reader.Words("tags", required: true).Select(word => new Named(word.Value, reader.PlaceOf(word)))],
            Confusable = Slugs(reader, "confusable", findings),
            Aliases = Slugs(reader, "aliases", findings),
            Demo = demo,
            DemoPlace = reader.Find("demo") is { } value ? reader.PlaceOf(value) : reader.Place,
            DemoSettingPlaces = settingPlaces,
            Claims = claims,
            Sources = Sources(reader, findings),
        };
    }

    private static List<Named> Slugs(MapReader reader, string key, FindingList findings) =>
        [.. reader.Words(key).Where(word => Slug.Check(word.Value, reader.PlaceOf(word), findings)).Select(word => new Named(word.Value, reader.PlaceOf(word)))];

    private static DemoReference? Demo(MapReader reader, SourceText source, Dictionary<string, Place> places, FindingList findings)
    {
        switch (reader.Find("demo"))
        {
            case null:
                return null;
            case YamlScalar { Value.Length: > 0 } name:
                return new(name.Value, new Dictionary<string, string>());
            case YamlMap map:
                var inner = new MapReader(map, source, findings, "name", "settings");
                return inner.Text("name", required: true) is { } given ? new(given, Settings(inner, places)) : null;
            case var other:
                reader.WrongType(other, "demo", MapTexts.ADemo, "`demo: name`");
                return null;
        }
    }

    private static Dictionary<string, string> Settings(MapReader reader, Dictionary<string, Place> places)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in reader.Map("settings")?.Entries ?? [])
        {
            if (value is YamlScalar scalar)
            {
                settings[name.Value] = scalar.Value;
                places[name.Value] = reader.PlaceOf(name);
            }
            else
            {
                reader.WrongType(value, name.Value, MapTexts.ASetting, $"`{name.Value}: \"1 2;3 4\"`");
            }
        }

        return settings;
    }

    private static IEnumerable<ClaimDraft> Claims(MapReader reader, FindingList findings)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var claim in reader.Maps("claims", required: false, "id", "settings", "expect", "seeds", "holds"))
        {
            var places = new Dictionary<string, Place>(StringComparer.Ordinal);
            var id = claim.Scalar("id", required: true);
            var settings = Settings(claim, places);
            var expect = claim.Scalar("expect", required: true);
            var seeds = Seeds.Read(claim.Scalar("seeds", required: true), claim.PlaceOf, findings);
            var holds = Holds(claim, seeds, findings);
            if (id is null || expect is null || seeds is null || holds is null || !IsNew(id.Value, claim.PlaceOf(id), lines, findings))
            {
                continue;
            }

            Statements.Parse(expect.Value, claim.PlaceOf(expect), findings);
            yield return new(new(id.Value, settings, expect.Value, seeds.Value, holds.Value), claim.PlaceOf(id), claim.PlaceOf(expect), places);
        }
    }

    private static int? Holds(MapReader claim, SeedRange? seeds, FindingList findings)
    {
        if (claim.Integer("holds", 0, DeckLimits.MaxSeeds, required: true) is not { } holds)
        {
            return null;
        }

        if (seeds is { } range && (holds < 1 || holds > range.Count))
        {
            findings.Add(FindingCatalogue.BadHolds, claim.PlaceOf(claim.Find("holds")!), holds, range.Count);
            return null;
        }

        return holds;
    }

    private static List<SourceDraft> Sources(MapReader reader, FindingList findings)
    {
        var sources = new List<SourceDraft>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in reader.Maps("sources", required: true, "id", "text", "url"))
        {
            var id = entry.Scalar("id", required: true);
            var text = entry.Text("text", required: true);
            var url = entry.Scalar("url");
            if (url is not null && !Links.IsHttps(url.Value))
            {
                findings.Add(FindingCatalogue.BadLink, entry.PlaceOf(url), url.Value);
                url = null;
            }

            if (id is not null && text is not null && IsNew(id.Value, entry.PlaceOf(id), lines, findings))
            {
                sources.Add(new(new(id.Value, text, url?.Value), entry.PlaceOf(id)));
            }
        }

        if (sources.Count == 0 && reader.Find("sources") is YamlList { Items.Count: 0 } empty)
        {
            findings.Add(FindingCatalogue.WrongType, reader.PlaceOf(empty), "sources", MapTexts.AListOfMaps, "`- { id: …, text: … }`");
        }

        return sources;
    }

    private static bool IsNew(string id, Place place, Dictionary<string, int> lines, FindingList findings)
    {
        if (!Slug.Check(id, place, findings))
        {
            return false;
        }

        if (lines.TryAdd(id, place.Line))
        {
            return true;
        }

        findings.Add(FindingCatalogue.DuplicateId, place, id, lines[id]);
        return false;
    }
}

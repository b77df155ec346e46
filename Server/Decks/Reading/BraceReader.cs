using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Finds and reads the words in braces at the end of a line. Braces elsewhere, and braces that hold a formula or a parameter, are text.</summary>
internal static partial class BraceReader
{
    /// <summary>Characters of a line's end that are looked at.</summary>
    private const int MaxLength = 4096;

    /// <summary>Null when the line [start, end) has none. Braces that begin like words but can't be read to their end are reported; they count as words all the same,
    /// so that they are not taken for text as well.</summary>
    public static Braces? Read(SourceText source, int start, int end, FindingList findings)
    {
        start = Math.Max(start, end - MaxLength);
        var line = source.Text[start..end].TrimEnd(' ', '\t');
        if (!line.EndsWith('}'))
        {
            return null;
        }

        Braces? broken = null;
        var failure = 0;
        for (var open = line.IndexOf('{'); open >= 0; open = line.IndexOf('{', open + 1))
        {
            if (open == 0 || line[open - 1] is not (' ' or '\t') || !Opening().IsMatch(line[(open + 1)..]))
            {
                continue;
            }

            if (Words(line, open + 1, start, out var words, out var failed))
            {
                return new(start + open, words);
            }

            if (broken is null)
            {
                broken = new(start + open, words);
                failure = start + failed;
            }
        }

        if (broken is not null)
        {
            findings.Add(FindingCatalogue.BadBraces, source.PlaceAt(failure));
        }

        return broken;
    }

    /// <summary>Reads words from a place up to the closing brace, which is the line's last character.</summary>
    private static bool Words(string line, int at, int origin, out List<BraceWord> words, out int failed)
    {
        words = [];
        failed = at;
        while (true)
        {
            while (line[at] is ' ' or '\t')
            {
                at++;
            }

            if (at == line.Length - 1)
            {
                return words.Count > 0;
            }

            failed = at;
            var match = Word().Match(line, at);
            if (!match.Success || line[at + match.Length] is not (' ' or '\t' or '}') || (line[at + match.Length] == '}' && at + match.Length != line.Length - 1))
            {
                return false;
            }

            words.Add(ToWord(match, origin));
            at += match.Length;
        }
    }

    private static BraceWord ToWord(Match match, int origin)
    {
        var offset = origin + match.Index;
        if (match.Groups["id"] is { Success: true } id)
        {
            return new(BraceKind.Id, id.Value, "", offset, offset);
        }

        if (match.Groups["class"] is { Success: true } name)
        {
            return new(BraceKind.Class, name.Value, "", offset, offset);
        }

        var value = match.Groups["quoted"] is { Success: true } quoted ? quoted : match.Groups["plain"];
        return new(BraceKind.Value, match.Groups["key"].Value, value.Value, offset, origin + value.Index);
    }

    /// <summary>Like words, and unlike <c>{= formula}</c> and <c>{name}</c>.</summary>
    [GeneratedRegex(@"^\s*([#.]\S|[A-Za-z][\w-]*=)")]
    private static partial Regex Opening();

    [GeneratedRegex("""\G(\#(?<id>[^\s{}"=]+)|\.(?<class>[^\s{}"=]+)|(?<key>[A-Za-z][\w-]*)=("(?<quoted>[^"]*)"|(?<plain>[^\s"{}“”]+)))""", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Word();
}

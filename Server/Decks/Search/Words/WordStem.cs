using System.Buffers;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Search.Words;

/// <summary>
/// What the forms of an English word have in common: plural, -ing, -ed, British and American spelling, and the families that this field's words come in (normalize,
/// normalizing, normalization; converge, convergence; predict, predictor, prediction). Cautious: general and generator stay apart, as they would not with Porter's stems.
/// A stem need not be a word: both sides of a comparison pass through here.
/// </summary>
internal static partial class WordStem
{
    private const int Shortest = 4;

    /// <summary>Endings and what they become, the first that fits, where at least three letters stand before it.</summary>
    private static readonly (string Ending, string Becomes)[] Families =
    [
        ("ization", "iz"), ("izer", "iz"), ("ification", "ifi"), ("ifier", "ifi"), ("ify", "ifi"), ("ational", "at"), ("ation", "at"), ("ator", "at"), ("ative", "at"),
        ("olutional", "olv"), ("olution", "olv"), ("ctional", "ct"), ("ction", "ct"), ("ctor", "ct"), ("ession", "ess"), ("essor", "ess"),
    ];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly string[] Qualities = ["ence", "ance", "ency", "ancy", "ent", "ant"];

    public static string Of(string word)
    {
        if (word.Length < Shortest || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        var stem = Inflected(Plural(American(word)));
        stem = Family(stem);
        stem = stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
        return Single(stem);
    }

    private static string American(string word)
    {
        var spelt = Ise().Replace(word, "iz$1");
        spelt = Yse().Replace(spelt, "yz$1");
        spelt = Our().Replace(spelt, "or$1");
        spelt = Centre().Replace(spelt, "center$1");
        return Latin().Replace(spelt, "$1imum");
    }

    private static string Plural(string word) => word switch
    {
        _ when word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("ias", StringComparison.Ordinal) => word,
        _ when word.Length > 4 && (word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal)) => word,
        _ when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        _ when word.EndsWith("ices", StringComparison.Ordinal) => word[..^3] + "x",
        _ when Es().IsMatch(word) => word[..^2],
        _ => word[..^1],
    };

    private static string Inflected(string word)
    {
        var kept = word switch
        {
            _ when word.EndsWith("ing", StringComparison.Ordinal) => word[..^3],
            _ when word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) => word[..^2],
            _ when word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5 => word[..^2],
            _ => word,
        };
        return kept.Length >= 3 && kept.AsSpan().ContainsAny(Vowels) ? kept : word;
    }

    private static string Family(string word)
    {
        foreach (var (ending, becomes) in Families)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length] + becomes;
            }
        }

        var quality = Qualities.FirstOrDefault(ending => word.Length - ending.Length >= 5 && word.EndsWith(ending, StringComparison.Ordinal));
        return quality is null ? word : word[..^quality.Length];
    }

    /// <summary>clipp(ing) is clip; loss and full stay.</summary>
    private static string Single(string word) =>
        word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('s' or 'l' or 'z' or 'e') ? word[..^1] : word.EndsWith("ell", StringComparison.Ordinal) ? word[..^1] : word;

    [GeneratedRegex("(?<=.{4})is(ations?|e[ds]?|ers?|ing)$")]
    private static partial Regex Ise();

    [GeneratedRegex("ys(e[ds]?|ers?|ing)$")]
    private static partial Regex Yse();

    [GeneratedRegex("(?<=.{3})our(s|ed|ing|al|hood|hoods|less)?$")]
    private static partial Regex Our();

    [GeneratedRegex("centr(?:e|(s|ed|ing))$|centre(s|d)$")]
    private static partial Regex Centre();

    [GeneratedRegex("^(opt|min|max)im(?:a|al)$")]
    private static partial Regex Latin();

    [GeneratedRegex("(?:[sxz]|ch|sh)es$")]
    private static partial Regex Es();
}

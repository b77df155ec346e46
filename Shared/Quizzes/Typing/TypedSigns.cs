using System.Globalization;

namespace QuizHub.Quizzes;

/// <summary>Signs that keyboards, input methods and copying put for one another, and characters that nobody sees.</summary>
public static class TypedSigns
{
    public const int LongVowel = 'ー';

    public const int DotAbove = 0x307;

    /// <summary>The stroke through a sign: with an equals sign before it, "not equal" taken apart.</summary>
    public const int Stroke = 0x338;

    public const int MiddleDot = '·';

    /// <summary>What a sign is read as, and all that are read so. Dashes of every other kind are found by their category.</summary>
    private static readonly (string ReadAs, string Signs)[] Kinds =
    [
        ("-", "−⁃➖˗─╴╶⎯﹘－⁻₋"),
        ("'", "‘’‚‛′‵`´ʹʻʼʽʾʿˈˊˋ՚׳ꞌ‹›❛❜＇｀\u0374\u1fef\u1ffd"),
        ("\"", "“”„‟«»″‶‴ˮ״❝❞〝〞〟「」『』﹁﹂﹃﹄｢｣《》〃＂"),
        (".", "。｡"),
        (",", "、､،"),
        ("[", "【〔〖〘〚"),
        ("]", "】〕〗〙〛"),
        ("<", "〈⟨\u2329"),
        (">", "〉⟩\u232a"),
        ("·", "•‧∙⋅・･⸱⸳᛫\u0387"),
        ("~", "〜∼˜～"),
        ("/", "⁄∕÷"),
        ("*", "∗⁎✱"),
        ("|", "∣⏐│"),
        ("||", "‖∥"),
        (":", "∶︰"),
        ("x", "×✕✖⨯"),
        ("<=", "≤⩽≦"),
        (">=", "≥⩾≧"),
        ("!=", "≠"),
        ("->", "→⟶"),
        ("i", "ıİ"),
        ("δ", "∆"),
        ("σ", "∑"),
        ("π", "∏"),
        ("ε", "ɛ"),
    ];

    private static readonly Dictionary<int, string> ByPoint = Kinds.SelectMany(kind => kind.Signs.Select(sign => ((int)sign, kind.ReadAs)))
        .DistinctBy(entry => entry.Item1).ToDictionary(entry => entry.Item1, entry => entry.ReadAs);

    /// <summary>What a character is read as: nothing for one that is invisible, a space for every kind of space; null for one that is itself.</summary>
    public static string? Of(int point) => point switch
    {
        >= '!' and <= '~' and not '`' => null,
        ' ' => " ",
        _ when ByPoint.TryGetValue(point, out var sign) => sign,
        _ when IsSpace(point) => " ",
        _ when IsInvisible(point) => "",
        _ when CharUnicodeInfo.GetUnicodeCategory(point) == UnicodeCategory.DashPunctuation => "-",
        _ => null,
    };

    /// <summary>Nothing is painted for it, or a box: controls, what only directs writing (bidirectional marks, joiners, soft hyphens), variation selectors, fillers.</summary>
    public static bool IsInvisible(int point) => !IsSpace(point) && (CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.Control or UnicodeCategory.Format
        || point is 0x34f or 0x115f or 0x1160 or 0x17b4 or 0x17b5 or (>= 0x180b and <= 0x180f) or (>= 0x2060 and <= 0x206f) or 0x3164 or (>= 0xfe00 and <= 0xfe0f) or 0xffa0
            or (>= 0xfff0 and <= 0xfff8) or 0xfffc or (>= 0xe0000 and <= 0xe0fff));

    private static bool IsSpace(int point) => point is 0x2800 || (point < 0x10000 && char.IsWhiteSpace((char)point));
}

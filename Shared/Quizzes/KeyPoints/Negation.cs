using System.Text.RegularExpressions;

namespace QuizHub.Quizzes;

/// <summary>
/// Whether words of a clause are denied, in English and Chinese: by a word of negation before them whose scope reaches them ("no", "without", "而不是"), or by one right
/// after them ("… is not used", "与…无关"). Two cancel each other out. A scope ends where a new statement begins ("but", "and it", "也", "就"). Works on folded text, which has no apostrophes. When in
/// doubt it denies: a suggestion too few does less harm than one too many.
/// </summary>
internal static partial class Negation
{
    // Between the words and what denies them from behind.
    private const int WordsBehind = 3, CharactersBehind = 4;

    /// <param name="clause">Folded.</param>
    /// <param name="start">Where the words begin.</param>
    /// <param name="end">Where they end.</param>
    public static bool Denies(string clause, int start, int end) =>
        DeniesAhead(clause[..start]) || DeniesBehind(clause[end..]);

    /// <summary>Whether something in the clause still denies what would follow it.</summary>
    public static bool ReachesEnd(string clause) => DeniesAhead(clause + " ");

    private static bool DeniesAhead(string before)
    {
        var count = Negators().Matches(before).Count(negator => !IsIdle(before, negator) && Reaches(negator, before[(negator.Index + negator.Length)..]));
        return count % 2 == 1;
    }

    private static bool Reaches(Match negator, string between) =>
        !NewStatement().IsMatch(LeadingCause().Replace(between, ""))
        && (!negator.Groups["aside"].Success || !PastPhrase().IsMatch(between))
        && (!negator.Groups["next"].Success || string.IsNullOrWhiteSpace(between));

    private static bool DeniesBehind(string after)
    {
        foreach (Match negator in Behind().Matches(after))
        {
            var between = after[..negator.Index];
            var isNear = negator.Groups["zh"].Success ? between.Length <= CharactersBehind : between.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= WordsBehind;
            if (isNear && !IsIdle(after, negator) && !NewStatement().IsMatch(between + " ") && !Joined().IsMatch(between))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is part of a word or phrase that denies nothing ("not only", "不同") unless the words stand right behind it ("不稳定" about "稳定").</summary>
    private static bool IsIdle(string text, Match negator) =>
        IdlePhrases().Matches(text).Any(idle => idle.Index <= negator.Index && idle.Index + idle.Length >= negator.Index + negator.Length);

    [GeneratedRegex(
        @"(?<next>\bnon\b)|(?<aside>\b(?:without|instead of|rather than|unlike|in contrast to|as opposed to|except for|except|free of|apart from)\b)"
        + @"|\b(?:no|not|cannot|never|none|neither|nor|nothing|nobody|hardly|barely|rarely|seldom|scarcely|lacks?|lacking|lack of|absence of|anything but|fails? to|failed to|refuses? to|far from)\b"
        + @"|\b(?:do|does|did|is|are|was|were|ca|wo|could|would|should|has|have|had|need|might|must)nt\b"
        + @"|(?<aside>与其|不像|不同于|区别于|除了)|而不是|并不是|而非|并非|绝非|绝不|从不|从未|不能|不会|不再|不是|没有|不必|无法|无须|无需|未必|毫无|不曾|不|没|无|非|未|莫|勿|缺乏|缺少|免去|省去")]
    private static partial Regex Negators();

    [GeneratedRegex(
        @"\b(?:but|however|although|though|whereas|while|because|since|yet|hence|therefore|thus|so that|then|nor|which|who)\b"
        + @"|\band (?:it|they|we|you|he|she|this|these|there|so|then|also|instead|therefore|thus|is|are|was|were|has|have|had|does|do|can|could|will|would|must|should|may|might"
        + @"|keeps|uses|needs|gives|makes|takes|adds|divides|multiplies|scales|stores|depends|works|becomes|stays|remains|reduces|increases|decreases|helps|prevents|converges"
        + @"|trains|learns|moves|saturates|vanishes|explodes|averages|normali[sz]es|computes|sums|updates|smooths|lets|allows|leads|shows|grows|falls|rises)\b"
        + @"|但|而是|却|可是|然而|因此|所以|因为|而(?![不非])|从而|于是|而且|并且|反而|就|也|才|则|便|时(?![间刻步序候])|的话|之后|以后")]
    private static partial Regex NewStatement();

    // What "without", "unlike" and their like put aside is one phrase: a subject or verb after it is about something else.
    [GeneratedRegex(
        @"\b(?:it|they|we|you|this|there|is|are|was|were|has|have|does|do|can|could|will|would|must|should|may|might|keeps|uses|needs|gives|makes|gets)\b"
        + @"|(?<=\S\s)(?<!\b(?:of|in|on|for|to|with|from|by|at|and|or|over|per)\s)\b(?:the|a|an|its|each|every)\s\S")]
    private static partial Regex PastPhrase();

    [GeneratedRegex(
        @"\b(?:is|are|was|were|be|been|do|does|did|can|could|will|would|has|have|had|should|must|may|might|need)(?: \w+)? (?:not|never|no)\b|\b(?:do|does|did|is|are|was|were|ca|wo|could|would|should|has|have|had|need|might|must)nt\b|\bcannot\b|\b(?:never|hardly|no longer)\b"
        + @"|(?<zh>(?<!而)(?:不|没|无|未|并非))")]
    private static partial Regex Behind();

    // "Not because of the noise" denies the noise.
    [GeneratedRegex("^ ?(?:because|因为)")]
    private static partial Regex LeadingCause();

    [GeneratedRegex(@"\b(?:and|or)\b")]
    private static partial Regex Joined();

    [GeneratedRegex(
        @"\bnot (?:only|just|merely|simply)\b|\bno (?:doubt|matter|wonder|problem|question)\b|\bnothing but\b|\bcannot but\b|\bno less\b"
        + @"|不仅|不但|不只|不光|不单|不论|不管|无论|不断|不同|不过|不少|不久|不足|不等|不妨|不得不|不止|差不多|不变|不稳定|不可约|不可避免|不可或缺|不错|不如|不良|不利"
        + @"|无穷|无限|无偏|无界|无监督|无关紧要|无非|非常|非线性|非饱和|非凸|非零|非负|非对称|未来|未知|除非|莫不|无疑|没错|没问题")]
    private static partial Regex IdlePhrases();
}

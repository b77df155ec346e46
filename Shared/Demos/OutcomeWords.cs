using System.Text.RegularExpressions;
using QuizHub.Site;

namespace QuizHub.Demos;

/// <summary>Outcome sentences as people read them, also those of runs that were stored before: an infinite number is said in words, and in Chinese a percentage has no
/// space.</summary>
public static partial class OutcomeWords
{
    public static Text Of(Text outcome) => new(
        Infinite().Replace(InfiniteTimes().Replace(outcome.En, "infinitely many times"), "infinite (it diverged)"),
        SpacedPercent().Replace(Infinite().Replace(InfiniteTimesZh().Replace(outcome.Zh, "无穷多倍"), "无穷大（发散）"), "%").WithoutChineseSpaces());

    // Where it stands for a number; "∞−∞" is a formula.
    [GeneratedRegex(@"(?<![∞−]\s?)−?∞(?!\s?[−∞])(?:\s?%)?")]
    private static partial Regex Infinite();

    [GeneratedRegex("∞ times")]
    private static partial Regex InfiniteTimes();

    [GeneratedRegex("∞ ?倍")]
    private static partial Regex InfiniteTimesZh();

    [GeneratedRegex(@"(?<=\d)[ \u00a0\u202f]%")]
    private static partial Regex SpacedPercent();
}

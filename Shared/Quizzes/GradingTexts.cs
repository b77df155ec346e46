using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>Why a response could not be taken as an answer, and what to do.</summary>
public static class GradingTexts
{
    public static readonly Text Comma = new(
        "Write the decimals after a point and thousands without a separator: 1234.5 instead of 1,234.5 or 1234,5.",
        "请用小数点，千位之间不要加分隔符：写 1234.5，不要写 1,234.5 或 1234,5。");

    public static readonly Text NotANumber = new(
        "This is not a number as it can be read here. Write it alone, without its unit: 0.05, -3, 1e-6 or 3/4.",
        "无法识别这个数。请只写数字，不带单位，例如 0.05、-3、1e-6 或 3/4。");

    public static readonly Text ChooseOne = new("Choose an answer first.", "请先选择答案。");

    public static readonly Text TypeSomething = new("Type an answer first, of at most 200 characters.", "请先输入答案，最多 200 个字符。");

    public static readonly Text OrderAll = new("The order must hold every entry once.", "每个条目必须出现且仅出现一次。");

    public static readonly Text UnknownOption = new(
        "The answer names something that this question does not have. Reload the page and answer again.",
        "答案里有本题没有的选项。请重新加载页面后再作答。");

    public static readonly Text WrongKind = new(
        "The answer is of another kind than the question. Reload the page and answer again.",
        "答案的形式与这道题不符。请重新加载页面后再作答。");
}

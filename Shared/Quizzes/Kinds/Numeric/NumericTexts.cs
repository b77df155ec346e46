using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the field of a number says.</summary>
public static class NumericTexts
{
    public static readonly Text NumberWithin = new(
        "Counts as right within {0}. Fractions such as 3/4 and powers such as 1e-6 are read too.", "误差在 {0} 以内算对。也可以写 3/4 这样的分数或 1e-6 这样的科学计数。");
    public static readonly Text NumberWhole = new("A whole number, exactly.", "填整数，须完全一致。");
}

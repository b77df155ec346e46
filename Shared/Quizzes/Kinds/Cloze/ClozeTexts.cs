using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the blanks of a text say.</summary>
public static class ClozeTexts
{
    public static readonly Text FillBlanks = new("Fill in the blanks. Each counts the same.", "填空，每个空的分值相同。");
    public static readonly Text BlankNumber = new("Blank {0}", "第 {0} 空");
}

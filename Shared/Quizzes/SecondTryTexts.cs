using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What is said where an item may be answered a second time.</summary>
public static class SecondTryTexts
{
    public static readonly Text NotYet = new("Not yet right.", "还不对。");
    public static readonly Text PartlyRight = new("Partly right.", "部分正确。");
    public static readonly Text TryOnceMore = new(
        "You may try once more. The second answer counts half, and the better of the two is kept.", "可以再试一次。第二次作答按一半计分，两次取较高的一次。");
    public static readonly Text ShowMe = new("Show me the answer", "看答案");
    public static readonly Text SubmitAgain = new("Try again", "再次提交");
    public static readonly Text SameAnswer = new(
        "This is the answer that you have just given. Change it, or ask to be shown.", "这和刚才的答案相同。请修改后再提交，或选择看答案。");
    public static readonly Text VerdictRightSecond = new("Right on the second try: it counts {0}.", "第二次答对了：计 {0} 的分。");
    public static readonly Text VerdictPartlySecond = new("Partly right in two tries: it counts {0}.", "两次作答，部分正确：计 {0} 的分。");
    public static readonly Text VerdictWrongSecond = new("Not yet, in two tries.", "两次都还不对。");
    public static readonly Text FirstAnswer = new("First you answered:", "你第一次的答案：");
    public static readonly Text SecondTry = new("second try", "第二次作答");
}

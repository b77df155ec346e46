using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What practice says that other modes do not: the second try, and the choice of what to practise.</summary>
public static class PracticeTexts
{
    // The second try
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

    // The page
    public static readonly Text Topics = new("Topics", "主题");
    public static readonly Text Facets = new("What is tested", "考查方面");
    public static readonly Text Types = new("Type of exercise", "题型");
    public static readonly Text NoneMeansAll = new("(none ticked: all)", "（不勾选即为全部）");
    public static readonly Text Finer = new("Only some facets or types", "限定考查方面或题型");
    public static readonly Text ChecksCome = new(
        "A prediction brings its run and the question about it along.", "预测题会连同实验以及关于实验的问题一起出现。");
    public static readonly Text HowMany = new("How many", "题数");
    public static readonly Text HowDrawn = new(
        "Fewer than there are get drawn: mixed over what you chose, first what you have not answered yet, then what was wrong last time.",
        "题数少于总数时会抽题：在所选范围内混合出题，先出没答过的，再出上次答错的。");
    public static readonly Text Start = new("Start practising", "开始练习");
    public static readonly Text OneQuestion = new("Or one question, whole", "或完整练习一个问题");
    public static readonly Text OneQuestionByTopic = new(
        "Choose a topic, then a question of it: each can be practised from its own page.", "先选主题，再选其中的问题；每个问题都可以在自己的页面上练习。");

    public static Text AllOf(int count) => count == 0 ? new("all", "全部") : new($"all ({count})", $"全部（{count}）");
}

using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What practice says that other modes do not: the choice of what to practise.</summary>
public static class PracticeTexts
{
    public static readonly Text Offer = new("Practise", "练习");
    public static readonly Text OfferIs = new("Answer, and see at once why each option is right or wrong.", "作答后立即看到每个选项为什么对、为什么错。");

    public static readonly Text Topics = new("Topics", "主题");
    public static readonly Text Facets = new("What is tested", "考查方面");
    public static readonly Text Types = new("Type of exercise", "题型");
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

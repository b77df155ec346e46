using QuizHub.Site;

namespace QuizHub.Progress;

/// <summary>Texts about the interview date, and readiness on it.</summary>
public static class GoalTexts
{
    public static readonly Text Title = new("Interview date and minutes", "面试日期与时间");
    public static readonly Text Date = new("Date of the interview (optional)", "面试日期（可不填）");
    public static readonly Text DateHelp = new(
        "With a date, what is asked is chosen so that you recall as much as possible on that day, new questions included. Without one you are asked what you are about to forget.",
        "设了日期，就按当天能想起最多来安排，也会加入新题；不设日期，就只复习快要忘记的内容。");
    public static readonly Text Minutes = new("Minutes a day", "每天多少分钟");
    public static readonly Text MinutesHelp = new("From {0} to {1}. Answers count, practice included.", "{0} 到 {1}。练习中作答的时间也算在内。");
    public static readonly Text Topics = new("Topics", "主题");
    public static readonly Text TopicsHelp = new("None chosen means all of them.", "一个都不选表示全部主题。");
    public static readonly Text More = new("When a question is due", "何时到期");
    public static readonly Text Retention = new("Chance of recall at which a question is due, in percent", "回忆概率降到多少（百分数）时复习");
    public static readonly Text RetentionHelp = new(
        "From {0} to {1}; 90 suits most. Higher means many more reviews. With an interview date it matters little.",
        "{0} 到 {1}，多数人适合 90。越高，复习次数越多。设了面试日期时，影响不大。");
    public static readonly Text Save = new("Save", "保存");
    public static readonly Text Saved = new("Saved.", "已保存。");
    public static readonly Text BadDate = new(
        "The date could not be read. Write it as year-month-day, such as 2027-03-31.", "无法读取日期。请按“年-月-日”填写，例如 2027-03-31。");
    public static readonly Text DateGone = new("This date has passed. Choose today or a later day.", "这个日期已经过去。请选择今天或之后的日期。");
    public static readonly Text DateFar = new("This date is more than three years away. Choose a nearer one, or none.", "这个日期在三年以后。请选择更近的日期，或者不填。");
    public static readonly Text BadMinutes = new("Minutes a day are a whole number from 5 to 240.", "每天的分钟数应为 5 到 240 的整数。");
    public static readonly Text BadRetention = new("The chance of recall is a whole number from 70 to 97.", "回忆概率应为 70 到 97 的整数。");

    public static readonly Text Until = new("Interview on {0}: {1}.", "面试日期：{0}，{1}。");
    public static readonly Text DateIsToday = new("today", "就是今天");
    public static readonly Text DatePassed = new(
        "The date of your interview, {0}, has passed. Set a new one, or save without one: until then you are asked what you are about to forget.",
        "你的面试日期（{0}）已经过去。请设定新的日期，或者不填日期直接保存；在此之前只复习快要忘记的内容。");

    public static readonly Text ReadinessTitle = new("Readiness on {0}", "{0}的准备程度");
    public static readonly Text ReadinessLead = new(
        "Expected share of answers recalled on that day if you stopped today. In nine of ten cases it lies in the range, if the memory model is right.",
        "假如今天起不再复习，当天预计能想起的比例。若记忆模型无误，十次中有九次落在区间内。");
    public static readonly Text Topic = new("Topic", "主题");
    public static readonly Text Expected = new("Expected", "预计");
    public static readonly Text Range = new("Range", "区间");
    public static readonly Text All = new("All chosen topics", "所选主题合计");
    public static readonly Text TooLittle = new("too little data: {0} of {1} answered", "数据不足：{1} 题中答过 {0} 题");

    public static Text Days(int days) => days switch
    {
        0 => DateIsToday,
        1 => new("tomorrow", "就在明天"),
        _ => new($"in {Numbers.Whole(days)} days", $"还有 {Numbers.Whole(days)} 天"),
    };
}

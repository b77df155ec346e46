using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the review's page, its end and the home page say about what is due.</summary>
public static class ReviewTexts
{
    public static readonly Text Review = new("Review", "复习");
    public static readonly Text Lead = new(
        "Answer again what you are about to forget, before you do. The most endangered comes first, topics are mixed.",
        "在快要忘记之前再答一次：最容易忘的先问，各个主题交错出现。");
    public static readonly Text Is = new("What you are about to forget, or what your interview date asks for.", "快要忘记的内容，或面试日期所需要的内容。");
    public static readonly Text Description = new(
        "What is due today, chosen for your interview date and your minutes a day.", "今天该复习的内容，按你的面试日期和每天的时间安排。");

    public static readonly Text Start = new("Start the review", "开始复习");
    public static readonly Text FiveMore = new("Five more minutes", "再复习五分钟");
    public static readonly Text GoOn = new("Go on reviewing", "继续复习");
    public static readonly Text Back = new("Back to the review", "回到复习页");
    public static readonly Text Today = new("To review today: {0}, about {1}.", "今天要复习：{0}，大约 {1}。");
    public static readonly Text Rest = new("What does not fit into your minutes comes on the next days.", "时间里放不下的，会排到之后几天。");
    public static readonly Text Done = new("Done for today.", "今天的复习已完成。");
    public static readonly Text MinutesUsed = new(
        "Your {0} for today are used. What is left comes on the next days.", "今天的 {0}已经用完，余下的会排到之后几天。");
    public static readonly Text NothingDue = new("Nothing is due today.", "今天没有到期的内容。");
    public static readonly Text NothingYet = new(
        "There is nothing to review yet. Practise first; or set the date of your interview, then new questions are brought in here too.",
        "还没有可复习的内容。先去练习；或者设定面试日期，新的问题也会安排到这里。");
    public static readonly Text Tomorrow = new("Tomorrow: {0}, from {1}.", "明天：{0}，来自{1}。");
    public static readonly Text AtFour = new("From 4 in the morning: {0}, from {1}.", "凌晨 4 点起：{0}，来自{1}。");
    public static readonly Text TomorrowNothing = new("Tomorrow: nothing.", "明天：没有。");
    public static readonly Text Next = new("The next review is on {0}.", "下次复习：{0}。");
    public static readonly Text Practise = new("Practise", "去练习");
    public static readonly Text PractiseMore = new("Want to learn something new? Practise.", "想学新内容？去练习。");
    public static readonly Text OnePerDay = new(
        "A question that you answered today, here or in practice, is not reviewed on the same day: its other sides come on other days.",
        "今天在这里或练习中答过的问题，当天不再复习，它的其他方面改天再问。");

    // The end of a session
    public static readonly Text EndDone = new("That was all for today.", "今天要复习的都完成了。");
    public static readonly Text EndMinutes = new(
        "Your minutes for today are used; {0} more would be due. They are spread over the next days.", "今天的时间用完了，还有 {0}到期，会分到之后几天。");
    public static readonly Text EndLeft = new("There is time left today for {0} more.", "今天还有时间，可以再复习 {0}。");

    // Refusals
    public static readonly Text NothingToAsk = new("Nothing is due to be reviewed now.", "现在没有到期的内容可复习。");

    public static Text Items(int count) => new(TextFill.Count(count, "question", "questions"), $"{Numbers.Whole(count)} 个问题");

    /// <param name="minutes">Any amount, shown as whole minutes and at least one.</param>
    public static Text Minutes(double minutes)
    {
        var whole = (long)Math.Max(1, Math.Round(minutes));
        return new(TextFill.Count(whole, "minute", "minutes"), $"{Numbers.Whole(whole)} 分钟");
    }

    /// <summary>Names one after the other, the last by "and".</summary>
    public static string List(Language language, IReadOnlyList<string> names) =>
        language == Language.Zh ? string.Join('、', names)
        : names.Count < 2 ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}

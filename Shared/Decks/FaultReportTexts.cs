using QuizHub.Site;

namespace QuizHub.Decks;

/// <summary>Texts of reporting that something in a deck is wrong.</summary>
public static class FaultReportTexts
{
    public static readonly Text Title = new("Report a mistake", "报告错误");
    public static readonly Text OfItem = new("Report a mistake in this exercise", "报告这道题的错误");
    public static readonly Text About = new("About the question:", "关于这个问题：");
    public static readonly Text Lead = new(
        "It goes to whoever runs this server, together with the version and language that you saw. Do not write anything personal.",
        "报告会连同你看到的版本和语言一起交给本站的运营者。请不要填写个人信息。");
    public static readonly Text Kind = new("What is wrong?", "哪里有问题？");
    public static readonly Text Words = new("In your words", "具体说明");
    public static readonly Text WordsHelp = new(
        "Where is it, what does it say, and what should it say? May be left empty for the first two.",
        "在哪里、写的是什么、应该是什么？选择前两项时可以不填。");
    public static readonly Text Send = new("Send report", "提交报告");
    public static readonly Text Sent = new("Thank you. The report has been stored.", "谢谢，报告已保存。");
    public static readonly Text NotSent = new("The report could not be stored. Check the network and send it again: it counts once.", "报告没有保存成功。请检查网络后重新提交：重复提交只算一次。");
    public static readonly Text NothingSaid = new("Say in a few words what is wrong (at most 2000 characters).", "请简单说明问题所在（最多 2000 字）。");
    public static readonly Text TooMany = new("Those were many reports in a short time. Please try again in a minute.", "短时间内提交的报告太多，请一分钟后再试。");
    public static readonly Text BackToQuestion = new("Back to the question", "回到这个问题");

    public static Text NameOf(FaultKind kind) => kind switch
    {
        FaultKind.WrongKey => new("The answer marked right is wrong", "标为正确的答案是错的"),
        FaultKind.Ambiguous => new("Another answer is right too, or it is unclear what is asked", "另一个答案也对，或题意不清"),
        FaultKind.Untrue => new("A statement, number or formula is untrue", "某个说法、数字或公式不对"),
        FaultKind.Wording => new("Typing error, wording or translation", "错别字、措辞或翻译问题"),
        _ => new("Something else", "其他"),
    };
}

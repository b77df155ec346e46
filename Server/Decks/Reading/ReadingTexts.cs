using QuizHub.Site;

namespace QuizHub.Server.Decks.Reading;

/// <summary>What the findings of the readers are filled with.</summary>
internal static class ReadingTexts
{
    public static readonly Text PutUnderSection = new("put it under a heading `## …`", "请放到某个 `## …` 标题之下");
    public static readonly Text PutUnderWhy = new("what explains the item as a whole stands under `#### Why`", "对整道题的解释请放到 `#### 为什么` 之下");
    public static readonly Text BeforeFirstQuotation = new("begin with a quotation: `> what is said`", "请以引文开头：`> 常见说法`");
    public static readonly Text OneListOnly = new("one list is read; make this part of it", "只读取一个列表；请并入该列表");

    public static Text Formulas(int most) => new($"more than {TextFill.Count(most, "formula", "formulas")}", $"公式超过 {most} 个");

    public static Text Code(int most) => new($"more than {TextFill.Count(most, "character", "characters")} of code", $"代码超过 {most} 个字符");

    public static readonly Text Pitfalls = new("pitfalls", "误区");
    public static readonly Text FollowUp = new("the follow-up", "追问");
    public static readonly Text KeyPoint = new("the key point", "要点");
    public static readonly Text Claim = new("the claim", "论断");
    public static readonly Text Item = new("the item", "题");
    public static readonly Text Section = new("the section", "章节");
    public static readonly Text Entries = new("answers", "答案");
    public static readonly Text Rows = new("rows", "行");

    public static readonly Text FollowUpAnswer = new("the answer to the follow-up", "追问的回答");
    public static readonly Text Stem = new("the stem", "题干");
    public static readonly Text AnEntry = new("this answer", "此答案");
    public static readonly Text ATitle = new("the title", "标题");
    public static readonly Text AKeyPoint = new("the key point", "要点");
    public static readonly Text AClaim = new("the claim", "论断");

    public static readonly Text QuoteBelow = new("put a quotation below it: two spaces, `> `, why", "在其下写引文：两个空格、`> `、理由");
    public static readonly Text ThirdColumn = new("write it into the third column", "请写在第三列");

    public static Text PutUnderHeading(int level) => new($"put it under a heading of level {level}", $"请放到 {level} 级标题之下");
}

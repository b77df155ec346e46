using QuizHub.Site;

namespace QuizHub.Server.Decks.Items;

/// <summary>How the answers of each family of items are written, for findings.</summary>
internal static class AnswerTexts
{
    public static readonly Text TaskList = new("a task list `- [x] …`, `- [ ] …`", "任务列表 `- [x] …`、`- [ ] …`");
    public static readonly Text Numbers = new("a numbered list `1. …`", "编号列表 `1. …`");
    public static readonly Text Table = new("a table of three columns", "三列的表格");
    public static readonly Text AtLeastTwo = new("at least 2", "至少 2 个");
    public static readonly Text ExactlyTwo = new("exactly 2", "恰好 2 个");
    public static readonly Text Options = new("options", "选项");
    public static readonly Text Numeric = new("numbers", "数值");
    public static readonly Text Entries = new("entries", "条目");
    public static readonly Text Reasons = new("reasons", "理由");
    public static readonly Text Rows = new("rows", "行");
    public static readonly Text Positive = new("a positive number or percentage: `0.01`, `1%`", "正数或百分比：`0.01`、`1%`");
    public static readonly Text Curve = new("at least two numbers with spaces between: `1 0.6 0.4`", "至少两个以空格分隔的数：`1 0.6 0.4`");
    public static readonly Text Settings = new("`name=value name=value`", "`名称=值 名称=值`");
    public static readonly Text AFormula = new("a formula", "公式");
    public static readonly Text Code = new("code", "代码");
    public static readonly Text AnAddress = new("an address", "链接地址");
    public static readonly Text StepTooLong = new("the steps do not end at the upper end", "步长不能恰好走到上限");
    public static readonly Text TakenByParameter = new("another parameter of this item has it", "本题的另一个参数已使用它");
    public static readonly Text TakenByFormulas = new("it is a word of the formula language", "它是公式语言中的词");
    public static readonly Text FromAboveTo = new("it begins above its end", "起点大于终点");
    public static readonly Text StepNotPositive = new("the step is not positive", "步长不是正数");
}

using QuizHub.Site;

namespace QuizHub.Server.Decks.Formulas;

/// <summary>What can be wrong with a formula, in words. Each completes a sentence that begins with the formula.</summary>
internal static class FormulaErrors
{
    public static readonly Text Empty = new("there is nothing in it", "内容为空");

    public static readonly Text TooLong = new($"it has more than {Formula.MaxLength} characters", $"超过 {Formula.MaxLength} 个字符");

    public static readonly Text TooDeep = new($"it is nested more than {Formula.MaxDepth} deep", $"嵌套超过 {Formula.MaxDepth} 层");

    public static readonly Text EndsEarly = new("it ends where a value should stand", "此处应有一个值，却已结束");

    public static readonly Text Chained = new("comparisons can't be chained; join two with `and`", "比较不能连写；请用 `and` 连接两个比较");

    public static readonly Text BadNumber = new("this number can't be read", "无法读取这个数");

    public static Text Unexpected(string token) => new($"`{token}` does not belong here", $"`{token}` 不应出现在这里");

    public static Text NotAFunction(string name) => new($"there is no function `{name}`", $"没有函数 `{name}`");

    public static Text NeedsArguments(string name) => new($"the function `{name}` needs its values in parentheses", $"函数 `{name}` 的参数须写在括号里");

    public static Text Arguments(string name, string count) => new($"`{name}` takes {count} values", $"`{name}` 需要 {count} 个值");

    public static Text Expected(string token) => new($"`{token}` is missing here", $"此处缺少 `{token}`");
}

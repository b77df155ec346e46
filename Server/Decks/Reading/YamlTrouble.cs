using System.Text.RegularExpressions;
using Text = QuizHub.Site.Text;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Why a text is no YAML, where, and what to do. The parser's own message says what it had expected, in English, often far behind the cause; so the text
/// is looked at too.</summary>
/// <param name="Offset">Of the cause in the file.</param>
internal sealed partial record YamlTrouble(int Offset, Text Reason, Text Fix)
{
    /// <summary>What the reader itself refuses.</summary>
    private static readonly (string[] Says, Text Reason, Text Fix)[] Refused =
    [
        (["anchors and tags"], new("`&`, `*` and `!` at the start of a text are anchors and tags, which are not read", "文字开头的 `&`、`*`、`!` 表示锚点和标签，此处不支持"),
            new("quote the text: `\"*…\"`", "请给文字加引号：`\"*…\"`")),
        (["second document"], new("there is a second document", "出现了第二个文档"), new("take out the line `---` or `...` in the middle", "请删去中间的 `---` 或 `...` 行")),
        (["nested too deep"], new("it is nested too deep", "嵌套过深"), new("write it flatter: no key of the format lies so deep", "请减少层次：格式中没有这么深的键")),
        (["keys with values"], new("keys with values are expected", "此处应为键和值"), new("write `key: value`, one a line", "请写 `键: 值`，每行一个")),
        (["a key is expected"], new("this can't be a key", "此处不能作为键"), new("write a word and a colon: `key: …`", "请写一个词和冒号：`键: …`")),
    ];

    private static readonly (Text Reason, Text Fix) Neither = (
        new("this line is neither `key: value` nor part of the text above", "这一行既不是 `键: 值`，也不属于上一行的文字"),
        new("write a colon and a space behind the key, or indent what goes on from the line above", "请在键后写冒号和空格；若是接上一行的文字，请缩进"));

    private static readonly (string[] Says, Text Reason, Text Fix)[] ByMessage =
    [
        (["escape"], new("a backslash in double quotes begins something unknown", "双引号内的反斜杠后跟了无法识别的字符"),
            new("double it (`\\\\`), or put the text into single quotes", "请写两个反斜杠（`\\\\`），或改用单引号")),
        (["anchor", "alias", "tag"], new("`&`, `*` and `!` at the start of a text are anchors and tags, which are not read", "文字开头的 `&`、`*`、`!` 表示锚点和标签，此处不支持"),
            new("quote the text: `\"*…\"`", "请给文字加引号：`\"*…\"`")),
        (["cannot start any token", "unexpected character", "directive"], new("no text can begin with this sign", "文字不能以这个符号开头"), new("quote the text: `\"@…\"`", "请给文字加引号：`\"@…\"`")),
        (["could not find expected ':'", "simple key"], Neither.Reason, Neither.Fix),
        (["expected key", "block mapping", "block collection", "'-' indicator", "block sequence", "indentation"],
            new("this line begins in another column than those that it belongs to", "这一行的缩进与同级的行不一致"),
            new("let entries of one map or list begin in the same column", "同一层的条目请从同一列开始")),
        (["flow", "expected ',' or"], new("something is missing in the brackets or braces", "方括号或花括号内缺少内容"),
            new("put commas between, and quote texts that hold `: `, `,` or brackets", "各项以逗号分隔；含 `: `、`,` 或括号的文字请加引号")),
    ];

    private static readonly Text QuoteOpen = new("a quote is opened here and not closed", "此处的引号没有闭合"), CloseQuote = new(
        "close it; inside single quotes write `''` for one", "请补上引号；单引号内的单引号写作 `''`");

    private static readonly Text Otherwise = new("it can't be read from here on", "从此处起无法读取"), Quote = new(
        "quote texts that hold `: ` or begin with a sign", "含 `: ` 或以符号开头的文字请加引号");

    /// <param name="start">Where the parser says that what it was reading began.</param>
    /// <param name="end">Where it gave up.</param>
    public static YamlTrouble Find(SourceText source, int firstLine, int endLine, int start, int end, string message)
    {
        if (Refused.FirstOrDefault(entry => entry.Says.Any(words => Says(message, words))) is { Reason: { } refused, Fix: { } instead })
        {
            return new(start, refused, instead);
        }

        var lines = Enumerable.Range(firstLine, Math.Max(0, endLine - firstLine)).ToList();
        if (lines.Select(line => (int?)TabIn(source, line)).FirstOrDefault(tab => tab is >= 0) is { } tab)
        {
            return new(tab, new("a tab indents this line", "这一行用制表符缩进"), new("indent with spaces: YAML does not read tabs", "请用空格缩进：YAML 不接受制表符"));
        }

        if (Says(message, "quoted scalar"))
        {
            return new(start, QuoteOpen, CloseQuote);
        }

        if (lines.Select(line => BehindQuote().Match(LineOf(source, line)) is { Success: true } match ? source.LineStart(line) + match.Groups["more"].Index : (int?)null)
            .FirstOrDefault(more => more is not null) is { } behind)
        {
            return new(
                behind, new("more text follows behind the closing quote", "结束引号之后还有文字"),
                new("write a quote inside the text twice (`''`), or use quotes of the other kind around it", "文字中的引号请写两遍（`''`），或在外层改用另一种引号"));
        }

        if (Unclosed(source, firstLine, endLine) is { } open)
        {
            return source.Text[open] is '"' or '\'' ? new(open, QuoteOpen, CloseQuote) : new(open, new("a bracket or brace is opened here and not closed", "此处的括号没有闭合"), new("close it, or quote the text that it belongs to", "请补上括号；若括号属于文字，请给文字加引号"));
        }

        if (Says(message, "mapping values are not allowed") || Says(message, "invalid mapping"))
        {
            return Colon(source, end);
        }

        var last = source.LineOf(end);
        if (KeyWithoutColon().IsMatch(LineOf(source, last)))
        {
            return new(source.LineStart(last), Neither.Reason, Neither.Fix);
        }

        var (_, reason, fix) = ByMessage.FirstOrDefault(entry => entry.Says.Any(words => Says(message, words)));
        return new(Says(message, "simple key") || Says(message, "start any token") ? start : end, reason ?? Otherwise, fix ?? Quote);
    }

    /// <summary>A second colon in a line belongs to its text; a first one stands in a line that is indented although the value above has ended.</summary>
    private static YamlTrouble Colon(SourceText source, int offset)
    {
        var line = source.LineOf(offset);
        var text = LineOf(source, line);
        if (TwoColons().Match(text) is { Success: true } match)
        {
            return new(
                source.LineStart(line) + match.Groups["second"].Index, new("a text with `: ` in it is not quoted", "含有 `: ` 的文字没有加引号"),
                new("quote the text: `key: \"a: b\"`", "请给文字加引号：`键: \"a: b\"`"));
        }

        return new(
            source.LineStart(line) + text.Length - text.TrimStart().Length, new("this line is indented deeper, but the line above has a value already", "这一行缩进更深，但上一行已经有值"),
            new("let entries of one map begin in the same column", "同一层的条目请从同一列开始"));
    }

    private static int TabIn(SourceText source, int line)
    {
        var text = LineOf(source, line);
        var tab = text.IndexOf('\t');
        return tab >= 0 && text[..tab].All(character => character is ' ' or '-') && text.Trim().Length > 0 ? source.LineStart(line) + tab : -1;
    }

    /// <summary>The innermost bracket that is open at the end, or that another kind closes; outside quotes and comments, and only where a value begins with it. Or a quote
    /// that its line does not close.</summary>
    private static int? Unclosed(SourceText source, int firstLine, int endLine)
    {
        var open = new Stack<int>();
        for (var line = firstLine; line < endLine; line++)
        {
            var text = LineOf(source, line);
            // A key at the margin ends whatever was open above: there the bracket is missing.
            if (open.Count > 0 && KeyAtMargin().IsMatch(text))
            {
                return open.Peek();
            }

            int? quote = null;
            for (var at = 0; at < text.Length; at++)
            {
                var (character, before) = (text[at], at == 0 ? ' ' : text[at - 1]);
                if (quote is { } opened)
                {
                    quote = character == text[opened] ? null : quote;
                }
                else if (character is '"' or '\'' && before is ' ' or '[' or '{' or ',')
                {
                    quote = at;
                }
                else if (character == '#' && before == ' ')
                {
                    break;
                }
                else if (character is '[' or '{' && (open.Count > 0 || before is ' '))
                {
                    open.Push(source.LineStart(line) + at);
                }
                else if (character is ']' or '}' && open.Count > 0)
                {
                    if (source.Text[open.Peek()] != (character == ']' ? '[' : '{'))
                    {
                        return open.Peek();
                    }

                    open.Pop();
                }
            }

            if (quote is { } unclosed)
            {
                return source.LineStart(line) + unclosed;
            }
        }

        return open.Count > 0 ? open.Peek() : null;
    }

    private static string LineOf(SourceText source, int line) => source.Text[source.LineStart(line)..Math.Max(source.LineStart(line), source.LineEnd(line))];

    private static bool Says(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*(?:-\s+)?[^\s'"":]+:\s+(?:'(?:[^']|'')*'|""(?:[^""\\]|\\.)*"")\s*(?<more>[^\s#,}\]])")]
    private static partial Regex BehindQuote();

    [GeneratedRegex(@"^\s*(?:-\s+)?[^:]+:\s.*?(?<second>:)(?:\s|$)")]
    private static partial Regex TwoColons();

    [GeneratedRegex(@"^[A-Za-z][\w-]*(?::\S.*)?\s*$")]
    private static partial Regex KeyWithoutColon();

    [GeneratedRegex(@"^[A-Za-z][\w-]*:(?:\s|$)")]
    private static partial Regex KeyAtMargin();
}

using System.Text;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Server.Quizzes;

/// <summary>Texts on their way into a Markdown file. Pure.</summary>
public static partial class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~$&!^";

    /// <summary>Something typed, as a quotation that shows it as typed: nothing in it is read as Markdown or HTML, lines stay lines (CommonMark 2.4: any ASCII
    /// punctuation can be escaped by a backslash).</summary>
    public static string Quoted(string typed)
    {
        var lines = LineEnd().Replace(typed, "\n").Trim('\n').Split('\n').Select(Escaped).ToList();
        var quoted = lines.Select((line, index) => line.Length == 0 ? ">" : index + 1 < lines.Count && lines[index + 1].Length > 0 ? $"> {line}  " : $"> {line}");
        return string.Join('\n', quoted);
    }

    /// <summary>Markdown of a deck, as a quotation: it stays inside, whatever headings or lists it has.</summary>
    public static string QuotedDeck(string markdown) =>
        string.Join('\n', Portable(markdown).Trim().ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? ">" : $"> {line}"));

    /// <summary>Markdown of a deck without what only a deck's page can resolve: formulas of values, citations, images, and links to terms and questions, whose words stay.</summary>
    public static string Portable(string markdown) => InnerLink().Replace(Citation().Replace(FilledSource.Of(markdown), ""), "$1");

    /// <summary>The same on one line, such as for a heading or an entry of a list.</summary>
    public static string PortableLine(string markdown) => Space().Replace(Portable(markdown), " ").Trim();

    private static string Escaped(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        var text = line.TrimEnd();
        var start = text.Length - text.TrimStart().Length;
        // Spaces at the start would make code of it.
        escaped.Append('\u00a0', start);
        var isStart = true;
        foreach (var character in text.AsSpan(start))
        {
            if (char.IsControl(character) && character != '\t')
            {
                continue;
            }

            // At the start of a line these make lists, rules, headings and containers; after digits a list of numbers.
            if (Special.Contains(character) || (isStart && character is '+' or '-' or '=' or ':' or '.' or ')' or '%'))
            {
                escaped.Append('\\');
            }

            escaped.Append(character == '\t' ? ' ' : character);
            isStart &= char.IsAsciiDigit(character);
        }

        return escaped.ToString();
    }

    [GeneratedRegex("\r\n|[\r\n\u000b\u000c\u0085\u2028\u2029]")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"(?<![ \t])[ \t]*\[@[A-Za-z0-9_.-]+\]")]
    private static partial Regex Citation();

    [GeneratedRegex(@"!?\[([^\[\]]*)\]\((?!https?:)[^()\s]*\)")]
    private static partial Regex InnerLink();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

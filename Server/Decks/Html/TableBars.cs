using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary><c>\|</c> in a table is a bar, since format 2 in formulas, code and addresses too: Markdig sees to it in words alone.</summary>
internal static class TableBars
{
    private const string Escaped = "\\|", Bar = "|";

    public static string Unescape(string cell) => cell.Replace(Escaped, Bar, StringComparison.Ordinal);

    public static void Unescape(MarkdownDocument document)
    {
        foreach (var part in document.Descendants<Table>().SelectMany(table => table.Descendants<LeafInline>()))
        {
            switch (part)
            {
                case MathInline math:
                    math.Content = new StringSlice(Unescape(math.Content.ToString()));
                    break;
                case CodeInline code:
                    code.Content = Unescape(code.Content);
                    break;
                case AutolinkInline link:
                    link.Url = Unescape(link.Url);
                    break;
            }
        }
    }
}

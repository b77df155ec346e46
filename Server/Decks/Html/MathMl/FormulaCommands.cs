using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>Commands that KaTeX reads and that no browser would show as they are meant: links, images and HTML (refused, a deck is no page of its own), what is
/// lost on the way to
/// MathML, and what talks to a console. Content/README.md lists those that are painted; a test goes through all that KaTeX has.</summary>
public static partial class FormulaCommands
{
    public static IReadOnlySet<string> Unpaintable { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "href", "url", "includegraphics", "html", "htmlClass", "htmlData", "htmlId", "htmlStyle",
        "reflectbox", "mathreflectbox", "vcenter", "phase", "newline", "overlinesegment", "underlinesegment",
        "message", "errmessage", "show",
    };

    /// <returns>Each such command in a formula, and where it stands.</returns>
    public static IEnumerable<(string Command, int Offset)> In(string tex) =>
        from Match match in Command().Matches(tex)
        where Unpaintable.Contains(match.Groups["name"].Value)
        select (match.Value, match.Index);

    /// <summary>What KaTeX itself refuses, also when a macro hides its name, and what it has no MathML for.</summary>
    internal static void RefuseMarked(XElement math)
    {
        foreach (var element in math.Descendants())
        {
            if ((string?)element.Attribute("mathcolor") == PaintedFormula.Refused)
            {
                throw new UnpaintableException($"`{element.Value}` can't be painted.");
            }

            if (element.Attribute("linebreak") is not null)
            {
                throw new UnpaintableException("A line break needs lines that it can end: write `\\begin{aligned} … \\\\ … \\end{aligned}`.");
            }
        }
    }

    /// <summary>What is gone from the MathML and still stands in its TeX. KaTeX leaves out the numbers of lines: without a tag nobody misses them.</summary>
    internal static void RefuseLost(XElement math)
    {
        var tex = math.Descendants("annotation").LastOrDefault()?.Value ?? "";
        if (In(tex).FirstOrDefault() is { Command: { } command })
        {
            throw new UnpaintableException($"`{command}` can't be painted.");
        }

        if (tex.Contains(@"\tag", StringComparison.Ordinal)
            && math.Descendants("mtd").Any(cell => (string?)cell.Attribute("class") == FormulaTables.NumberClass))
        {
            throw new UnpaintableException(@"A `\tag` in a table is lost: put it behind a formula of one line.");
        }
    }

    /// <summary>What stands between the bars of <c>\verb</c>, behind a <c>%</c>, and behind a doubled backslash is no command.</summary>
    [GeneratedRegex(@"\\verb\*?(?<bar>[^\w\s*]).*?\k<bar>|%[^\n]*|\\(?<name>[a-zA-Z]+)|\\.", RegexOptions.Singleline)]
    private static partial Regex Command();
}

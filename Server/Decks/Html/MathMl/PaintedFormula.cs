using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>
/// KaTeX's MathML as browsers paint it. KaTeX writes MathML 3; browsers paint MathML Core, which knows neither <c>mathvariant</c> nor <c>menclose</c>, no
/// alignment and no
/// rules of tables, no relative sizes of <c>mpadded</c>, and puts no space at a named operator. All of that becomes letters of Unicode, spaces, and classes of
/// the style
/// sheet (the Content-Security-Policy forbids styles in attributes).
/// </summary>
public static class PaintedFormula
{
    /// <summary>KaTeX is told to mark what it refuses in this color; nothing else can have it.</summary>
    public const string Refused = "refused";

    private static readonly XmlReaderSettings Reading =
        new() { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit, ConformanceLevel = ConformanceLevel.Fragment };

    /// <param name="katex">What <c>renderToString</c> gave, in its span and with its TeX.</param>
    /// <exception cref="UnpaintableException">The formula holds what no browser would show as it is meant.</exception>
    public static string From(string katex)
    {
        var math = Read(katex);
        FormulaCommands.RefuseMarked(math);
        FormulaColors.Name(math);
        FormulaTables.Lay(math);
        FormulaBoxes.Draw(math);
        FormulaTokens.Mend(math);
        FormulaLetters.Set(math);
        FormulaOperators.Space(math);
        return Write(math);
    }

    /// <summary>What <see cref="From"/> wrote, to be measured.</summary>
    internal static XElement Parse(string math)
    {
        using var reader = XmlReader.Create(new StringReader(math), Reading);
        reader.MoveToContent();
        return (XElement)XNode.ReadFrom(reader);
    }

    private static XElement Read(string katex)
    {
        var start = katex.IndexOf("<math", StringComparison.Ordinal);
        var end = katex.LastIndexOf("</math>", StringComparison.Ordinal) + "</math>".Length;
        try
        {
            var math = Parse(katex[start..end].Replace(" xmlns=\"http://www.w3.org/1998/Math/MathML\"", "", StringComparison.Ordinal));
            FormulaCommands.RefuseLost(math);
            math.Descendants("annotation").Remove();
            math.Element("semantics")?.ReplaceWith(math.Element("semantics")!.Nodes());
            return math;
        }
        catch (XmlException)
        {
            throw new UnpaintableException("It holds a control character.");
        }
    }

    /// <summary>As HTML: no element is closed in itself, and nothing but the five signs is escaped.</summary>
    private static string Write(XElement math)
    {
        var html = new StringBuilder();
        Write(math, html);
        return html.ToString();
    }

    private static void Write(XElement element, StringBuilder html)
    {
        html.Append('<').Append(element.Name.LocalName);
        foreach (var attribute in element.Attributes())
        {
            html.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(Escape(attribute.Value)).Append('"');
        }

        html.Append('>');
        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
            {
                Write(child, html);
            }
            else if (node is XText text)
            {
                html.Append(Escape(text.Value));
            }
        }

        html.Append("</").Append(element.Name.LocalName).Append('>');
    }

    private static string Escape(string text) => text.AsSpan().IndexOfAny("&<>\"'") < 0
        ? text
        : new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();
}

/// <summary>A formula that KaTeX can set and no browser would paint as it is meant.</summary>
public sealed class UnpaintableException(string message) : Exception(message);

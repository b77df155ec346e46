using System.Globalization;
using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>Spaces, and signs that KaTeX puts other signs into: a token holds text alone.</summary>
internal static class FormulaTokens
{
    /// <summary>Behind a space it means that the space is negative.</summary>
    private const char Invisible = '\u2063';

    public static void Mend(XElement math)
    {
        foreach (var token in math.Descendants().Where(element => element.Name.LocalName is "mi" or "mo" or "mspace" or "mtext").Reverse().ToList())
        {
            if (token.HasElements)
            {
                Unwrap(token);
            }
            else if (token.Attribute("minsize") is not null && token.PreviousNode is null && token.Parent!.Name.LocalName is "msup" or "msub" or "msubsup")
            {
                // A large bracket with an exponent: Chromium would stretch the two as one sign, and let it sink.
                token.ReplaceWith(new XElement("mrow", new XElement("mi"), token));
            }
            else if (token.Name == "mo" || token.Name == "mi")
            {
                Bar(token);
            }
            else if (token.Name == "mspace" || (token.Name == "mtext" && token.Value.Length > 0 && token.Value.All(IsSpace)))
            {
                Space(token);
            }
        }
    }

    /// <summary>Bars as brackets: what KaTeX writes is the sign "divides" or "is parallel to", which keeps a relation's distance.</summary>
    private static void Bar(XElement sign)
    {
        if (sign.Name == "mi" && sign.Value is "∣" or "∥")
        {
            sign.Value = sign.Value == "∣" ? "|" : "‖";
        }
        else if (sign.Value is "∣" or "∥" && (sign.Attribute("fence") is not null || sign.Attribute("stretchy") is not null))
        {
            sign.Value = sign.Value == "∣" ? "|" : "‖";
            sign.SetAttributeValue("lspace", sign.Attribute("lspace")?.Value ?? "0em");
            sign.SetAttributeValue("rspace", sign.Attribute("rspace")?.Value ?? "0em");
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\u00a0' or '\u2005' or '\u2009' or '\u200a' or '\u205f' or Invisible;

    private static void Unwrap(XElement token)
    {
        var (isOperator, space) = (token.Name == "mo", (string?)token.Attribute("lspace"));
        var hasSign = token.Descendants("mo").Any();
        token.BecomeRow();
        if (isOperator && space is "0.22em")
        {
            token.AddFirst(MathMlElements.Space(space));
            token.Add(MathMlElements.Space(space));
        }
        else if (isOperator && space is null && !hasSign)
        {
            // \mathop: as a named operator.
            token.Add(new XElement("mo", FormulaOperators.Application));
        }
    }

    /// <summary>Negative spaces are margins: the width of a space can't be below zero.</summary>
    private static void Space(XElement token)
    {
        var width = token.Name == "mspace" ? Ems((string?)token.Attribute("width")) : Ems(token.Value);
        if (token.Name == "mtext" || width < 0)
        {
            token.ReplaceWith(width < 0
                ? Back((int)Math.Round(-width * 18))
                : [MathMlElements.Space(string.Create(CultureInfo.InvariantCulture, $"{width:0.####}em"))]);
        }
    }

    /// <summary>Eighteenths of an em (TeX's <c>mu</c>), in powers of two: the style sheet has a class for each.</summary>
    private static IEnumerable<XElement> Back(int eighteenths) =>
        from power in Enumerable.Range(0, 6)
        where (Math.Min(eighteenths, 63) >> power & 1) == 1
        select new XElement("mspace", new XAttribute("class", string.Create(CultureInfo.InvariantCulture, $"back-{1 << power}")));

    private static double Ems(string? text)
    {
        if (text is null || text.EndsWith("em", StringComparison.Ordinal))
        {
            return text is not null && double.TryParse(text[..^2], CultureInfo.InvariantCulture, out var ems) ? ems : 0;
        }

        var width = text.Sum(character => character switch
        {
            '\u200a' => 1.0 / 18,
            '\u2009' => 3.0 / 18,
            '\u2005' or '\u205f' => 4.0 / 18,
            Invisible => 0,
            _ => 0.25,
        });
        return text.Contains(Invisible, StringComparison.Ordinal) ? -width : width;
    }
}

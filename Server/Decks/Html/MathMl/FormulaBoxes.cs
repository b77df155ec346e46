using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>Enclosures, strokes, colored boxes, rules and shifted boxes: <c>menclose</c> and most of <c>mpadded</c> are no part of MathML Core.</summary>
internal static partial class FormulaBoxes
{
    private static readonly Dictionary<string, string> Enclosures = new(StringComparer.Ordinal)
    {
        ["updiagonalstrike"] = "strike-up",
        ["downdiagonalstrike"] = "strike-down",
        ["updiagonalstrike downdiagonalstrike"] = "strike-cross",
        ["horizontalstrike"] = "strike",
        ["box"] = "boxed",
        ["actuarial"] = "angled",
    };

    /// <summary>Lines and braces as long as what they belong to: fonts have no long ones, or Chromium cuts them off.</summary>
    private static readonly Dictionary<string, string> Spans = new(StringComparer.Ordinal)
    {
        ["‾"] = "line",
        ["⏞"] = "brace",
        ["⏟"] = "brace",
        ["⎴"] = "bracket",
        ["⎵"] = "bracket",
    };

    /// <summary>TeX's units that CSS does not have, in points.</summary>
    private static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal)
    {
        ["bp"] = 1,
        ["dd"] = 1.07,
        ["cc"] = 12.84,
        ["nd"] = 1.07,
        ["nc"] = 12.8,
        ["sp"] = 1.0 / 65536,
        ["mu"] = 0.6,
    };

    public static void Draw(XElement math)
    {
        foreach (var element in math.Descendants().ToList())
        {
            switch (element.Name.LocalName)
            {
                case "menclose":
                    Enclose(element);
                    break;
                case "mpadded":
                    Pad(element);
                    break;
                case "munderover" when (string?)element.Elements().First().Attribute("stretchy") == "true":
                    Nest(element);
                    break;
                case "mover" or "munder" when element.Elements().ElementAtOrDefault(1) is { } sign && sign.Name == "mo" && Spans.TryGetValue(sign.Value, out var span):
                    sign.Remove();
                    element.BecomeRow((element.Name == "mover" ? "over" : "under") + span);
                    break;
            }

            if (element.Attribute("style") is { } style)
            {
                Restyle(element, style.Value);
                style.Remove();
            }
        }
    }

    private static void Enclose(XElement element)
    {
        var notation = (string?)element.Attribute("notation") ?? "";
        element.BecomeRow(Enclosures.TryGetValue(notation, out var name)
            ? name
            : throw new UnpaintableException($"An enclosure of the kind `{notation}` can't be painted."));
    }

    private static void Pad(XElement element)
    {
        var (width, shift) = ((string?)element.Attribute("width") ?? "", (string?)element.Attribute("lspace") ?? "");
        if (width.StartsWith('+'))
        {
            // A box that is larger than what is in it: the colored ones, and the labels of arrows.
            var kind = (string?)element.Attribute("class");
            var style = (string?)element.Attribute("style");
            element.BecomeRow(element.Attribute("height") is null ? "label" : "colored");
            if (kind is not null)
            {
                element.AddClass(kind);
            }

            element.SetAttributeValue("style", style);
        }
        else if (shift.EndsWith("width", StringComparison.Ordinal))
        {
            element.Attribute("lspace")!.Remove();
            var name = shift.StartsWith("-1", StringComparison.Ordinal) ? "lap-left" : "lap-center";
            element.ReplaceNodes(new XElement("mrow", new XAttribute("class", name), element.Nodes()));
        }

        Raise(element);
    }

    /// <summary>A rule keeps the room that it takes; KaTeX would let it stand in the line above. Lengths come in units of CSS.</summary>
    private static void Raise(XElement element)
    {
        if (element.Elements().FirstOrDefault() is { } only && only.Name == "mspace" && only.NextNode is null
            && Ems(element, "voffset") is { } shift && Ems(only, "height") is { } height)
        {
            element.SetAttributeValue("height", Ems(Math.Max(0, height + shift)));
        }

        if (element.Attribute("voffset") is { } offset && Length().Match(offset.Value) is { Success: true } length
            && Units.TryGetValue(length.Groups[2].Value, out var points))
        {
            var shifted = double.Parse(length.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * points;
            offset.Value = string.Create(CultureInfo.InvariantCulture, $"{shifted:0.####}pt");
        }
    }

    private static double? Ems(XElement element, string attribute) =>
        (string?)element.Attribute(attribute) is { } text && text.EndsWith("em", StringComparison.Ordinal)
        && double.TryParse(text[..^2], CultureInfo.InvariantCulture, out var ems) ? ems : null;

    private static string Ems(double ems) => ems.ToString("0.####", CultureInfo.InvariantCulture) + "em";

    /// <summary>Chromium lets an arrow grow below one label, or above one, and not between two.</summary>
    private static void Nest(XElement element)
    {
        var parts = element.Elements().ToList();
        element.Name = "munder";
        element.ReplaceNodes(new XElement("mover", parts[0], parts[2]), parts[1]);
    }

    private static void Restyle(XElement element, string style)
    {
        if (style.StartsWith("text-shadow", StringComparison.Ordinal))
        {
            element.AddClass("heavy");
        }
        else if (style.StartsWith("border: ", StringComparison.Ordinal))
        {
            element.AddClass(FormulaColors.Class(style[(style.LastIndexOf(' ') + 1)..], "edge"));
        }
    }

    [GeneratedRegex(@"^(-?[\d.]+)([a-z]+)$")]
    private static partial Regex Length();
}

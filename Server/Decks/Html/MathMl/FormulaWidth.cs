using System.Globalization;
using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>About how wide a formula will be. Nobody knows before it is painted; this decides what gets a box that can scroll, and errs on the wide
/// side.</summary>
public static class FormulaWidth
{
    /// <summary>A telephone's column has 358 px: 19.8 em of a formula of 18 px.</summary>
    private const double Column = 18.5;

    /// <summary>A formula in a line of text begins on a line of its own when it does not fit on one.</summary>
    private const double Line = 17;

    /// <summary>Below so many characters of MathML nothing is that wide.</summary>
    private const int Short = 300;

    private const double Script = 0.72;

    public static bool IsWide(string math) => math.Length > Short && Ems(PaintedFormula.Parse(math)) > Column;

    public static bool IsLong(string math) => math.Length > Short && Ems(PaintedFormula.Parse(math)) > Line;

    /// <summary>In em of the formula's own size.</summary>
    public static double Ems(XElement element) => element.Name.LocalName switch
    {
        "mspace" => Gap(element),
        "mo" => Sign(element),
        "mi" or "mn" or "mtext" => element.Value.Sum(Letter),
        "mfrac" => element.Elements().Max(Ems) + 0.1,
        "msub" or "msup" => Base(element) + Script * element.Elements().Skip(1).Sum(Ems),
        "msubsup" => Base(element) + Script * element.Elements().Skip(1).Max(Ems),
        "munder" or "mover" or "munderover" => element.Elements().Select((part, at) => (at == 0 ? 1 : Script) * Ems(part)).Max(),
        "msqrt" or "mroot" => 0.9 + element.Elements().Sum(Ems),
        "mtable" => Columns(element),
        "mstyle" when (string?)element.Attribute("scriptlevel") is "1" => Script * element.Elements().Sum(Ems),
        _ => element.Elements().Sum(Ems),
    };

    private static double Gap(XElement space) =>
        ((string?)space.Attribute("width"))?.Split("em") is [var width, ""] && double.TryParse(width, CultureInfo.InvariantCulture, out var ems) ? ems : 0;

    private static double Base(XElement scripted) => Ems(scripted.Elements().First());

    private static double Sign(XElement sign) => sign.Value switch
    {
        "" or "\u2061" => 0,
        "(" or ")" or "[" or "]" or "|" or "." => 0.4,
        "," or ";" => 0.5,
        "{" or "}" or "‖" => 0.5,
        "/" => 0.5,
        "∑" or "∏" => 1.3,
        "·" or "⋅" => 0.75,
        _ when sign.Value.Length == 1 => 1.25,
        var text => text.Sum(Letter),
    };

    private static double Letter(char character) => character switch
    {
        >= '\u2e80' and < '\ud800' => 1,
        >= '\udc00' and < '\ue000' => 0,
        'm' or 'w' or 'M' or 'W' => 0.85,
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or ',' or '.' or ' ' => 0.36,
        >= 'A' and <= 'Z' or >= '\ud800' and < '\udc00' => 0.7,
        _ => 0.54,
    };

    private static double Columns(XElement table)
    {
        var rows = table.Elements("mtr").Select(row => row.Elements("mtd").Select(cell => cell.Elements().Sum(Ems)).ToList()).ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        var gap = ((string?)table.Attribute("class"))?.Split(' ')[0] is "aligned" or "tight" ? 0 : 1.0;
        return Enumerable.Range(0, columns).Sum(column => rows.Max(row => column < row.Count ? row[column] : 0)) + gap * Math.Max(0, columns - 1);
    }
}

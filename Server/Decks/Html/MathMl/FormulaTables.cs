using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>Alignment, gaps and rules of tables, which KaTeX says in attributes of the table and MathML Core leaves to the style sheet: as classes of the table
/// and its cells.</summary>
internal static class FormulaTables
{
    internal const string NumberClass = "mml-eqn-num";

    private const string GlueClass = "mtr-glue";

    public static void Lay(XElement math)
    {
        foreach (var table in math.Descendants("mtable").ToList())
        {
            Set(table);
        }
    }

    private static void Set(XElement table)
    {
        // A line after the last line break.
        table.Elements("mtr").Where(row => !row.HasElements).ToList().ForEach(row => row.Remove());
        var rows = table.Elements("mtr").Select(row => row.Elements("mtd").Where(IsCell).ToList()).ToList();
        var frame = Frame(table);
        var ruled = frame.Count > 0 || table.Attribute("rowlines") is not null || table.Attribute("columnlines") is not null;
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            Fill(rows[row], ruled ? columns : 0);
            for (var column = 0; column < rows[row].Count; column++)
            {
                Align(rows[row][column], Words(table, "columnalign"), column);
                Rule(rows[row][column], Words(table, "columnlines"), column, "left");
                Rule(rows[row][column], Words(table, "rowlines"), row, "top");
                Edge(rows[row][column], frame, row == 0, row == rows.Count - 1, column == 0, column == columns - 1);
            }
        }

        Number(table);
        Space(table, ruled);
    }

    private static bool IsCell(XElement cell) => (string?)cell.Attribute("class") is not (GlueClass or NumberClass) && cell.Attribute("width") is null;

    private static string[] Words(XElement table, string attribute) =>
        ((string?)table.Attribute(attribute))?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Rules at the edges: KaTeX puts the table into an enclosure, whose "top" and "bottom" are the left and right edge, and the other way
    /// round.</summary>
    private static HashSet<string> Frame(XElement table)
    {
        if (table.Parent is not { } enclosure || enclosure.Name != "menclose" || Words(enclosure, "notation").Except(["top", "bottom", "left", "right"]).Any())
        {
            return [];
        }

        var edges = Words(enclosure, "notation")
            .Select(edge => edge switch { "top" => "left", "bottom" => "right", "left" => "top", _ => "bottom" }).ToHashSet();
        enclosure.BecomeRow();
        return edges;
    }

    /// <summary>A rule goes on where a row is shorter than the others.</summary>
    private static void Fill(List<XElement> row, int columns)
    {
        while (row.Count > 0 && row.Count < columns)
        {
            row[^1].AddAfterSelf(new XElement("mtd"));
            row.Add((XElement)row[^1].NextNode!);
        }
    }

    private static void Align(XElement cell, string[] alignments, int column)
    {
        if (alignments.Length > 0 && alignments[Math.Min(column, alignments.Length - 1)] is ("left" or "right") and var side)
        {
            cell.AddClass(side);
        }
    }

    /// <summary>The line between a cell and the one before it.</summary>
    private static void Rule(XElement cell, string[] lines, int index, string side)
    {
        if (index > 0 && index <= lines.Length && lines[index - 1] is ("solid" or "dashed") and var line)
        {
            cell.AddClass(line == "solid" ? $"rule-{side}" : $"dash-{side}");
        }
    }

    private static void Edge(XElement cell, HashSet<string> frame, bool first, bool last, bool leftmost, bool rightmost)
    {
        foreach (var (isAtEdge, side) in new[] { (first, "top"), (last, "bottom"), (leftmost, "left"), (rightmost, "right") })
        {
            if (isAtEdge && frame.Contains(side))
            {
                cell.AddClass($"rule-{side}");
            }
        }
    }

    /// <summary>A number stands at the right edge, its formula in the middle. Tables of several lines have empty cells for numbers, which nobody
    /// needs.</summary>
    private static void Number(XElement table)
    {
        table.Elements("mtr").Elements("mtd").Where(cell => (string?)cell.Attribute("class") is GlueClass or NumberClass).Remove();
        var pads = table.Elements("mtr").Elements("mtd").Where(cell => cell.Attribute("width") is not null).ToList();
        if (pads.Count > 0)
        {
            table.AddClass("numbered");
        }

        foreach (var pad in pads)
        {
            pad.RemoveAttributes();
            pad.AddClass("glue");
        }
    }

    private static void Space(XElement table, bool ruled)
    {
        var gaps = Words(table, "columnspacing");
        var rows = (string?)table.Attribute("rowspacing") ?? "";
        var name = gaps switch
        {
            _ when ruled => "ruled",
            ["0em"] => "tight",
            ["0em", ..] => "aligned",
            ["0.2778em"] => "small",
            ["0.5em"] => "diagram",
            _ => null,
        };
        table.Attributes().Where(attribute => attribute.Name != "class").Remove();
        foreach (var className in new[] { table.Attribute("class") is null ? name : null, rows is "0.25em" or "0.36em" ? "open" : null })
        {
            if (className is not null)
            {
                table.AddClass(className);
            }
        }
    }
}

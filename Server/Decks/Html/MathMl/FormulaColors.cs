using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>Colors by name, as classes: the style sheet gives each a tone that is read well on the ground of the day and on that of the night. Any other color
/// would be right
/// on one of them at best.</summary>
internal static class FormulaColors
{
    /// <summary>Names that TeX knows, and the tone that each has here.</summary>
    private static readonly Dictionary<string, string> Tones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = "ink",
        ["gray"] = "gray",
        ["grey"] = "gray",
        ["lightgray"] = "gray",
        ["darkgray"] = "gray",
        ["red"] = "red",
        ["orange"] = "orange",
        ["brown"] = "orange",
        ["yellow"] = "yellow",
        ["green"] = "green",
        ["lime"] = "green",
        ["olive"] = "green",
        ["teal"] = "teal",
        ["cyan"] = "teal",
        ["blue"] = "blue",
        ["purple"] = "purple",
        ["violet"] = "purple",
        ["magenta"] = "purple",
        ["pink"] = "purple",
    };

    public static string Names => string.Join(", ", Tones.Keys);

    public static void Name(XElement math)
    {
        foreach (var element in math.DescendantsAndSelf().Where(element => element.Attributes().Any(IsColor)))
        {
            foreach (var attribute in element.Attributes().Where(IsColor).ToList())
            {
                element.AddClass(Class(attribute.Value, attribute.Name == "mathcolor" ? "color" : element.Name == "mspace" ? "rule" : "ground"));
                attribute.Remove();
            }
        }
    }

    private static bool IsColor(XAttribute attribute) => attribute.Name.LocalName is "mathcolor" or "mathbackground";

    public static string Class(string color, string use) => Tones.TryGetValue(color, out var tone)
        ? $"{use}-{tone}"
        : throw new UnpaintableException($"The color `{color}` would not be readable by day and by night; colors are {Names}.");
}

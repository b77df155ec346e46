using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

internal static class MathMlElements
{
    public static void AddClass(this XElement element, string name) =>
        element.SetAttributeValue("class", element.Attribute("class") is { } has ? $"{has.Value} {name}" : name);

    /// <summary>Makes it a mere group, which paints nothing by itself.</summary>
    public static void BecomeRow(this XElement element, string? className = null)
    {
        element.Name = "mrow";
        element.RemoveAttributes();
        if (className is not null)
        {
            element.AddClass(className);
        }
    }

    public static XElement Space(string width) => new("mspace", new XAttribute("width", width));

    /// <summary>Signs that open a bracket.</summary>
    public static bool IsOpening(this XElement element) => element.Name == "mo"
        && element.Value is "(" or "[" or "{" or "⟨" or "⌈" or "⌊" or "⟦" or "⦃" or "⟮" or "⎰" or "|" or "‖";
}

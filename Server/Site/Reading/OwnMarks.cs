using System.Globalization;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Site.Reading;

/// <summary>While a page is rendered for all: where it is to be cut, and what belongs there.</summary>
public sealed class OwnMarks
{
    private static readonly object RequestKey = new();

    /// <summary>So that nothing that stands in a deck is taken for a mark.</summary>
    private static readonly string Secret = Guid.NewGuid().ToString("N");

    private readonly List<OwnPart> _parts = [];

    private static readonly Regex Mark = new($"<!--{Secret}-(?<part>[0-9]+)-->| [a-z-]+=\"{Secret}-(?<part>[0-9]+)\"", RegexOptions.CultureInvariant);

    /// <summary>Null while a page is rendered for the one who asks for it.</summary>
    public static OwnMarks? Of(HttpContext context) => context.Items.TryGetValue(RequestKey, out var marks) ? (OwnMarks?)marks : null;

    public static OwnMarks Begin(HttpContext context)
    {
        var marks = new OwnMarks();
        context.Items[RequestKey] = marks;
        return marks;
    }

    public static void End(HttpContext context) => context.Items.Remove(RequestKey);

    /// <summary>What stands in the place of a part's elements.</summary>
    public string Element(OwnPart part) => $"<!--{Add(part)}-->";

    /// <summary>The value that an attribute has where the part writes the whole attribute, with the space before it.</summary>
    public string Attribute(OwnPart part) => Add(part);

    /// <summary>The text between the marks, one more than there are parts; and the parts, in the order in which they stand.</summary>
    public (IReadOnlyList<string> Shared, IReadOnlyList<OwnPart> Parts) Cut(string html)
    {
        var (shared, parts, from) = (new List<string>(), new List<OwnPart>(), 0);
        foreach (Match mark in Mark.Matches(html))
        {
            shared.Add(html[from..mark.Index]);
            parts.Add(_parts[int.Parse(mark.Groups["part"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)]);
            from = mark.Index + mark.Length;
        }

        shared.Add(html[from..]);
        return (shared, parts);
    }

    private string Add(OwnPart part)
    {
        _parts.Add(part);
        return string.Create(CultureInfo.InvariantCulture, $"{Secret}-{_parts.Count - 1}");
    }
}

using System.Globalization;
using System.Text;

namespace QuizHub.Server.Decks.Html;

/// <summary>Code whose lines carry their numbers, as <c>```python numbered</c> asks for. The numbers are text, so that they are read aloud and found; they are left out when
/// code is copied.</summary>
internal static class NumberedLines
{
    /// <summary>The word behind the language that asks for numbers.</summary>
    public const string Word = "numbered";

    /// <param name="html">Escaped, perhaps with its tokens in spans, which may run over several lines.</param>
    public static string Of(string html)
    {
        var text = new StringBuilder();
        var (open, number) = (new List<string>(), 0);
        foreach (var line in html.Split('\n'))
        {
            number++;
            text.Append(CultureInfo.InvariantCulture, $"<span class=\"line\"><span class=\"at\">{number}</span> <span class=\"text\">{string.Concat(open)}{line}");
            Follow(line, open);
            text.Insert(text.Length, "</span>", open.Count).Append("\n</span></span>");
        }

        return text.ToString();
    }

    /// <summary>Spans that are open when the line ends.</summary>
    private static void Follow(string line, List<string> open)
    {
        for (var at = line.IndexOf('<', StringComparison.Ordinal); at >= 0; at = line.IndexOf('<', at + 1))
        {
            if (line[at + 1] == '/')
            {
                open.RemoveAt(open.Count - 1);
            }
            else
            {
                open.Add(line[at..(line.IndexOf('>', at) + 1)]);
            }
        }
    }
}

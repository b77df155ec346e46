using System.Text;
using Markdig.Syntax;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Html;

/// <summary>
/// How decks of format 1, and items stored by them, are read, kept exactly: drawn values go into the text before it is read as Markdown, <c>{name}</c> inside formulas
/// and code too, and every dollar sign opens or closes a formula for that purpose.
/// </summary>
public static class Format1Text
{
    public static MarkdownDocument? Read(string markdown, IReadOnlyDictionary<string, double> values) => MarkdownPipelines.Parse(Fill(markdown, values), DeckFormat.First);

    public static string Fill(string markdown, IReadOnlyDictionary<string, double> values)
    {
        var text = new StringBuilder(markdown.Length);
        var inTex = false;
        for (var place = 0; place < markdown.Length; place++)
        {
            var c = markdown[place];
            if (c == '\\' && place + 1 < markdown.Length)
            {
                text.Append(c).Append(markdown[++place]);
                continue;
            }

            if (c == '$')
            {
                inTex = !inTex;
                if (place + 1 < markdown.Length && markdown[place + 1] == '$')
                {
                    text.Append(c);
                    place++;
                }
            }

            var end = c == '{' ? markdown.IndexOf('}', place, Math.Min(Formula.MaxLength, markdown.Length - place)) : -1;
            if (end > 0 && Value(markdown[(place + 1)..end], values) is { } value)
            {
                text.Append(inTex ? NumberText.FormatTex(value) : NumberText.Format(value));
                place = end;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>Puts drawn values into the inside of a formula of TeX.</summary>
    public static string FillTex(string tex, IReadOnlyDictionary<string, double> values) => Fill($"${tex}$", values)[1..^1];

    /// <summary>The value of what stands between braces; null where they are text.</summary>
    public static double? Value(string inside, IReadOnlyDictionary<string, double> values) =>
        inside.StartsWith('=') ? Placeholder.ValueOf(inside[1..].Trim(), values) : values.TryGetValue(inside.Trim(), out var value) ? value : null;
}

using System.Text;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Html;

/// <summary>Puts drawn values into a text: <c>{name}</c> becomes the value, <c>{= formula}</c> its result, inside formulas of TeX too.</summary>
public static partial class ParameterText
{
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
    public static string FillTex(string tex, IReadOnlyDictionary<string, double> values)
    {
        var filled = Fill($"${tex}$", values);
        return filled[1..^1];
    }

    /// <summary>The formulas <c>{= …}</c> inside a formula of TeX.</summary>
    public static IEnumerable<string> FormulasIn(string tex) => InTex().Matches(tex).Select(match => match.Groups[1].Value.Trim());

    [GeneratedRegex(@"\{=([^{}]*)\}")]
    private static partial Regex InTex();

    private static double? Value(string inside, IReadOnlyDictionary<string, double> values) =>
        inside.StartsWith('=')
            ? Formula.Parse(inside[1..].Trim(), out _) is { } formula && formula.Names.All(values.ContainsKey) ? formula.Number(values) : null
            : values.TryGetValue(inside.Trim(), out var value) ? value : null;
}

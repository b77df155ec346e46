using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>What of a text is made by scripts: its formulas and its code, as they are handed over.</summary>
internal static class ScriptTexts
{
    public static string TexOf(MathInline formula) => formula.Content.ToString().Trim();

    public static string TexOf(MathBlock formula) => formula.Lines.ToString().Trim();

    /// <summary>Where in its file a sign of a formula's lines stands.</summary>
    public static int OffsetIn(MathBlock formula, int at)
    {
        var lines = formula.Lines;
        for (var line = 0; line < lines.Count; line++)
        {
            var length = lines.Lines[line].Slice.Length;
            if (at <= length)
            {
                return lines.Lines[line].Position + at;
            }

            at -= length + 1;
        }

        return formula.Span.End;
    }

    public static bool IsDisplay(MathInline formula) => formula.DelimiterCount == 2;

    /// <summary>Empty for code that names none.</summary>
    public static string LanguageOf(CodeBlock code) => (code as FencedCodeBlock)?.Info ?? "";
}

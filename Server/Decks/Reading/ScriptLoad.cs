using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html.Scripts;

namespace QuizHub.Server.Decks.Reading;

/// <summary>How much of a question's file is made by scripts: more than a page can wait for is not made at all.</summary>
internal static class ScriptLoad
{
    public const int MaxFormulas = 1000, MaxCode = 50_000;

    public static bool IsTooMuch(MarkdownFile file, FindingList findings)
    {
        var (formulas, code) = (0, 0);
        foreach (var part in file.Document.Descendants())
        {
            formulas += part is MathInline or MathBlock ? 1 : 0;
            code += part is FencedCodeBlock block and not MathBlock && CodeLimits.IsKnown(ScriptTexts.LanguageOf(block)) ? block.Lines.ToString().Length : 0;
            if (formulas > MaxFormulas || code > MaxCode)
            {
                var hit = formulas > MaxFormulas ? ReadingTexts.Formulas(MaxFormulas) : ReadingTexts.Code(MaxCode);
                findings.Add(FindingCatalogue.TooManyFormulas, file.Source.PlaceAt(part.Span.Start), hit);
                return true;
            }
        }

        return false;
    }
}

using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Decks.Html;

/// <summary>Whether texts of the latest format say the same by the rules of the first. Most do; they carry no format, so their versions are those that they had before.</summary>
internal static class FormatComparison
{
    /// <summary>Values that are tried: how a number looks (sign, point) may change how the text around it is read, its size does not.</summary>
    private const int Tried = 16;

    private static readonly RepeatedRenderer Outlines = new(renderer =>
    {
        renderer.ObjectRenderers.Insert(0, new Formula());
        renderer.ObjectRenderers.Insert(0, new FormulaBlock());
        renderer.ObjectRenderers.Insert(0, new Source());
        renderer.ObjectRenderers.Insert(0, new PlaceholderRenderer());
    });

    /// <summary>The format that must be kept with the texts; null where none need be.</summary>
    public static int? Needed(int format, IEnumerable<string> texts, IReadOnlyList<ParameterRange> parameters)
    {
        if (format == DeckFormat.First)
        {
            return null;
        }

        var differing = texts.Where(text => text.Contains('{') || text.Contains("\\|", StringComparison.Ordinal)).ToList();
        return differing.Count == 0 || Samples(parameters).All(values => differing.TrueForAll(text => Outline(text, DeckFormat.First, values) == Outline(text, format, values)))
            ? null
            : format;
    }

    /// <summary>The corners of the range, as far as they are few.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, double>> Samples(IReadOnlyList<ParameterRange> parameters) => Combinations.Corners(parameters).Take(Tried);

    /// <summary>What is shown, with formulas and code by their source.</summary>
    private static string Outline(string text, int format, IReadOnlyDictionary<string, double> values)
    {
        if (DeckText.Read(text, format, values) is not { } document)
        {
            return "";
        }

        return Outlines.Render(document);
    }

    private sealed class Formula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math) => renderer.Write(math.DelimiterCount == 2 ? "<$$>" : "<$>").WriteEscape(math.Content.ToString());
    }

    private sealed class FormulaBlock : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math) => renderer.Write("<$$$>").WriteEscape(math.Lines.ToString());
    }

    private sealed class Source : HtmlObjectRenderer<CitationInline>
    {
        protected override void Write(HtmlRenderer renderer, CitationInline citation) => renderer.Write("<@>").WriteEscape(citation.SourceId);
    }
}

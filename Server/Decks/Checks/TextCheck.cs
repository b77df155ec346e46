using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>What stands inside texts: links, images, citations, formulas in TeX, and values of parameters.</summary>
internal sealed class TextCheck(DeckIndex index, Func<string, bool, string?>? texError, FindingList findings)
{
    /// <summary>Checks a whole file of a question.</summary>
    /// <param name="source">The question in the source language: sources and parameters are said there.</param>
    public void Check(QuestionDraft draft, QuestionDraft source, string topicSlug)
    {
        var places = draft.File.Source;
        var parameters = source.Items.ToDictionary(item => item.Id, item => ParameterReader.Read(item, new()));
        foreach (var part in draft.File.Document.Descendants())
        {
            var item = part is LeafInline or MathBlock ? ItemAt(draft, part.Span.Start) : null;
            var values = item is not null && parameters.TryGetValue(item.Id, out var ranges) ? ranges : [];
            switch (part)
            {
                case LinkInline { IsImage: true } image:
                    Image(image, topicSlug, places.PlaceAt(image.Span.Start));
                    break;
                case LinkInline link:
                    Link(link.Url ?? "", places.PlaceAt(link.Span.Start));
                    break;
                case AutolinkInline link:
                    Link(link.IsEmail ? $"mailto:{link.Url}" : link.Url, places.PlaceAt(link.Span.Start));
                    break;
                case CitationInline citation when source.FrontMatter.Sources.All(known => known.Source.Id != citation.SourceId):
                    findings.Add(FindingCatalogue.UnknownSource, places.PlaceAt(citation.Span.Start), citation.SourceId);
                    break;
                case Placeholder placeholder when !IsAnswer(item, placeholder):
                    Value(placeholder.Formula, placeholder.IsFormula, places.PlaceAt(placeholder.Span.Start + placeholder.Written.IndexOf(placeholder.Formula, StringComparison.Ordinal)), values);
                    break;
                case MathInline math:
                    Tex(math.Content.ToString(), math.DelimiterCount == 2, places.PlaceAt(math.Span.Start), values);
                    break;
                case MathBlock math:
                    Tex(math.Lines.ToString(), true, places.PlaceAt(math.Span.Start), values);
                    break;
            }
        }
    }

    /// <summary>Checks a short text outside a question's file, such as one of the glossary.</summary>
    public void Check(string markdown, Place place)
    {
        foreach (var part in MarkdownPipelines.Parse(markdown)?.Descendants() ?? [])
        {
            switch (part)
            {
                case LinkInline { IsImage: true } image:
                    findings.Add(FindingCatalogue.ImageMissing, place, image.Url ?? "");
                    break;
                case LinkInline link:
                    Link(link.Url ?? "", place);
                    break;
                case CitationInline citation:
                    findings.Add(FindingCatalogue.UnknownSource, place, citation.SourceId);
                    break;
                case MathInline math:
                    Tex(math.Content.ToString(), math.DelimiterCount == 2, place, []);
                    break;
                case MathBlock math:
                    Tex(math.Lines.ToString(), true, place, []);
                    break;
            }
        }
    }

    private static ItemDraft? ItemAt(QuestionDraft draft, int offset)
    {
        var line = draft.File.Source.LineOf(Math.Clamp(offset, 0, draft.File.Source.Text.Length)) + 1;
        return draft.Items.LastOrDefault(item => item.Place.Line <= line);
    }

    /// <summary>A known number: its reader checks it.</summary>
    private static bool IsAnswer(ItemDraft? item, Placeholder placeholder) =>
        item?.Entries.Any(entry => entry.TextOffset == placeholder.Span.Start && NumericItemReader.IsFormula(entry.Text)) == true;

    private void Link(string url, Place place)
    {
        if (url.StartsWith(Links.Question, StringComparison.Ordinal))
        {
            if (!index.Questions.Contains(url[Links.Question.Length..]))
            {
                findings.Add(FindingCatalogue.UnknownQuestion, place, url[Links.Question.Length..]);
            }
        }
        else if (url.StartsWith(Links.Term, StringComparison.Ordinal))
        {
            if (!index.Terms.Contains(url[Links.Term.Length..]))
            {
                findings.Add(FindingCatalogue.UnknownTerm, place, url[Links.Term.Length..]);
            }
        }
        else if (!Links.IsHttps(url))
        {
            findings.Add(FindingCatalogue.BadLink, place, url);
        }
    }

    private void Image(LinkInline image, string topicSlug, Place place)
    {
        var name = image.Url ?? "";
        if (name.Contains("..", StringComparison.Ordinal) || name.StartsWith('/') || name.Contains('\\'))
        {
            findings.Add(FindingCatalogue.LeavesDeck, place, name);
        }
        else if (!index.Images.Contains($"{topicSlug}/{name}"))
        {
            findings.Add(FindingCatalogue.ImageMissing, place, name);
        }
        else
        {
            index.UsedImages.Add($"{topicSlug}/{name}");
        }

        if (image.FirstChild is null)
        {
            findings.Add(FindingCatalogue.ImageWithoutDescription, place, name);
        }
    }

    /// <summary>A value shown in a text must be defined wherever the parameters may lead. Without parameters, <c>{name}</c> is plain text.</summary>
    private void Value(string text, bool isFormula, Place place, IReadOnlyList<ParameterRange> parameters)
    {
        if (!isFormula && parameters.Count == 0)
        {
            return;
        }

        if (Statements.ParseFormula(text, place, findings) is not { } formula || !ParameterCheck.Names(formula, parameters, place, findings))
        {
            return;
        }

        if (Combinations.Of(parameters).FirstOrDefault(values => !double.IsFinite(formula.Number(values))) is { } bad)
        {
            findings.Add(FindingCatalogue.NotFinite, place, text, NumberText.Format(formula.Number(bad)), Combinations.Describe(bad));
        }
    }

    private void Tex(string tex, bool display, Place place, IReadOnlyList<ParameterRange> parameters)
    {
        foreach (var formula in ParameterText.FormulasIn(tex))
        {
            Value(formula, isFormula: true, place, parameters);
        }

        if (texError is null)
        {
            return;
        }

        var values = Combinations.Of(parameters).First();
        if (texError(ParameterText.FillTex(tex, values).Trim(), display) is { } error)
        {
            findings.Add(FindingCatalogue.BadTex, place, error);
        }
    }
}

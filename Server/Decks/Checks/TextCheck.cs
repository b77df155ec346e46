using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Html.MathMl;
using QuizHub.Server.Decks.Html.Scripts;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Checks;

/// <summary>What stands inside texts: links, images, citations, formulas in TeX, dollar signs, and values of parameters.</summary>
internal sealed class TextCheck(AskedNames names, MarkdownEngine? engine, FindingList findings)
{
    private readonly ValueCheck _values = new(findings);

    /// <summary>Checks a whole file of a question.</summary>
    /// <param name="source">The question in the source language: sources and parameters are said there.</param>
    public void Check(QuestionDraft draft, QuestionDraft source, string topicSlug)
    {
        var file = draft.File;
        Check(draft.FrontMatter.Title, file.Source, draft.FrontMatter.TitlePlace, file.Format, isTitle: true);
        var words = new PlainWords(draft, source);
        var parameters = source.Items.ToDictionary(item => item.Id, item => ParameterReader.Read(item, new()));
        var troubled = source.Items.Where(ParameterReader.HasTrouble).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var part in file.Document.Descendants().Where(part => !words.Hold(part.Span.Start)))
        {
            var item = part is LeafInline or CodeBlock or LinkInline ? ItemAt(draft, part.Span.Start) : null;
            var values = item is not null && parameters.TryGetValue(item.Id, out var ranges) ? ranges : [];
            if (part is Placeholder or MathInline or MathBlock && item is not null && troubled.Contains(item.Id))
            {
                continue;
            }

            switch (part)
            {
                case LinkInline { IsImage: true } image:
                    Image(image, topicSlug, file.Source.PlaceAt(image.Span.Start));
                    break;
                case CitationInline citation when source.FrontMatter.Sources.All(known => known.Source.Id != citation.SourceId):
                    findings.Add(FindingCatalogue.UnknownSource, file.Source.PlaceAt(citation.Span.Start), citation.SourceId);
                    break;
                case LiteralInline literal:
                    foreach (var dollar in Dollars.StrayIn(Raw(literal.Span)).Where(dollar => !words.Hold(literal.Span.Start + dollar)))
                    {
                        findings.Add(FindingCatalogue.StrayDollar, file.Source.PlaceAt(literal.Span.Start + dollar));
                    }

                    break;
                case Placeholder placeholder when item?.TitleLine == file.Source.LineOf(placeholder.Span.Start):
                    _values.Title(placeholder, file.Source.PlaceAt(placeholder.Span.Start), values);
                    break;
                case Placeholder placeholder when !IsAnswer(item, placeholder):
                    var start = placeholder.Span.Start + placeholder.Written.IndexOf(placeholder.Formula, StringComparison.Ordinal);
                    _values.Value(placeholder.Formula, placeholder.IsFormula, file.Source.PlaceAt(start), values);
                    break;
                default:
                    Check(part, file.Format, Raw, file.Source.PlaceAt, values);
                    break;
            }
        }

        foreach (var edit in file.Format == DeckFormat.First ? FormatEdits.Of(draft, source) : [])
        {
            findings.Add(FindingCatalogue.ReadOtherwise, file.Source.PlaceAt(edit.Offset), edit.Sense);
        }

        string Raw(SourceSpan span) => span.IsEmpty ? "" : file.Raw(span.Start, Math.Min(span.End + 1, file.Source.Text.Length));
    }

    /// <summary>Checks a short text that stands in YAML.</summary>
    /// <param name="place">Of the value there.</param>
    /// <param name="isTitle">A question's title: the question's sources may be cited in it.</param>
    public void Check(string markdown, SourceText source, Place place, int format, bool isTitle = false)
    {
        foreach (var part in MarkdownPipelines.Parse(markdown, format)?.Descendants() ?? [])
        {
            switch (part)
            {
                case LinkInline { IsImage: true } image:
                    findings.Add(FindingCatalogue.ImageMissing, place, image.Url ?? "");
                    break;
                case CitationInline citation when !isTitle:
                    findings.Add(FindingCatalogue.UnknownSource, place, citation.SourceId);
                    break;
                case LiteralInline literal:
                    foreach (var dollar in Dollars.StrayIn(Raw(literal.Span)))
                    {
                        findings.Add(FindingCatalogue.StrayDollar, InYaml(source, place, markdown, literal.Span.Start + dollar));
                    }

                    break;
                case Placeholder { IsFormula: true } placeholder:
                    _values.Value(placeholder.Formula, isFormula: true, place, []);
                    break;
                default:
                    Check(part, format, Raw, _ => place, []);
                    break;
            }
        }

        string Raw(SourceSpan span) => span.IsEmpty ? "" : markdown[span.Start..Math.Min(span.End + 1, markdown.Length)];
    }

    /// <summary>What is checked alike wherever it stands.</summary>
    private void Check(MarkdownObject part, int format, Func<SourceSpan, string> raw, Func<int, Place> placeAt, IReadOnlyList<ParameterRange> values)
    {
        var isFirst = format == DeckFormat.First;
        switch (part)
        {
            case LinkInline link:
                Link(link.Url ?? "", placeAt(link.Span.Start));
                Source(link.UrlSpan, AnswerTexts.AnAddress);
                break;
            case AutolinkInline link:
                Link(link.IsEmail ? $"mailto:{link.Url}" : link.Url, placeAt(link.Span.Start));
                Source(link.Span, AnswerTexts.AnAddress);
                break;
            case CodeInline code:
                Source(code.Span, AnswerTexts.Code);
                break;
            case MathInline math:
                Source(math.Span, AnswerTexts.AFormula);
                Place Inside(int? at) => placeAt(math.Span.Start + (at is null ? 0 : math.DelimiterCount + at.Value));
                Tex(math.Content.ToString(), math.DelimiterCount == 2, Inside, format, values);
                break;
            case MathBlock math:
                Source(math.Span, AnswerTexts.AFormula);
                Tex(math.Lines.ToString(), true, at => placeAt(at is null ? math.Span.Start : ScriptTexts.OffsetIn(math, at.Value)), format, values);
                break;
            case FencedCodeBlock code:
                Source(code.Span, AnswerTexts.Code);
                Code(code, placeAt(code.Span.Start));
                break;
            case CodeBlock code:
                Source(code.Span, AnswerTexts.Code);
                break;
        }

        void Source(SourceSpan span, Text what)
        {
            // Format 1 fills everything everywhere; what that means is another finding.
            if (!isFirst || part is MathInline or MathBlock)
            {
                _values.Source(raw(span), what, at => placeAt(span.Start + at), values, withNames: !isFirst);
            }
        }
    }

    /// <summary>The place of a character of a value in YAML, where the value stands there as it is; else the value's.</summary>
    private static Place InYaml(SourceText source, Place place, string value, int at)
    {
        var offset = source.LineStart(place.Line - 1) + place.Column - 1;
        var quote = offset < source.Text.Length && source.Text[offset] is '"' or '\'' ? 1 : 0;
        return string.CompareOrdinal(source.Text, offset + quote, value, 0, value.Length) == 0 ? place with { Column = place.Column + quote + at } : place;
    }

    private static ItemDraft? ItemAt(QuestionDraft draft, int offset)
    {
        var line = draft.File.Source.LineOf(Math.Clamp(offset, 0, draft.File.Source.Text.Length)) + 1;
        return draft.Items.LastOrDefault(item => item.Place.Line <= line);
    }

    /// <summary>A known number: its reader checks it.</summary>
    private static bool IsAnswer(ItemDraft? item, Placeholder placeholder) =>
        item?.Entries.Any(entry => entry.TextOffset == placeholder.Span.Start && AnswerFormula.Is(entry.Text)) == true;

    private void Link(string url, Place place)
    {
        if (url.StartsWith(Links.Question, StringComparison.Ordinal))
        {
            if (!names.Has(NameKind.Question, url[Links.Question.Length..]))
            {
                findings.Add(FindingCatalogue.UnknownQuestion, place, url[Links.Question.Length..]);
            }
        }
        else if (url.StartsWith(Links.Term, StringComparison.Ordinal))
        {
            if (!names.Has(NameKind.Term, url[Links.Term.Length..]))
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
        else if (!names.Has(NameKind.Image, $"{topicSlug}/{name}"))
        {
            findings.Add(FindingCatalogue.ImageMissing, place, name);
        }

        if (image.FirstChild is null)
        {
            findings.Add(FindingCatalogue.ImageWithoutDescription, place, name);
        }
    }

    /// <param name="place">Of the formula, or of a sign inside it.</param>
    private void Tex(string tex, bool display, Func<int?, Place> place, int format, IReadOnlyList<ParameterRange> parameters)
    {
        if (TexLimits.Exceeded(tex) is { } limit)
        {
            findings.Add(FindingCatalogue.FormulaTooLarge, place(limit.Offset), limit.Hit);
            return;
        }

        if (FormulaCommands.In(tex).ToList() is { Count: > 0 } unpaintable)
        {
            unpaintable.ForEach(command => findings.Add(FindingCatalogue.UnpaintableCommand, place(command.Offset), command.Command));
            return;
        }

        var values = Combinations.Of(parameters).First();
        var filled = format == DeckFormat.First ? Format1Text.FillTex(tex, values) : SourceFormulas.FillTex(tex, values);
        if (engine?.Formula(filled.Trim(), display) is { Error: { } error } made)
        {
            findings.Add(made.IsStopped ? FindingCatalogue.ScriptStopped : FindingCatalogue.BadTex, place(null), error);
        }
    }

    private void Code(FencedCodeBlock code, Place place)
    {
        var (text, language) = (code.Lines.ToString(), ScriptTexts.LanguageOf(code));
        if (!CodeLimits.IsKnown(language))
        {
            return;
        }

        if (CodeLimits.Exceeded(text) is { } limit)
        {
            findings.Add(FindingCatalogue.CodeTooLarge, place, limit.Hit);
        }
        else if (engine?.Code(text, language) is { IsStopped: true })
        {
            findings.Add(FindingCatalogue.ScriptStopped, place, CheckTexts.TooMuchWork);
        }
    }
}

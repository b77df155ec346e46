using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Numbers: a task list of formulas, one of them the key, the others known mistakes.</summary>
internal static partial class NumericItemReader
{
    public static NumericBody? Read(ItemSource item)
    {
        if (!item.HasAnswers(AnswerKind.Bullets, AnswerTexts.TaskList))
        {
            return null;
        }

        var entries = item.Source.Entries;
        foreach (var entry in entries)
        {
            Headings.RefuseWords(item.Source.File, entry.Braces, [], item.Findings);
        }

        Marks.Check(item, entries, several: false);
        var drafts = item.Matching(draft => draft.Entries.Count, AnswerTexts.Numeric);
        foreach (var draft in drafts)
        {
            foreach (var entry in draft.Entries)
            {
                item.Complete(entry);
            }
        }

        var formulas = entries.Select(entry => FormulaOf(item, entry)).ToList();
        CompareFormulas(item, drafts, formulas);
        var (tolerance, relative) = Tolerance(item);
        if (formulas.Contains(null))
        {
            return null;
        }

        var body = new NumericBody(
            [.. entries.Select((entry, index) => new KnownNumber(formulas[index]!.Text, entry.IsKey == true, ItemSource.Texts(drafts, draft => draft.Entries[index].Reason ?? "")))],
            tolerance, relative, Unit(item));
        if (!item.HasParameterTrouble)
        {
            ParameterCheck.Check(item, body, [.. formulas.Select(formula => formula!)]);
        }

        return body;
    }

    /// <summary>True when a text is nothing but <c>{= formula}</c>.</summary>
    public static bool IsFormula(string text) => Pattern().IsMatch(text);

    /// <summary>The formula's text, with its index, of a text that is nothing but <c>{= formula}</c>.</summary>
    public static Group? FormulaIn(string text) => Pattern().Match(text) is { Success: true } match ? match.Groups[1] : null;

    private static Formula? FormulaOf(ItemSource item, EntryDraft entry)
    {
        var match = Pattern().Match(entry.Text);
        if (!match.Success)
        {
            if (entry.Text.Length > 0)
            {
                item.Findings.Add(FindingCatalogue.NotAFormula, entry.Place, entry.Text);
            }

            return null;
        }

        if (item.HasParameterTrouble)
        {
            return Formula.Parse(match.Groups[1].Value, out _);
        }

        var place = item.Source.File.Source.PlaceAt(entry.TextOffset + match.Groups[1].Index);
        var formula = Statements.ParseFormula(match.Groups[1].Value, place, item.Findings);
        if (formula is not null && !item.IsAboutRun)
        {
            ParameterCheck.Names(formula, item.Parameters, place, item.Findings);
        }

        return formula;
    }

    private static void CompareFormulas(ItemSource item, IReadOnlyList<ItemDraft> drafts, List<Formula?> formulas)
    {
        foreach (var draft in drafts.Where(draft => draft != item.Source))
        {
            for (var index = 0; index < formulas.Count; index++)
            {
                var entry = draft.Entries[index];
                item.Compare(item.Source.Entries[index], entry);
                var written = Pattern().Match(entry.Text) is { Success: true } match ? Formula.Parse(match.Groups[1].Value, out _) : null;
                if (formulas[index] is { } formula && written?.Canonical != formula.Canonical)
                {
                    item.Findings.Add(FindingCatalogue.FormulaDiffers, entry.Place, formula.Text);
                }
            }
        }
    }

    private static (double Tolerance, bool Relative) Tolerance(ItemSource item)
    {
        if (item.Source.Braces.Value("tolerance") is not { } word)
        {
            return (0, false);
        }

        var relative = word.Value.EndsWith('%');
        if (double.TryParse(word.Value.TrimEnd('%'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            && (!relative || value < 100))
        {
            return (relative ? value / 100 : value, relative);
        }

        item.Findings.Add(FindingCatalogue.WrongValue, item.Source.File.Source.PlaceAt(word.ValueOffset), "tolerance", word.Value, AnswerTexts.Positive);
        return (0, false);
    }

    private static Localized? Unit(ItemSource item)
    {
        var source = item.Source.Braces.Value("unit")?.Value;
        return source is null ? null : ItemSource.Texts(item.Drafts, draft => draft.Braces.Value("unit")?.Value ?? source);
    }

    /// <summary>Spaces are taken once: tried in every way, a line of them would take for ever.</summary>
    [GeneratedRegex(@"^\{=(?>\s*)((?:[^{}\s]|\s+(?=[^{}\s]))*)(?>\s*)\}\z")]
    private static partial Regex Pattern();
}

using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Numbers: a task list of formulas, one of them the key, the others known mistakes.</summary>
internal static class NumericItemReader
{
    public static IReadOnlyList<ItemSyntax> Types { get; } =
    [
        new(ItemType.Numeric, "numeric", Read, "tolerance", "unit", "params"),
    ];

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
            NumberCheck.Check(item, body, [.. formulas.Select(formula => formula!)]);
        }

        return body;
    }

    private static Formula? FormulaOf(ItemSource item, EntryDraft entry)
    {
        if (AnswerFormula.In(entry.Text) is not { } written)
        {
            if (entry.Text.Length > 0)
            {
                item.Findings.Add(FindingCatalogue.NotAFormula, entry.Place, entry.Text);
            }

            return null;
        }

        if (item.HasParameterTrouble)
        {
            return Formula.Parse(written.Value, out _);
        }

        var place = item.Source.File.Source.PlaceAt(entry.TextOffset + written.Index);
        var formula = Statements.ParseFormula(written.Value, place, item.Findings);
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
                var translated = AnswerFormula.In(entry.Text) is { } written ? Formula.Parse(written.Value, out _) : null;
                if (formulas[index] is { } formula && translated?.Canonical != formula.Canonical)
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
}

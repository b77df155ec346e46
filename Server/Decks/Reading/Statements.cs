using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Formulas where they stand in a deck.</summary>
internal static class Statements
{
    /// <summary>Reads a formula; null, with a finding at the very place, when it is none.</summary>
    /// <param name="place">Of the formula's first character.</param>
    public static Formula? ParseFormula(string text, Place place, FindingList findings)
    {
        var formula = Formula.Parse(text, out var error);
        if (error is not null)
        {
            findings.Add(FindingCatalogue.BadFormula, place with { Column = place.Column + error.Position }, text, error.Message);
        }

        return formula;
    }

    /// <summary>Reads a statement: something that holds or not.</summary>
    public static Formula? Parse(string text, Place place, FindingList findings)
    {
        var formula = ParseFormula(text, place, findings);
        if (formula is { IsStatement: false })
        {
            findings.Add(FindingCatalogue.NotAStatement, place, text);
            return null;
        }

        return formula;
    }
}

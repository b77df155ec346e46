using QuizHub.Site;

namespace QuizHub.Server.Decks.Formulas;

/// <summary>Why a formula is none.</summary>
/// <param name="Position">Index into the formula's text, from 0; its length when the text ends too early.</param>
public sealed record FormulaError(int Position, Text Message);

using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Items;

/// <summary>That every number is finite, and every known wrong one really wrong, in the whole range of an item's parameters.</summary>
internal static class NumberCheck
{
    /// <summary>Checks key and known wrong numbers. Numbers that rest on the facts of a run are left to the runs.</summary>
    public static void Check(ItemSource item, NumericBody body, IReadOnlyList<Formula> formulas)
    {
        var entries = item.Source.Entries;
        var key = body.Numbers.ToList().FindIndex(number => number.IsKey);
        var hasTolerance = body.Tolerance > 0;
        if (item.IsAboutRun)
        {
            if (!hasTolerance && item.Source.Braces.Value("tolerance") is null && formulas.Any(formula => formula.Names.Count > 0))
            {
                item.Findings.Add(FindingCatalogue.MissingTolerance, item.Source.Place);
            }

            return;
        }

        if (!formulas.All(formula => formula.Names.All(name => item.Parameters.Any(parameter => parameter.Name == name))))
        {
            return;
        }

        var reported = new HashSet<int>();
        var wholeSoFar = true;
        foreach (var values in Combinations.Of(item.Parameters))
        {
            var results = formulas.Select(formula => formula.Number(values)).ToList();
            for (var index = 0; index < results.Count; index++)
            {
                if (!double.IsFinite(results[index]) && reported.Add(index))
                {
                    item.Findings.Add(
                        FindingCatalogue.NotFinite, PlaceOf(index), formulas[index].Text, NumberText.Format(results[index]), Combinations.Describe(values));
                }
                else if (key >= 0 && index != key && double.IsFinite(results[key])
                    && Math.Abs(results[index] - results[key]) <= Allowed(body, results[key]) && reported.Add(index))
                {
                    item.Findings.Add(FindingCatalogue.WrongNumberIsRight, PlaceOf(index), formulas[index].Text, Combinations.Describe(values));
                }
            }

            wholeSoFar &= key < 0 || !double.IsFinite(results[key]) || results[key] == Math.Round(results[key]);
        }

        if (!wholeSoFar && item.Source.Braces.Value("tolerance") is null)
        {
            item.Findings.Add(FindingCatalogue.MissingTolerance, item.Source.Place);
        }

        Place PlaceOf(int index) => entries[index].Place;
    }

    /// <summary>How far from the key an answer may be, with room for what binary arithmetic loses.</summary>
    private static double Allowed(NumericBody body, double key) =>
        (body.ToleranceIsRelative ? body.Tolerance * Math.Abs(key) : body.Tolerance) * (1 + 1e-9) + 1e-12 * Math.Abs(key);
}

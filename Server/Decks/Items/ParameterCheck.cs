using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Items;

/// <summary>That everything is defined that a formula names.</summary>
internal static class ParameterCheck
{
    /// <summary>Reports names in a formula that have no value. True when all have.</summary>
    public static bool Names(Formula formula, IReadOnlyList<ParameterRange> parameters, Place place, FindingList findings)
    {
        var unknown = formula.Names.Where(name => parameters.All(parameter => parameter.Name != name)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in unknown)
        {
            findings.Add(FindingCatalogue.UnknownName, place, name, parameters.Count == 0 ? "—" : string.Join(", ", parameters.Select(parameter => parameter.Name)));
        }

        return unknown.Count == 0;
    }
}

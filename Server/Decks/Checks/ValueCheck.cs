using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Checks;

/// <summary>Values of parameters in texts: defined wherever the parameters may lead, and written so that they are shown.</summary>
internal sealed class ValueCheck(FindingList findings)
{
    /// <summary>A value shown in a text must be defined in the whole range. Without parameters, <c>{name}</c> is plain text.</summary>
    public void Value(string text, bool isFormula, Place place, IReadOnlyList<ParameterRange> parameters)
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

    /// <summary>A title is shown where nothing has been drawn.</summary>
    public void Title(Placeholder placeholder, Place place, IReadOnlyList<ParameterRange> parameters)
    {
        if (placeholder.IsFormula || parameters.Any(parameter => parameter.Name == placeholder.Formula))
        {
            findings.Add(FindingCatalogue.ValueInTitle, place, placeholder.Written);
        }
    }

    /// <summary>What stands in a formula, code or an address: <c>{= …}</c> is a value there, <c>{name}</c> is not.</summary>
    /// <param name="raw">As it stands in the file.</param>
    /// <param name="placeAt">The place of an index in it.</param>
    /// <param name="withNames">Names are looked at too.</param>
    public void Source(string raw, Text what, Func<int, Place> placeAt, IReadOnlyList<ParameterRange> parameters, bool withNames)
    {
        foreach (var formula in SourceFormulas.In(raw))
        {
            Value(formula.Value, isFormula: true, placeAt(formula.Index), parameters);
        }

        foreach (var name in SourceFormulas.NamesIn(raw).Where(name => withNames && parameters.Any(parameter => parameter.Name == name.Value)))
        {
            findings.Add(FindingCatalogue.NameAsText, placeAt(name.Index - 1), name.Value, what);
        }
    }
}

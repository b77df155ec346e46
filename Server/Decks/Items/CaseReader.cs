using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>The case of the clinic that an item shows: <c>case=label-noise</c>.</summary>
internal static class CaseReader
{
    /// <returns>Null where there is none, or, with a finding, where it can't be one.</returns>
    public static string? Read(ItemDraft source, ItemSyntax syntax, Facet? facet, FindingList findings)
    {
        if (!syntax.Words.Contains("case") || source.Braces.Value("case") is not { } word)
        {
            return null;
        }

        var place = source.File.Source.PlaceAt(word.ValueOffset);
        if (facet != Facet.Diagnose)
        {
            findings.Add(FindingCatalogue.CaseWithoutDiagnosis, place);
        }

        if (ClinicFaults.Find(word.Value) is null)
        {
            findings.Add(FindingCatalogue.UnknownCase, place, word.Value, string.Join(", ", ClinicFaults.All.Select(fault => fault.Id)));
            return null;
        }

        return word.Value;
    }
}

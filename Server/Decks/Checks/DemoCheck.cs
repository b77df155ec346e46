using QuizHub.Demos;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>Names of demos, settings and facts against what the demos declare.</summary>
internal sealed class DemoCheck
{
    private readonly DemoDeclaration _demo;
    private readonly FindingList _findings;

    private DemoCheck(DemoDeclaration demo, FindingList findings)
    {
        _demo = demo;
        _findings = findings;
    }

    public static void Check(QuestionDraft source, IReadOnlyList<DemoDeclaration>? demos, FindingList findings)
    {
        var front = source.FrontMatter;
        if (demos is null || front.Demo is not { } reference)
        {
            return;
        }

        if (demos.FirstOrDefault(known => known.Name == reference.Name) is not { } demo)
        {
            findings.Add(FindingCatalogue.UnknownDemo, front.DemoPlace, reference.Name, string.Join(", ", demos.Select(known => known.Name)));
            return;
        }

        var check = new DemoCheck(demo, findings);
        check.Settings(reference.Settings, name => front.DemoSettingPlaces.GetValueOrDefault(name, front.DemoPlace));
        foreach (var claim in front.Claims)
        {
            check.Settings(claim.Claim.Settings, name => claim.SettingPlaces.GetValueOrDefault(name, claim.Place));
            check.Facts(claim.Claim.Expect, claim.ExpectPlace);
        }

        foreach (var item in source.Items)
        {
            check.Item(item);
        }
    }

    private void Item(ItemDraft item)
    {
        var places = item.File.Source;
        if (item.Braces.HasClass("predict"))
        {
            Settings(item.Braces.Value("settings"), places);
        }

        var isAboutRun = item.Braces.HasClass("predict") || item.Braces.HasClass("saw-it");
        foreach (var entry in item.Entries)
        {
            Settings(entry.Braces?.Value("refute"), places);
            if (entry.Braces?.Value("when") is { } when)
            {
                Facts(when.Value, places.PlaceAt(when.ValueOffset));
            }

            if (isAboutRun && NumericItemReader.FormulaIn(entry.Text) is { } formula)
            {
                Facts(formula.Value, places.PlaceAt(entry.TextOffset + formula.Index));
            }
        }
    }

    private void Settings(BraceWord? word, SourceText places)
    {
        if (word is not null)
        {
            Settings(SettingsText.Read(word, places.PlaceAt(word.ValueOffset), new()), _ => places.PlaceAt(word.ValueOffset));
        }
    }

    private void Settings(IReadOnlyDictionary<string, string> settings, Func<string, Place> placeOf)
    {
        foreach (var error in SettingValues.Parse(_demo, settings).Errors)
        {
            _findings.Add(FindingCatalogue.BadSetting, placeOf(error.Name), error.Name, error.Message);
        }
    }

    private void Facts(string text, Place place)
    {
        foreach (var name in Formula.Parse(text, out _)?.Names.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            var fact = _demo.Facts.FirstOrDefault(known => known.Name == name);
            if (fact is null)
            {
                _findings.Add(FindingCatalogue.UnknownFact, place, name, string.Join(", ", _demo.Facts.Select(known => known.Name)));
            }
            else if (fact.Measured || fact.Type == FactType.Label)
            {
                _findings.Add(FindingCatalogue.UnusableFact, place, name);
            }
        }
    }
}

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
        if (demos is null)
        {
            return;
        }

        var front = source.FrontMatter;
        var own = front.Demo is { } reference ? Find(demos, reference.Name, front.DemoPlace, findings) : null;
        if (own is not null)
        {
            var check = new DemoCheck(own, findings);
            check.Settings(front.Demo!.Settings, name => front.DemoSettingPlaces.GetValueOrDefault(name, front.DemoPlace));
            foreach (var claim in front.Claims)
            {
                check.Settings(claim.Claim.Settings, name => claim.SettingPlaces.GetValueOrDefault(name, claim.Place));
                check.Facts(claim.Claim.Expect, claim.ExpectPlace);
            }
        }

        foreach (var item in source.Items)
        {
            if (DemoOf(item, source.Items, own, demos, findings) is { } demo)
            {
                new DemoCheck(demo, findings).Item(item);
            }
        }
    }

    /// <summary>The demo that an item names, or the one that it is asked after names; else the question's.</summary>
    private static DemoDeclaration? DemoOf(
        ItemDraft item, IReadOnlyList<ItemDraft> all, DemoDeclaration? own, IReadOnlyList<DemoDeclaration> demos, FindingList findings)
    {
        var after = item.Braces.Value("after")?.Value;
        var naming = all.FirstOrDefault(other => other.Id == after) ?? item;
        return RunWords.Demo(naming) is { } name
            ? Find(demos, name, naming.File.Source.PlaceAt(naming.Braces.Value("demo")!.ValueOffset), findings)
            : own;
    }

    private static DemoDeclaration? Find(IReadOnlyList<DemoDeclaration> demos, string name, Place place, FindingList findings)
    {
        if (demos.FirstOrDefault(known => known.Name == name) is { } demo)
        {
            return demo;
        }

        findings.Add(FindingCatalogue.UnknownDemo, place, name, string.Join(", ", demos.Select(known => known.Name)));
        return null;
    }

    private void Item(ItemDraft item)
    {
        var places = item.File.Source;
        var syntax = ItemSyntaxes.Of(item);
        if (syntax is { IsPrediction: true })
        {
            Settings(item.Braces.Value("settings"), places);
        }

        foreach (var entry in item.Entries)
        {
            Settings(entry.Braces?.Value("refute"), places);
            if (entry.Braces?.Value("when") is { } when)
            {
                Facts(when.Value, places.PlaceAt(when.ValueOffset));
            }

            if (syntax is { IsAboutRun: true } && AnswerFormula.In(entry.Text) is { } formula)
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

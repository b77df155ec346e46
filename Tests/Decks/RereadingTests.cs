using System.Text;
using System.Text.Json;
using CsCheck;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Tests.Decks;

/// <summary>A deck that is read again reads only what changed, and comes out as if it were read whole.</summary>
public sealed class RereadingTests
{
    private const string Yml = DeckFixture.Yml;

    /// <summary>Pieces of the deck that other parts rest on, and what may stand there instead.</summary>
    private static readonly (string File, string Old, string New)[] Changes =
    [
        (Yml, "languages: [en, zh]", "languages: [en]"), (Yml, "languages: [en, zh]", "languages: [zh, en]"), (Yml, "format: 2", "format: 1"),
        (Yml, "format: 2", "\nformat: 2"), (Yml, "format: 2", "format: 9"), (Yml, "  momentum:", "  rate:"), (Yml, "id: learning-rate", "id: rate"),
        (Yml, "slug: optimizers", "slug: others"), (Yml, "[sgd, plain,", "[plain, sgd,"), (Yml, "[sgd, plain,", "[sgd,"),
        (Yml, "[sgd, plain,", "[sgd, plain, absent,"), (Yml, "question:sgd", "question:none"), (Yml, "zh: 动量", "zh: "),
        (DeckFixture.En, "aliases: [stochastic-descent]", "aliases: [plain]"), (DeckFixture.En, "aliases: [stochastic-descent]", "aliases: [noisy]"),
        (DeckFixture.En, "confusable: [plain]", "confusable: [noisy]"), (DeckFixture.En, "valley.png", "hill.png"),
        (DeckFixture.En, "term:learning-rate", "term:rate"), (DeckFixture.En, "name: sgd-variants", "name: none"), (DeckFixture.En, "level: 2", "level: 9"),
        (DeckFixture.En, "A cheap, noisy", "A costly, noisy"), (DeckFixture.En, "gradient", "gradients"), (DeckFixture.Zh, "valley.png", "hill.png"),
        (DeckFixture.Zh, "question:", "title:"), (DeckFixture.Plain, "level: 1", "level: 1\naliases: [noisy]"),
        (DeckFixture.Plain, "See above.", "See ![a hill](hill.png) and [that](question:noisy)."), (DeckFixture.Plain, "[x] True", "[ ] True"),
    ];

    private static readonly string[] Scraps =
        ["{", "[x]", "---\n", "\n\n", "## ", "\t", "$", "](question:plain)", "](term:rate)", "![a](valley.png)", "word ", "\0", "1. "];

    private static readonly IReadOnlyDictionary<string, byte[]> Whole = Written();

    private static readonly Gen<string> Name = Gen.OneOf(Whole.Keys.Order().ToArray());

    private static readonly Gen<Action<Dictionary<string, byte[]>>> Edit = Gen.Frequency(
        (6, Gen.OneOf(Changes).Select(Replacing)),
        (3, Gen.Select(Name, Gen.Double[0, 1], Gen.OneOf(Scraps)).Select(scrap => Inserting(scrap.Item1, scrap.Item2, scrap.Item3))),
        (2, Name.Select(name => Do(files => files.Remove(name)))),
        (2, Gen.OneOf("hill.png", "noisy.en.md", "plain.fr.md", "stray.txt").Select(name => Do(files => files["optimizers/" + name] = Whole[DeckFixture.Plain]))),
        (1, Gen.Const(Do(files => files["optimizers/hill.png"] = Whole[DeckFixture.Image]))),
        (1, Gen.Const(Do(Rename))),
        (5, Name.Select(name => Do(files => files[name] = Whole[name]))),
        (1, Gen.Const(Do(Mend))));

    [Fact]
    public void A_deck_read_again_after_any_edits_is_as_if_read_whole() => Edit.Array[1, 3].Array[4, 10].Sample(steps =>
    {
        var parser = new DeckParser([DeckFixture.Demo]);
        var files = new Dictionary<string, byte[]>(Whole);
        var reading = parser.Read(DeckFiles.InMemory("whole", files));
        foreach (var step in steps)
        {
            Array.ForEach(step, edit => edit(files));
            reading = parser.Read(DeckFiles.InMemory("whole", files), reading);
            Assert.Equal(Said(new DeckParser([DeckFixture.Demo]).Read(DeckFiles.InMemory("whole", files))), Said(reading));
        }
    }, iter: 50, time: -1);

    [Fact]
    public void Only_questions_that_changed_or_that_rest_on_what_changed_are_read_again()
    {
        var parser = new DeckParser([DeckFixture.Demo]);
        var files = new Dictionary<string, byte[]>(Whole);
        var before = parser.Read(DeckFiles.InMemory("whole", files));
        Change(files, DeckFixture.Plain, text => text.Replace("See above.", "See below.", StringComparison.Ordinal));
        var after = parser.Read(DeckFiles.InMemory("whole", files), before);
        Assert.NotSame(before.Deck!.FindQuestion("plain"), after.Deck!.FindQuestion("plain"));
        Assert.Equal("See below.", after.Deck.FindQuestion("plain")!.In("en").Explanation);
        Assert.Same(before.Deck.FindQuestion("sgd"), after.Deck.FindQuestion("sgd"));
        Assert.Same(before.Deck.FindQuestion("typed"), after.Deck.FindQuestion("typed"));

        // The alias goes, and with it what a question says of it, though none of that question's files has changed.
        Change(files, DeckFixture.En, text => text.Replace("aliases: [stochastic-descent]", "aliases: []", StringComparison.Ordinal));
        var found = parser.Read(DeckFiles.InMemory("whole", files), after).Diagnostics;
        Assert.Contains(
            found, one => one.Path.EndsWith("typed.en.md", StringComparison.Ordinal) && one.Message.En.Contains("stochastic-descent", StringComparison.Ordinal));
    }

    [Fact]
    public void What_another_parser_has_read_is_not_taken_over()
    {
        var files = DeckFiles.InMemory("whole", Whole);
        var other = new DeckParser().Read(files);
        Assert.Equal(Said(new DeckParser([]).Read(files)), Said(new DeckParser([]).Read(files, other)));
        Assert.NotEqual(Said(other), Said(new DeckParser([]).Read(files, other)));
    }

    /// <summary>The fixture's deck, and a question whose typed items rest on the words of the whole deck, and its links on the others' names.</summary>
    private static Dictionary<string, byte[]> Written()
    {
        var fixture = new DeckFixture();
        var files = fixture.Names.ToDictionary(
            name => name,
            name => name == DeckFixture.Image ? File.ReadAllBytes(Path.Combine(DeckFixture.Folder, name)) : Encoding.UTF8.GetBytes(fixture.Text(name)));
        Change(files, Yml, text => text.Replace("[sgd, plain]", "[sgd, plain, typed]", StringComparison.Ordinal));
        files["optimizers/typed.en.md"] = Encoding.UTF8.GetBytes("""
            ---
            question: What is descended along?
            level: 1
            tags: [momentum]
            confusable: [stochastic-descent]
            sources:
              - { id: cauchy, text: Cauchy (1847) }
            ---

            ## In thirty seconds

            The gradient, as in [noise](question:stochastic-descent) and in [plain](question:plain). [@cauchy]

            ## In two minutes

            Said at length.

            ## Explanation

            ![A valley](valley.png)

            ## Key points

            - It is the gradient. {#all}

            ## Items

            ### Its name {#name .short-text facet=recall}

            Along what?

            - [x] gradient
              > That is it.
            - [ ] slope
              > Less exactly.
            """);
        return files;
    }

    private static Action<Dictionary<string, byte[]>> Do(Action<Dictionary<string, byte[]>> edit) => edit;

    private static Action<Dictionary<string, byte[]>> Replacing((string File, string Old, string New) change) =>
        files => Change(files, change.File, text => text.Replace(change.Old, change.New, StringComparison.Ordinal));

    private static Action<Dictionary<string, byte[]>> Inserting(string name, double at, string scrap) =>
        files => Change(files, name, text => text.Insert((int)(at * text.Length), scrap));

    private static void Mend(Dictionary<string, byte[]> files)
    {
        files.Clear();
        foreach (var (name, content) in Whole)
        {
            files[name] = content;
        }
    }

    private static void Change(Dictionary<string, byte[]> files, string name, Func<string, string> edit)
    {
        if (files.TryGetValue(name, out var content))
        {
            files[name] = name.EndsWith(".png", StringComparison.Ordinal)
                ? content[..(content.Length / 2)]
                : Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(content)));
        }
    }

    private static void Rename(Dictionary<string, byte[]> files)
    {
        foreach (var language in new[] { "en", "zh" })
        {
            if (files.Remove($"optimizers/plain.{language}.md", out var content))
            {
                files[$"optimizers/descent.{language}.md"] = content;
            }
        }

        Change(files, Yml, text => text.Replace(" plain,", " descent,", StringComparison.Ordinal));
        Change(files, "optimizers/descent.en.md", text => text.Replace("level: 1", "level: 1\naliases: [plain]", StringComparison.Ordinal));
    }

    /// <summary>All that a reading tells.</summary>
    private static string Said(DeckReading reading) => JsonSerializer.Serialize(
        new { reading.Deck, reading.Diagnostics, reading.Lost, reading.Places, Shown = reading.Deck?.Questions.Select(question => question.IsShownAsSource) },
        Indented);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}

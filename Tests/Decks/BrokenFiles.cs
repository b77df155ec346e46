using static QuizHub.Tests.Decks.DeckFixture;

namespace QuizHub.Tests.Decks;

/// <summary>A deck with a whole file broken, missing or added.</summary>
/// <param name="File">Where the finding is expected.</param>
public sealed record BrokenFile(string Name, string File, int Line, int Column, Action<DeckFixture> Break)
{
    public override string ToString() => Name;
}

public static class BrokenFiles
{
    public static TheoryData<string, BrokenFile> All { get; } = new()
    {
        { "QH101", new("no deck.yml", Yml, 1, 1, deck => deck.Remove(Yml)) },
        { "QH102", new("Latin 1", En, 2, 11, deck => deck.Set(En, [.. "---\nquestion: "u8, 0xE9, .. "\n---\n"u8])) },
        { "QH103", new("over 1 MiB", En, 1, 1, deck => deck.Set(En, deck.Text(En) + new string(' ', 1024 * 1024))) },
        { "QH103", new("an image over 1 MiB", Image, 1, 1, deck => deck.Set(Image, new byte[1024 * 1024 + 1])) },
        { "QH105", new("an unlisted question", "optimizers/adam.en.md", 1, 1, deck => deck.Set("optimizers/adam.en.md", deck.Text(Plain))) },
        { "QH106", new("an unlisted topic", "nets/adam.en.md", 1, 1, deck => deck.Set("nets/adam.en.md", deck.Text(Plain))) },
        { "QH107", new("a stray file", "optimizers/notes.txt", 1, 1, deck => deck.Set("optimizers/notes.txt", "Notes")) },
        { "QH107", new("a file too deep", "optimizers/more/sgd.en.md", 1, 1, deck => deck.Set("optimizers/more/sgd.en.md", deck.Text(Plain))) },
        { "QH108", new("an unused image", "optimizers/hill.svg", 1, 1, deck => deck.Set("optimizers/hill.svg", "<svg viewBox=\"0 0 4 3\"/>")) },
        { "QH109", new("no image inside", Image, 1, 1, deck => deck.Set(Image, "not a picture")) },
        { "QH110", new("an endless list", Yml, 1, 14, deck => deck.Set(Yml, new string('[', 100_000))) },
        { "QH252", new("no topics", Yml, 5, 9, deck => deck.Set(Yml, "format: 1\nlanguages: [en]\ntitle: { en: A }\ndescription: { en: A }\ntopics: []\ntags: { a: { en: a } }\n")) },
        { "QH111", new("no level", En, 2, 1, deck => deck.Replace(En, "level: 2\n", "")) },
        { "QH120", new("no front matter", En, 1, 1, deck => deck.Set(En, deck.Text(En)[3..])) },
        { "QH121", new("a language too many", "optimizers/sgd.fr.md", 1, 1, deck => deck.Set("optimizers/sgd.fr.md", deck.Text(Zh))) },
        { "QH244", new("a value in a formula of format 1", En, 1, 1, deck => deck.Replace(Yml, "format: 2", "format: 1").Replace(En, "\\frac{ {= lr} }", "\\frac{ ‸{lr} }")) },
        { "QH130", new("no explanation", En, 1, 1, deck => deck.Replace(En, "## Explanation\n\nThe update is $\\theta \\leftarrow \\theta - \\eta g$.\n\n$$\nv \\leftarrow \\beta v + g\n$$\n\n### A part of it\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n", "")) },
        { "QH130", new("a section not translated", Zh, 1, 1, deck => deck.Replace(Zh, "## 追问\n\n### 什么时候需要更多步？ {#well-conditioned}\n\n在条件数很小的问题上。\n\n", "")) },
        { "QH140", new("too deep", En, 1, 1, deck => deck.Set(En, deck.Text(En) + "\n" + new string('>', 30) + "‸" + new string('>', 10) + " deep\n")) },
        { "QH140", new("emphasis too deep", En, 1, 1, deck => deck.Set(En, deck.Text(En) + "\n" + string.Concat(Enumerable.Repeat("*a **b ", 25)) + "*a ‸**b " + string.Concat(Enumerable.Repeat("*a **b ", 74)) + string.Concat(Enumerable.Repeat("** a*", 100)) + "\n")) },
        { "QH164", new("a prediction without demo", En, 169, 1, deck => deck.Replace(En, "demo: { name: sgd-variants, settings: { conditionNumber: 50 } }\n", "").Replace(En, "### Your prediction {#first", "‸### Your prediction {#first")) },
        { "QH180", new("no translation", Yml, 9, 17, deck => deck.Remove(Zh)) },
        { "QH156", new("no stem", En, 1, 1, deck => deck.Replace(En, "### What falls {#falls .multiple facet=mechanism}\n\nWhich of these fall as the batch grows?\n", "‸### What falls {#falls .multiple facet=mechanism}\n")) },
        { "QH182", new("a follow-up not translated", Zh, 1, 1, deck => deck.Replace(Zh, "{#well-conditioned}", "{#badly-conditioned}").Replace(Zh, "## 追问", "‸## 追问")) },
        { "QH197", new("a source not cited", En, 1, 1, deck => deck.Replace(En, "A cheap, noisy, unbiased step. [@polyak]", "A cheap step.").Replace(En, "{ id: polyak", "{ id: ‸polyak")) },
    };
}

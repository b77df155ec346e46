using static QuizHub.Tests.Decks.Nasty.NastyDeck;

namespace QuizHub.Tests.Decks.Nasty;

/// <summary>YAML, front matter and items that a reader could choke on, and the limits of the format.</summary>
internal static class NastyFormats
{
    public static IEnumerable<NastyKind> Kinds =>
    [
        .. new[] { "[", "{", "- ", "? ", "a: {", "&a [", "!!x ", "\"", "'", "|\n ", ">\n ", "%", "\t", "*a ", "#", "---\n", "a: b: " }
            .Select((piece, number) => new NastyKind($"yml-open-{number}", true, random => Yaml("x: " + Many(piece, random.Next(50, 60_000))))),
        new("yml-aliases", true, random => Yaml(string.Concat(Enumerable.Range(0, random.Next(10, 60)).Select(number => $"a{number}: &a{number} [{Many($"*a{Math.Max(0, number - 1)},", 9)}]\n")))),
        new("yml-deep", true, random => Yaml(string.Concat(Enumerable.Range(0, random.Next(20, 600)).Select(depth => $"{new string(' ', depth)}a:\n")))),
        new("yml-keys", true, random => Yaml(string.Concat(Enumerable.Range(0, random.Next(100, 5000)).Select(number => $"k{number}: 1\n")))),
        new("yml-twice", true, random => Yaml(Many("tags: { a: { en: b } }\n", random.Next(1, 500)))),
        new("yml-tabs", true, _ => Yaml("\tglossary: []\n")),
        new("yml-null", true, _ => folder => Replace(folder, "deck.yml", "title: { en: T }", "title: ~")),
        new("yml-languages", true, random => folder => Replace(folder, "deck.yml", "languages: [en]", $"languages: [{Many("en, ", random.Next(1, 300))}en]")),
        new("yml-topics", true, random => folder => Replace(folder, "deck.yml", "questions: [q]", $"questions: [{Many("q, ", random.Next(1, 3000))}q]")),
        new("yml-number", true, random => folder => Replace(folder, "deck.yml", "format: 1", "format: " + Many("9", random.Next(1, 10_000)))),
        new("front-level", true, random => folder => Replace(folder, "t/q.en.md", "level: 1", "level: " + Many("1", random.Next(2, 5000)))),
        new("front-open", true, random => folder => Sound(folder, whole: "---\n" + Many("a: [", random.Next(20, 50_000)))),
        new("front-never-ends", true, random => folder => Sound(folder, whole: "---\n" + Many("a: b\n", random.Next(20, 50_000)))),
        new("front-claims", true, random => folder => Sound(folder, front: $"demo: none\nclaims:\n  - {{ id: c, settings: {{ {Many("a: 1, ", random.Next(1, 900))}b: 1 }}, expect: a < 1, seeds: 1..2147483647, holds: 99999999999 }}")),
        new("title-huge", false, random => folder => Sound(folder, title: $"\"{Many("What $x$ ", random.Next(100, 900))}\"")),
        new("options", false, random => Items($"### Many {{#many .multiple facet=recall}}\n\nWhich?\n\n{string.Concat(Enumerable.Range(0, random.Next(500, 2000)).Select(number => $"- [{(number == 3 ? 'x' : ' ')}] Option {number}\n  > Reason {number}.\n"))}")),
        new("ordering", false, random => Items($"### Order {{#order .ordering facet=recall}}\n\nOrder.\n\n{string.Concat(Enumerable.Range(1, random.Next(10, 500)).Select(number => $"{number}. Entry {number}\n   > Reason.\n"))}")),
        new("blanks", true, random => Items($"### Blanks {{#blanks .cloze facet=recall}}\n\n{string.Concat(Enumerable.Range(1, random.Next(600, 2000)).Select(number => $"[[{number}: a]] "))}\n\n1. Reason.\n")),
        new("matching", true, random => Items($"### Match {{#match .matching facet=recall}}\n\nMatch.\n\n| a | b | why |\n|---|---|---|\n{Many("| $\\|w\\|$ | same | w |\n", random.Next(100, 3000))}")),
        new("parameters-fine", true, random => Numeric($"a=0..1/{Tiny(random)}; b=0..1/{Tiny(random)}", "a+b")),
        new("parameters-giant", true, random => Numeric($"a=-1e308..1e308/1e-{random.Next(1, 300)}; b=1e309..2/1", "a")),
        new("parameters-many", true, random => Numeric(string.Join("; ", Enumerable.Range(0, random.Next(13, 300)).Select(number => $"p{number}=0..9/1")), "p0/(p1-p1)")),
        new("parameters-none", true, _ => Numeric("a=1..0/1; b=0..1/0; c=0..1/-1; d=NaN..1/1; min=1..2/1", "a")),
        new("formula-deep", true, random => Numeric("a=1..2/1", Many("(", random.Next(65, 900)) + "a")),
        new("formula-long", true, random => Numeric("a=1..2/1", Many("a+", random.Next(501, 20_000)) + "a")),
        new("formula-signs", true, random => Numeric("a=1..2/1", Many("-", random.Next(70, 900)) + "a")),
        new("formula-powers", true, random => Numeric("a=1..2/1", Many("9^", random.Next(20, 400)) + "a")),
        new("formula-numbers", true, random => Numeric("a=1..2/1", Many("9", random.Next(310, 900)))),
        new("tolerance", true, random => Items($"### N {{#n .numeric facet=compute tolerance=1e{random.Next(309, 9999)}%}}\n\nHow many?\n\n- [x] {{= 1/3}}\n  > R.\n")),
        new("braces", true, random => Items($"### B {{#b {Many("a=\"", random.Next(1, 9000))}}}\n\nQ?\n")),
        new("ids", true, random => Items(Many("### Same {#same .true-false facet=recall}\n\nQ?\n\n- [x] True\n  > R.\n- [ ] False\n  > R.\n\n", random.Next(2, 300)))),
        new("formula-spaces", false, random => Numeric("a=1..2/1", new string(' ', random.Next(5000, 200_000)) + "a")),
        new("parameters-points", true, random => Numeric("a=" + Many(".", random.Next(1000, 4000)), "a")),
        new("blank-spaces", true, random => Items($"### Blanks {{#blanks .cloze facet=recall}}\n\nIt is [[1: {new string(' ', random.Next(5000, 200_000))}]] so.\n\n1. Reason.\n")),
        new("blanks-open", true, random => Items($"### Blanks {{#blanks .cloze facet=recall}}\n\nIt is {Many("[[1: ", random.Next(1000, 60_000))} so.\n\n1. Reason.\n")),
        new("stem-which", false, random => Items($"### T {{#t .true-false facet=recall}}\n\n{Many("which ", random.Next(5000, 100_000))}\n\n- [x] True\n  > R.\n- [ ] False\n  > R.\n")),
        new("reserved", true, _ => Numeric("max=1..2/1; a=1..2/1; a=1..2/1", "a")),
        new("true-false-turned", false, _ => Items("### T {#t .true-false facet=recall}\n\nQ?\n\n- [ ] False\n  > R.\n- [x] True\n  > R.\n")),
        new("options-alike", false, _ => Items("### T {#t .single facet=recall}\n\nQ?\n\n- [x] one\n  > R.\n- [ ] o\u200bne\n  > R.\n- [ ] **one**\n  > R.\n")),
        new("no-questions", true, _ => folder => Replace(folder, "deck.yml", "questions: [q]", "questions: []")),
    ];

    private static string Tiny(Random random) => $"1e-{random.Next(5, 300)}";

    private static Action<string> Yaml(string yml) => folder => Sound(folder, yml: yml);

    private static Action<string> Items(string items) => folder => Sound(folder, items: items);

    private static Action<string> Numeric(string parameters, string formula) =>
        Items($"### N {{#n .numeric facet=compute tolerance=1% params=\"{parameters}\"}}\n\nHow many {{a}}?\n\n- [x] {{= {formula}}}\n  > R.\n- [ ] {{= 0}}\n  > R.\n");

    private static void Replace(string folder, string file, string old, string with)
    {
        Sound(folder);
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(old, with, StringComparison.Ordinal));
    }
}

using static QuizHub.Tests.Decks.Nasty.NastyDeck;

namespace QuizHub.Tests.Decks.Nasty;

/// <summary>Formulas, code and Markdown beyond measure.</summary>
internal static class NastyTexts
{
    public static IEnumerable<NastyKind> Kinds =>
    [
        .. Nested.Select(pair => new NastyKind("tex-" + pair.Name, true, random => Text($"${Wrap(pair.Open, pair.Close, random.Next(60, 4000))}$"))),
        new("tex-matrix", true, random => Text(Matrix(random.Next(25, 200)))),
        new("tex-rows", true, random => Text($"$$\n\\begin{{aligned}}{Many(@"a&=b\\", random.Next(150, 4000))}\\end{{aligned}}\n$$")),
        new("tex-long", true, random => Text($"${Many("x+", random.Next(1100, 100_000))}x$")),
        new("tex-many", true, random => Text(string.Join(' ', Enumerable.Range(0, random.Next(1001, 4000)).Select(number => $"$x_{{{number}}}$")))),
        new("tex-define", true, random => Text($@"$\def\a{{{Many("x", 1000)}}}{Many(@"\a", random.Next(10, 400))}$")),
        new("tex-forever", true, _ => Text(@"$\def\a{\a\a}\a$ and $\newcommand{\b}{\b}\b$")),
        new("tex-open", true, random => Text($@"$\frac{{{Many(@"\left(", random.Next(1, 30))}$")),
        new("tex-largest-allowed", false, random => Text(string.Join("\n\n", Enumerable.Range(0, 30).Select(number => $"$${Many($@"\frac{{{number}{random.Next(9)}}}{{2}}+", 120)}1$$")))),
        new("tex-many-allowed", false, random => Text(string.Join(' ', Enumerable.Range(0, 900).Select(number => $@"$\sqrt{{x_{{{number}}}^{random.Next(9)}}}$")))),
        new("code-large", true, random => Text(Fence(Python(random.Next(10_500, 700_000))))),
        new("code-many", true, random => Text(string.Join("\n\n", Enumerable.Range(0, random.Next(8, 80)).Select(_ => Fence(Python(9000)))))),
        new("code-parentheses", true, random => Text(Fence("def f" + Many("(", random.Next(10_001, 60_000))))),
        new("code-strings", false, random => Text(Fence(Many("f\"{", random.Next(1000, 3000))))),
        new("code-bash", false, random => Text(Fence(Many("\"$(", random.Next(1000, 3000)), "bash"))),
        new("code-generics", false, random => Text(Fence("class A " + Many("<A", random.Next(1000, 4500)), "csharp"))),
        new("code-json", false, random => Text(Fence(Many("{\"a\": [1]},\n", random.Next(501, 3000)), "json"))),
        new("code-unclosed", true, random => Text("```python\n" + Many("x = [\n", random.Next(10, 2000)))),
        .. Repeated.Select(piece => new NastyKind("text-" + piece.Name, piece.MustFind, random => Text(Many(piece.Text, random.Next(piece.Least, 60_000))))),
        new("text-table", false, random => Text($"|{Many("a|", 300)}\n|{Many("-|", 300)}\n{Many($"|{Many("1|", 300)}\n", random.Next(10, 200))}")),
        new("text-definitions", true, random => Text(string.Concat(Enumerable.Range(0, random.Next(100, 3000)).Select(number => $"[a{number}]: https://example.org\n")))),
        new("text-value-spaces", false, random => Text($"Rate {{={new string(' ', random.Next(2000, 30_000))}")),
        new("text-spaces", false, random => Text("a" + new string(' ', random.Next(100_000, 500_000)) + "b")),
        new("text-word", false, random => Text(Many("gradient ", random.Next(10_000, 60_000)))),
        new("text-line", false, random => Text(Many("a", random.Next(100_000, 900_000)))),
        new("text-dollars", false, random => Text($"US$2 … for {{n}} hours, 3$\\times$3 and $l$1. {Many("$", random.Next(1, 3000))}")),
        new("text-images", true, random => Text(Many("![", random.Next(50, 400)) + Many("](x.png)", 50))),
    ];

    private static readonly (string Name, string Open, string Close)[] Nested =
    [
        ("sqrt", @"\sqrt{", "}"), ("frac", @"\frac{1}{", "}"), ("hat", @"\hat{", "}"), ("left", @"\left(", @"\right)"), ("begin", @"\begin{matrix}", @"\end{matrix}"),
        ("group", "{", "}"), ("power", "x^{", "}"), ("text", @"\text{", "}"), ("rm", @"\rm ", ""), ("style", @"\displaystyle ", ""), ("unclosed", @"\sqrt{", ""),
    ];

    private static readonly (string Name, string Text, int Least, bool MustFind)[] Repeated =
    [
        ("quotes", "> ", 40, true), ("quotes-tight", ">", 40, true), ("bullets", "+ ", 40, true), ("numbers", "1. ", 40, true), ("brackets", "[", 600, true), ("brackets-both", "[]", 600, true),
        ("closing", "]", 1000, false), ("parentheses", "(", 1000, false), ("link-open", "[a](", 600, true), ("emphasis", "*a **b ", 200, false), ("underscores", "_a __b ", 200, false),
        ("stars", "*", 1000, false), ("backticks", "`", 1000, false), ("ticks-growing", "` `` ", 1000, false), ("pipes", "|a", 1000, false), ("angles", "<", 1000, false), ("ampersands", "&", 1000, false),
        ("autolinks", "<https://a.b>", 1000, false), ("braces", "{", 1000, false), ("backslashes", "\\", 1000, false), ("tabs", "\t", 1000, false), ("headings", "# a\n", 1000, true),
        ("rules", "---\n", 1000, false), ("hashes", "#", 1000, false), ("blanks", "[[1: a | b]] ", 600, true), ("citations", "[@s] ", 1000, false), ("emoji", "👩‍💻", 1000, false),
    ];

    private static Action<string> Text(string explanation) => folder => Sound(folder, explanation);

    private static string Wrap(string open, string close, int depth) => Many(open, depth) + "x" + Many(close, depth);

    private static string Matrix(int size) => $"$$\n\\begin{{pmatrix}}{Many(Many("1&", size - 1) + @"1\\", size)}\\end{{pmatrix}}\n$$";

    private static string Fence(string code, string language = "python") => $"```{language}\n{code}\n```";

    private static string Python(int length)
    {
        const string Piece = "def f(x, y=1):\n    for i in range(10):\n        print(f\"{x:.2f} {i}\", len(y))  # note\n    return x + 1\n";
        return Many(Piece, length / Piece.Length + 1);
    }
}

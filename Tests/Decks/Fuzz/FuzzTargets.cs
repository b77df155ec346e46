using System.Globalization;
using System.Text;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Decks.Fuzz;

/// <summary>What is tried: the parser, texts as they are shown, TeX, the formula language, parameters, and answers.</summary>
/// <param name="whole">The folder of a deck that uses everything that the format knows.</param>
public sealed class FuzzTargets(string whole) : IDisposable
{
    private static readonly string[] Scraps =
    [
        "{", "}", "{#", "{= 1/0}", "[x]", "- [ ] ", "> ", "$", "$$\n", "|", "| | |\n|---|---|---|\n", "[[1:", "]]", "[@", "](question:", "```", "---\n", "\n\n", "#", "### ", "\t", "    ", "\"", ": ", "- ", "1. ",
        "<b>", "\\", "&one ", "*x\n", "\0", "\u202e", "\ud83d\ude00", "\ufeff", "{lr", "when=\"", "..", "params=\"a=0..1/0.0001\"", "[a]: b\n", "![", "***", "~~~", "\\|", "\\{", "{lr}", "\u200b", "\u0007", "\u2028",
    ];

    private static readonly string[] Tex =
    [
        "x", "1", "+", "^", "_", "{", "}", "&", @"\\", @"\frac", @"\sqrt", @"\left(", @"\right)", @"\begin{matrix}", @"\end{matrix}", @"\rm ", @"\displaystyle ", @"\text{", "$", "%", "#", "\\", @"\hat",
        @"\not", @"\overline{", @"\sum", @"\color{red}", @"\mathbb ", @"\hline", @"\cr", @"\limits", @"\middle|", @"\over", "动", "\u202e", "\0", "\ud83d", " ", "\n", @"\begin{cases}", @"\end{cases}", @"\verb|", @"\char",
    ];

    private static readonly string[] Signs =
    [
        "0", "1", "2.5", "1e9", "9e999", ".5", "a", "lr", "run.z", "+", "-", "*", "/", "^", "(", ")", "<", "<=", "==", "!=", ",", "and ", "or ", "not ", "min(", "max(", "round(", "ln(", "abs", " ", "\t", "動", "=", "..", ";", "%",
    ];

    private readonly MarkdownEngine _engine = new(TimeProvider.System);
    private readonly Dictionary<string, string> _files = Directory.EnumerateFiles(whole, "*.*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".png", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(whole, file).Replace('\\', '/'), File.ReadAllText);

    private Deck? _deck;

    public IReadOnlyList<FuzzTarget> All => [new("decks", 10, Deck), new("texts", 40, Text), new("tex", 25, Formula), new("formulas", 600, Arithmetic), new("parameters", 30, Parameters), new("answers", 600, Answer)];

    public void Dispose() => _engine.Dispose();

    /// <summary>A sound deck with a few edits: it is read, and what is left of it can be shown.</summary>
    private void Deck(Random random)
    {
        var files = _files.ToDictionary(file => file.Key, file => file.Value);
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var name = files.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(files.Count));
            files[name] = Edited(files[name], random);
        }

        var reading = new DeckParser().Read(DeckFiles.InMemory("whole", files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value))));
        Demand(reading.Diagnostics.All(found => found.Code != "QH227"), reading.Diagnostics.FirstOrDefault(found => found.Code == "QH227")?.Message.En);
        foreach (var question in reading.Deck?.Questions ?? [])
        {
            foreach (var item in question.Items)
            {
                Variants.Order(item, (ulong)random.NextInt64());
                new MarkdownHtml(_engine).Render(item.In("en").StemMarkdown, new(reading.Deck!, question, "en", Variants.Parameters(item, 1)));
            }
        }
    }

    private static string Edited(string text, Random random)
    {
        var (at, from) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
        return random.Next(4) switch
        {
            0 => text.Insert(at, Scraps[random.Next(Scraps.Length)]),
            1 => text.Remove(at, Math.Min(random.Next(40), text.Length - at)),
            2 => text.Insert(at, text.Substring(from, Math.Min(random.Next(200), text.Length - from))),
            _ => random.Next(10) == 0 ? text[..at] : text,
        };
    }

    private void Text(Random random)
    {
        _deck ??= Whole();
        var text = Drawn(Scraps, random, 40);
        var html = new MarkdownHtml(_engine).Render(text, new(_deck, _deck.Questions.First(), "en", new Dictionary<string, double> { ["lr"] = 0.5 }));
        Demand(!html.Contains("<script", StringComparison.OrdinalIgnoreCase), text);
    }

    private void Formula(Random random)
    {
        var tex = Drawn(Tex, random, 60);
        var made = _engine.Formula(tex, random.Next(2) == 0);
        Demand(made.MathMl is null == made.Error is not null, tex);
    }

    private static void Arithmetic(Random random)
    {
        var text = Drawn(Signs, random, 30);
        var formula = Server.Decks.Formulas.Formula.Parse(text, out var error);
        Demand(formula is null == error is not null && error is null or { Position: >= 0 } && (error?.Position ?? 0) <= text.Length, text);
        if (formula is not null)
        {
            formula.Number(formula.Names.ToDictionary(name => name, _ => random.NextDouble()));
            Demand(Server.Decks.Formulas.Formula.Parse(formula.Canonical, out _)?.Canonical == formula.Canonical, text);
        }
    }

    /// <summary>Ranges that are accepted give finite values inside them.</summary>
    private void Parameters(Random random)
    {
        var ranges = string.Join("; ", Enumerable.Range(0, random.Next(1, 4)).Select(number => $"p{number}={Number(random)}..{Number(random)}/{Number(random)}")) + Drawn(Signs, random, 2);
        var file = _files["optimizers/sgd.en.md"].Replace("lr=0.01..0.1/0.01; beta=0.6..0.9/0.1", ranges.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var reading = new DeckParser().Read(DeckFiles.InMemory("whole", _files.ToDictionary(one => one.Key, one => Encoding.UTF8.GetBytes(one.Key == "optimizers/sgd.en.md" ? file : one.Value))));
        Demand(reading.Diagnostics.All(found => found.Code != "QH227"), ranges);
        foreach (var item in reading.Deck?.FindQuestion("sgd")?.Items ?? [])
        {
            var values = Variants.Parameters(item, (ulong)random.NextInt64());
            Demand(item.Parameters.All(range => double.IsFinite(values[range.Name]) && values[range.Name] >= range.From - 1e-9 && values[range.Name] <= range.To + 1e-9), ranges);
        }
    }

    /// <summary>Whatever is answered is refused, or worth between nothing and all.</summary>
    private void Answer(Random random)
    {
        _deck ??= Whole();
        var items = _deck.Questions.SelectMany(question => question.Items).ToList();
        var item = items[random.Next(items.Count)];
        var facts = random.Next(2) == 0 ? null : new Dictionary<string, double> { ["plain.updates"] = Number(random, out _), ["momentum.updates"] = Number(random, out _) };
        var graded = Grading.Grade(item, Variants.Parameters(item, (ulong)random.NextInt64()), Response(random), facts);
        Demand(graded is Refused or Undecided or Graded { Score: >= 0 and <= 1 }, item.Id);
    }

    private static ItemResponse? Response(Random random) => random.Next(7) switch
    {
        0 => new ChoiceResponse([.. Words(random)]),
        1 => new NumberResponse(Drawn(Signs, random, 5)),
        2 => new TextResponse(Drawn(Scraps, random, 5)),
        3 => new ClozeResponse(Words(random).Distinct().ToDictionary(word => word, _ => Drawn(Scraps, random, 3))),
        4 => new MatchingResponse(Words(random).Distinct().ToDictionary(word => word, _ => Words(random).FirstOrDefault() ?? "")),
        5 => new OrderingResponse([.. Words(random)]),
        _ => null,
    };

    private static IEnumerable<string> Words(Random random) => Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(8) switch { 6 => "", 7 => "\0\u202e", var letter => letter < 3 ? $"{letter + 1}" : $"{(char)('a' + letter - 3)}" });

    private static string Number(Random random)
    {
        Number(random, out var text);
        return text;
    }

    private static double Number(Random random, out string text)
    {
        double value = random.Next(6) switch { 0 => random.Next(-5, 6), 1 => random.NextDouble(), 2 => 1e308 * random.NextDouble(), 3 => 1e-300, 4 => random.Next(), _ => -random.NextDouble() };
        text = value.ToString("R", CultureInfo.InvariantCulture);
        return value;
    }

    private Deck Whole() =>
        new DeckParser().Read(DeckFiles.InMemory("whole", _files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value)))).Deck ?? throw new InvalidOperationException("The whole deck can't be read.");

    private static string Drawn(string[] pieces, Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => pieces[random.Next(pieces.Length)]));

    private static void Demand(bool holds, string? input)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"It does not hold for: {input}");
        }
    }
}

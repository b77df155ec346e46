using System.Text;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;
using static QuizHub.Tests.Decks.Nasty.NastyDeck;

namespace QuizHub.Tests.Decks;

/// <summary>What the script engine is given, what it makes of it, and who waits for whom.</summary>
public sealed class ScriptLimitTests : IDisposable
{
    private readonly MarkdownEngine _engine = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _engine.Dispose();

    public static TheoryData<string, string> Nestings => new()
    {
        { @"\sqrt{", "}" }, { @"\frac{1}{", "}" }, { @"\hat{", "}" }, { @"\left(", @"\right)" }, { "{", "}" }, { "x^{", "}" }, { @"\text{", "}" }, { @"\rm ", "" }, { @"\displaystyle ", "" },
        { @"\overline{", "}" }, { @"\mathbf{", "}" }, { @"\color{red}", "" },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void The_deepest_formula_that_is_allowed_is_set_and_a_deeper_one_is_not(string open, string close)
    {
        Assert.Null(_engine.Formula(Many(open, 39) + "x" + Many(close, 39), display: true).Error);
        var deeper = _engine.Formula(Many(open, 41) + "x" + Many(close, 41), display: true);
        Assert.Contains("41 levels of nesting, at most 40", deeper.Error, StringComparison.Ordinal);
        Assert.Null(deeper.MathMl);
    }

    [Fact]
    public void The_largest_table_that_is_allowed_is_set_and_a_larger_one_is_not()
    {
        Assert.Null(_engine.Formula(Table(100, 4), display: true).Error);
        Assert.Null(_engine.Formula(Table(20, 20), display: true).Error);
        Assert.Contains("rows", _engine.Formula(Table(101, 1), display: true).Error, StringComparison.Ordinal);
        Assert.Contains("cells", _engine.Formula(Table(21, 20), display: true).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_formula_that_is_allowed_is_set_and_a_longer_one_is_not()
    {
        Assert.Null(_engine.Formula(Many("x+", 999) + "x", display: false).Error);
        Assert.Contains("characters", _engine.Formula(Many("x+", 1000) + "x", display: false).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\def\a{b}\a", @"\def")]
    [InlineData(@"\gdef\a{b}\a", @"\gdef")]
    [InlineData(@"\newcommand{\a}{b}\a", @"\newcommand")]
    [InlineData(@"\let\a=b", @"\let")]
    public void A_formula_that_defines_commands_is_not_set(string tex, string command) => Assert.Contains($"`{command}` defines a command", _engine.Formula(tex, display: false).Error, StringComparison.Ordinal);

    [Fact]
    public void What_looks_like_nesting_and_is_none_does_not_count() =>
        Assert.Null(_engine.Formula(Many(@"\{x\}", 100) + Many("{x}", 100) + Many(@"\left(x\right)", 20), display: false).Error);

    [Theory]
    [InlineData("python", 10_000, true)]
    [InlineData("python", 10_001, false)]
    [InlineData("Python", 100, true)]
    [InlineData("sh", 100, true)]
    [InlineData("cs", 100, true)]
    [InlineData("json", 100, false)]
    [InlineData("", 100, false)]
    public void Code_within_the_limits_is_coloured(string language, int length, bool coloured) =>
        Assert.Equal(coloured, _engine.Code(Many("if x = 1\n", length)[..length].Replace('\n', ' '), language).Html is not null);

    /// <summary>Parentheses that nest far beyond what the script's stack holds.</summary>
    [Fact]
    public void Code_that_exhausts_the_script_is_shown_plain_and_said_and_harms_nothing_else()
    {
        Assert.NotNull(_engine.Formula("x", display: false).MathMl);
        foreach (var bomb in Bombs())
        {
            var made = _engine.Code(bomb.Code, bomb.Language);
            Assert.True(made.Html is null == made.IsStopped);
        }

        Assert.NotNull(_engine.Formula("y", display: false).MathMl);
        Assert.NotNull(_engine.Code("x = 1", "python").Html);
    }

    [Fact]
    public async Task A_reader_goes_before_what_is_made_ahead()
    {
        _engine.Formula("x", display: false);
        // Long ones: however slow the machine, all of them take longer than the few short ones that go first.
        var ahead = Enumerable.Range(0, 60).Select(number => Later(() => _engine.Formula(Many("x+", 990) + number, display: false, ahead: true))).ToList();
        Assert.All(Enumerable.Range(0, 20), number => Assert.NotNull(_engine.Formula($"y_{{{number}}}", display: false).MathMl));
        Assert.Contains(ahead, made => !made.IsCompleted);
        Assert.All(await Task.WhenAll(ahead), made => Assert.NotNull(made.MathMl));
    }

    [Fact]
    public async Task A_short_formula_does_not_wait_for_long_ones()
    {
        _engine.Formula("x", display: false);
        var large = Enumerable.Range(0, 12).Select(number => Later(() => _engine.Formula(Many("x+", 990) + number, display: true))).ToList();
        for (var number = 0; number < 10; number++)
        {
            Assert.NotNull(_engine.Formula($"y_{number}", display: false).MathMl);
        }

        Assert.Contains(large, made => !made.IsCompleted);
        await Task.WhenAll(large);
    }

    [Fact]
    public async Task Whoever_waits_when_the_server_stops_is_told()
    {
        var engine = new MarkdownEngine(TimeProvider.System);
        var waiting = Enumerable.Range(0, 20).Select(number => Later(() => engine.Formula($"z_{{{number}}}", display: false, ahead: true))).ToList();
        engine.Dispose();
        await Task.WhenAll(waiting).WaitAsync(Cancel);
        Assert.True(engine.Formula("after", display: false).IsStopped);
    }

    /// <summary>An engine that is given up answers nothing any more, as one that ran out of time.</summary>
    [Fact]
    public void What_was_stopped_is_a_finding_and_costs_nothing()
    {
        _engine.Dispose();
        var read = new DeckParser(null, _engine).Read(DeckFiles.InMemory("deck", Files("$x$\n\n```python\nx = 1\n```")));
        Assert.Equal([("QH221", 19), ("QH221", 21)], read.Diagnostics.Select(found => (found.Code, found.Line)));
        Assert.NotNull(read.Deck!.FindQuestion("q"));
    }

    [Fact]
    public void A_question_with_too_many_formulas_shows_their_source()
    {
        var reading = new DeckParser().Read(DeckFiles.InMemory("deck", Files(string.Join(' ', Enumerable.Range(0, 1001).Select(number => $"$x_{{{number}}}$")))));
        Assert.Contains(reading.Diagnostics, found => found.Code == "QH222");
        var question = reading.Deck!.FindQuestion("q")!;
        Assert.StartsWith("<p><code class=\"formula-error\">x_{0}</code>", new MarkdownHtml(_engine).Render(question.In("en").Explanation, new(reading.Deck, question, "en")), StringComparison.Ordinal);
    }

    /// <summary>On a thread of its own, as a page or what is made ahead waits.</summary>
    private static Task<FormulaHtml> Later(Func<FormulaHtml> make) => Task.Factory.StartNew(make, Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Dictionary<string, byte[]> Files(string explanation) => new() { ["deck.yml"] = Encoding.UTF8.GetBytes(Yml), ["t/q.en.md"] = Encoding.UTF8.GetBytes(Question(explanation)) };

    private static IEnumerable<(string Code, string Language)> Bombs() =>
        [("def f" + Many("(", 9_990), "python"), (Many("f\"{", 3300), "python"), (Many("\"$(", 3300), "bash"), ("class A " + Many("<A", 4990), "csharp"), (Many("$@\"{", 2490), "csharp")];

    private static string Table(int rows, int columns) => $@"\begin{{matrix}}{string.Join(@"\\", Enumerable.Repeat(string.Join('&', Enumerable.Repeat("1", columns)), rows))}\end{{matrix}}";
}

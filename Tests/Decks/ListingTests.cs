using System.Diagnostics;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;
using QuizHub.Tests.Demos;
using static QuizHub.Tests.Decks.DeckFixture;

namespace QuizHub.Tests.Decks;

/// <summary>Items that show the code which their demo runs.</summary>
public sealed class ListingTests : IDisposable
{
    private const string Good = "```python numbered\na = 1\nb = a\n```";

    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-listing-").FullName;

    private static readonly DemoDeclaration Snippets = new(
        "snippets", 1, new("S", "S"), new("S", "S"), UsesSeed: true,
        [new ChoiceSetting("snippet", new("s", "s"), "none", [new("none", new("n", "n")), new("sum", new("s", "s"), "a = 1\nb = a")])], [],
        [new("line", FactType.Integer, new("l", "l"))]);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(Good, null)]
    [InlineData("```python numbered\na = 1\n‸b = 2\n```", "QH218")]
    [InlineData("```python numbered\na = 1\n‸```", "QH218")]
    [InlineData("```python numbered\na = 1\nb = a\n‸c = b\n```", "QH218")]
    [InlineData("```python\na = 1\nb = a\n```", "QH217")]
    [InlineData("Only words.", "QH217")]
    public void The_code_is_what_the_demo_runs(string code, string? finding)
    {
        var fixture = With(code);
        var found = Read(fixture).Diagnostics;
        Assert.Equal(finding, found.SingleOrDefault()?.Code);
        if (finding == "QH218")
        {
            Assert.Equal(fixture.Marked, (found[0].Path, found[0].Line, found[0].Column));
        }

        Assert.All(found, one => Assert.Contains("--write-listings", one.Fix.En, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("demo=snippets settings=\"snippet=none\"")]
    [InlineData("")]
    public void An_item_whose_demo_lists_nothing_needs_no_code(string words) =>
        Assert.Empty(Read(With("Only words.", words, words.Length == 0 ? "plain.updates" : "line")).Diagnostics);

    [Fact]
    public void A_demo_of_its_own_is_what_the_item_runs_and_what_its_facts_are_of()
    {
        var question = Read(With(Good)).Deck!.FindQuestion("sgd")!;
        var item = question.Items.Single(item => item.Id == "bug");
        Assert.Equal(("snippets", "sgd-variants"), (question.DemoOf(item), question.DemoOf(question.Items[0])));
        Assert.Equal(["sgd-variants", "snippets"], question.Demos);
        var deck = Read(With(Good)).Deck!;
        Assert.Equal("snippets", Assert.Single(ReviewStarter.Plan(deck, [(question, item)], _ => "v", 1).Steps).Run!.Demo);
        foreach (var (demo, asked) in new[] { ("snippets", "bug"), ("sgd-variants", "first") })
        {
            var plan = PracticePlanner.Plan(deck, [question], new(9, [], [], [ItemType.Predict]), new Dictionary<ItemKey, bool>(), new HashSet<string> { demo }, _ => "v", 1);
            Assert.Contains(plan.Steps, step => step.Item?.Id == asked);
            Assert.All(plan.Steps, step => Assert.Equal(demo, step.Run?.Demo ?? demo));
        }

        Assert.Equal("QH203", Assert.Single(Read(With(Good, fact: "plain.updates")).Diagnostics.DistinctBy(found => found.Code)).Code);
        Assert.Equal("QH201", Assert.Single(Read(With(Good, "demo=nowhere")).Diagnostics).Code);
        Assert.NotEqual(item.KeyVersion, Read(With("Only words.", "")).Deck!.FindQuestion("sgd")!.Items.Single(other => other.Id == "bug").KeyVersion);
    }

    [Fact]
    public async Task The_command_writes_the_code_that_the_worker_has_into_all_languages()
    {
        using var files = new ShippedPage(_root, "optimizers", "sgd");
        Assert.Contains("QH218", await CheckAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("QH218", await CheckAsync("--write-listings", "--write-translates"), StringComparison.Ordinal);
        Assert.All(files.Languages, language => Assert.Equal(files.Shipped(language), files.Now(language)));
    }

    [Fact]
    public async Task Every_prediction_about_code_fails_where_the_demo_makes_no_fault()
    {
        await using var pool = Workers.Pool(options => options.Workers = 2);
        var demos = await pool.DescribeAsync(TestContext.Current.CancellationToken);
        var deck = new DeckParser(demos).Read(DeckFiles.FromFolder(Path.Combine(TestsRoot.ShippedContent, "deep-learning"))).Deck!;
        var broken = demos.Single(demo => demo.Name == "training-snippets.broken-faults");
        var unmoved = new List<string>();
        var items = deck.Questions.SelectMany(question => question.Items).Where(item => item.Demo == "training-snippets").ToList();
        foreach (var item in items)
        {
            var key = ((ChoiceBody)item.Body).Options.Single(option => option.IsKey).When!;
            var settings = QuizHub.Demos.SettingValues.Parse(broken, item.RunSettings).Values;
            var verdict = await new QuizHub.Server.Demos.ClaimRunner(pool).ProveAsync(
                broken, settings, [1, 2, 3], QuizHub.Server.Decks.Formulas.Formula.Parse(key, out _)!.Truth, TestContext.Current.CancellationToken);
            if (verdict.Held > 0)
            {
                unmoved.Add(item.Id);
            }
        }

        Assert.True(items.Count >= 12);
        Assert.All(items, item => Assert.Equal((ItemType.Predict, Facet.Diagnose), (item.Type, item.Facet)));
        Assert.Equal(items.Count, items.Select(item => item.RunSettings["snippet"]).Distinct().Count());
        Assert.Empty(unmoved);
    }

    [Fact]
    public void Numbers_of_lines_are_text_and_colours_run_over_lines()
    {
        using var engine = new MarkdownEngine(TimeProvider.System);
        var html = new MarkdownHtml(engine).Render("```python numbered\nx = \"\"\"a\nb\"\"\"\n```", new(new Deck("d", ["en"], Words, Words, [], new Dictionary<string, Localized>(), [], null), null, "en"));
        Assert.Equal(
            "<pre tabindex=\"0\" class=\"numbered\"><code>"
            + "<span class=\"line\"><span class=\"at\">1</span> <span class=\"text\">x = <span class=\"hljs-string\">&quot;&quot;&quot;a</span>\n</span></span>"
            + "<span class=\"line\"><span class=\"at\">2</span> <span class=\"text\"><span class=\"hljs-string\">b&quot;&quot;&quot;</span>\n</span></span></code></pre>",
            html.Trim());
    }

    private static Localized Words { get; } = new(new Dictionary<string, string> { ["en"] = "words" });

    private static DeckReading Read(DeckFixture fixture) =>
        new DeckParser([DeckFixture.Demo, Snippets]).Read(fixture.Files);

    /// <summary>The good deck with one more item.</summary>
    private static DeckFixture With(string code, string words = "demo=snippets settings=\"snippet=sum\"", string fact = "line")
    {
        var (fixture, zh) = (new DeckFixture(), code.Replace($"{Here}", "", StringComparison.Ordinal));
        var answers = $"- [x] One {{when=\"{fact} == 1\"}}\n  > So.\n- [ ] Two {{when=\"{fact} == 2\"}}\n  > Not so.\n- [ ] More {{when=\"{fact} > 2\"}}\n  > Not so.\n";
        fixture.Set(Zh, fixture.Text(Zh).TrimEnd() + $"\n\n### 找错 {{#bug}}\n\n哪一行？\n\n{Shown(zh)}\n\n- 一\n  > 是。\n- 二\n  > 否。\n- 更多\n  > 否。\n");
        fixture.Set(En, fixture.Text(En).TrimEnd() + $"\n\n### Find it {{#bug .predict facet=diagnose {words}}}\n\nWhich line?\n\n{code}\n\n{answers}");
        return fixture.FillTranslates();

        // One language wrong is enough for one finding.
        string Shown(string text) => words.Contains("snippet=sum", StringComparison.Ordinal) && !text.Contains("b = a\n```", StringComparison.Ordinal) ? Good : text.StartsWith("```python\n", StringComparison.Ordinal) ? Good : text.Contains("c = b", StringComparison.Ordinal) ? Good : text;
    }

    private async Task<string> CheckAsync(params string[] more)
    {
        using var check = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), "check", Path.Combine(_root, "deep-learning"), "--no-claims", .. more])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = check.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output + await said;
    }

    /// <summary>The shipped deck in a folder of its own, with one page whose code was changed.</summary>
    private sealed class ShippedPage : IDisposable
    {
        private readonly string _from = Path.Combine(TestsRoot.ShippedContent, "deep-learning"), _to, _page;

        public ShippedPage(string root, string topic, string slug)
        {
            (_to, _page) = (Path.Combine(root, "deep-learning"), Path.Combine(topic, slug));
            foreach (var file in Directory.EnumerateFiles(_from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(_to, Path.GetRelativePath(_from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            foreach (var language in Languages)
            {
                File.WriteAllText(PathOf(_to, language), Now(language).Replace("opt.step()\n```", "opt.stop()\n```", StringComparison.Ordinal));
            }
        }

        public IReadOnlyList<string> Languages { get; } = ["en", "zh"];

        public string Shipped(string language) => File.ReadAllText(PathOf(_from, language));

        public string Now(string language) => File.ReadAllText(PathOf(_to, language));

        public void Dispose() => Directory.Delete(_to, recursive: true);

        private string PathOf(string deck, string language) => Path.Combine(deck, $"{_page}.{language}.md");
    }
}

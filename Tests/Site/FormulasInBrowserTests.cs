using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Html.MathMl;
using QuizHub.Server.Decks.Library;
using QuizHub.Tests.EndToEnd;

namespace QuizHub.Tests.Site;

/// <summary>Formulas in a real browser: all that Content/formulas.md promises is painted, and what ships stays on its line and on its page.</summary>
public sealed partial class FormulasInBrowserTests(Browser browser) : IAsyncDisposable
{
    /// <summary>Assigned to no letter, now or in the making: shows the box of a missing one.</summary>
    private const string Missing = "\u0378";

    private static readonly string Content = Path.Combine(TestsRoot.Path, "..", "Content");

    private readonly TestServer _server = new(content: Content);

    private static string Promises { get; } = File.ReadAllText(Path.Combine(Content, "formulas.md"));

    private MarkdownEngine Engine => _server.Services.GetRequiredService<MarkdownEngine>();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_promised_command_is_painted_and_unlike_what_it_is_applied_to()
    {
        var pairs = Promised("formulas").Select(line => line.Split(" ≠ ")).ToList();
        var signs = Promised("signs").SelectMany(line => line.Split(' ')).ToList();
        var cells = new List<string>();
        foreach (var pair in pairs)
        {
            Assert.Equal(2, pair.Length);
            cells.AddRange(pair.Select(Paint));
        }

        cells.AddRange(signs.Select(PaintSign));
        cells.Add($"<math><mi>{Missing}</mi></math>");
        var inks = await PaintAsync(cells);
        var faults = pairs.Select((pair, at) => Fault(pair[0], inks[2 * at], inks[2 * at + 1]))
            .Concat(signs.Select((sign, at) => Fault(sign, inks[2 * pairs.Count + at], inks[^1]))).Where(fault => fault is not null).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(pairs.Count > 300 && signs.Count > 500);
    }

    /// <summary>KaTeX's own sources, as the build has fetched them: a command that a new version brings must be promised or refused.</summary>
    [Fact]
    public void Every_command_of_KaTeX_is_promised_or_refused()
    {
        var folder = Path.Combine(TestsRoot.Path, "..", "Server", "node_modules", "katex", "src");
        var sources = Directory.EnumerateFiles(folder, "*.ts", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var commands = sources.SelectMany(source => Names().Matches(source)).SelectMany(match => Quoted().Matches(match.Value))
            .Concat(sources.SelectMany(source => Defined().Matches(source)))
            .Select(match => match.Groups[1].Value.Replace(@"\\", @"\", StringComparison.Ordinal)).Where(name => Command().IsMatch(name)).ToHashSet();
        Assert.True(commands.Count > 900, $"Only {commands.Count} commands were found.");
        var promised = Command().Matches(string.Join(' ', Promised("formulas").Concat(Promised("signs")))).Select(match => match.Value).ToHashSet();
        var forgotten = commands.Where(command => !promised.Contains(command) && !Grouping.Contains(command) && !IsRefused(command)).Order().ToList();
        Assert.True(forgotten.Count == 0, string.Join(' ', forgotten));
    }

    [Fact]
    public async Task No_line_of_an_item_begins_with_a_mark_behind_a_formula()
    {
        var markdown = _server.Services.GetRequiredService<MarkdownHtml>();
        var html = new StringBuilder();
        foreach (var deck in _server.Services.GetRequiredService<DeckLibrary>().Current.Decks)
        {
            foreach (var (question, item) in deck.Questions.SelectMany(question => question.Items.Select(item => (question, item))))
            {
                var values = item.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value(0));
                var context = new MarkdownContext(deck, question, "zh", values);
                html.AppendJoin('\n', TextsOf(item).Select(text => $"<div class=\"prose\">{markdown.Render(text, context)}</div>"));
            }
        }

        await using var telephone = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await OpenAsync(telephone, $"<main class=\"column\" lang=\"zh-Hans\">{html}</main>");
        foreach (var width in new[] { 390, 375, 360, 342, 320 })
        {
            await page.SetViewportSizeAsync(width, 844);
            await FormulaChecks.AssertLinesAsync(page, "stems, options and reasons");
        }
    }

    [Fact]
    public async Task The_check_of_lines_sees_a_mark_that_has_parted()
    {
        await using var context = await browser.NewContextAsync();
        var page = await OpenAsync(context, "<p>学习率<math><mi>x</mi><mo>+</mo><mi>y</mi></math>。</p><p>学习率（<math><mi>x</mi><mo>+</mo><mi>y</mi></math>好</p>");
        var found = new HashSet<string>();
        for (var width = 50; width < 200; width += 5)
        {
            await page.EvaluateAsync("width => document.querySelectorAll('p').forEach(paragraph => paragraph.style.width = width + 'px')", width);
            found.UnionWith(await FormulaChecks.PartedAsync(page));
        }

        Assert.Equal(["x+y | 。", "学习率（ | x+y"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fonts_of_formulas_are_small_and_only_fetched_where_their_letters_are()
    {
        await using var context = await browser.NewContextAsync();
        var fonts = new Dictionary<string, int>();
        var page = await OpenAsync(context, "<math><mi>x</mi></math>");
        page.Response += (_, response) => fonts[response.Url.Split("/formula-")[^1]] = 0;
        await page.EvaluateAsync("document.fonts.ready");
        var names = new[] { "signs", "double-struck-script", "fraktur", "bold", "sans-typewriter" };
        using var client = _server.CreateClient();
        foreach (var name in names)
        {
            using var response = await client.GetAsync($"/fonts/formula-{name}.woff2", TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            Assert.Equal("font/woff2", response.Content.Headers.ContentType!.MediaType);
            var size = (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            Assert.True(size <= 20 * 1024, $"{name} has {size} bytes.");
        }

        // The machine of the tests has no font that the browser takes for mathematics.
        Assert.DoesNotContain("bold.woff2", fonts.Keys);
        await page.EvaluateAsync("document.querySelector('math').innerHTML = '<mi>𝐱</mi>'");
        await page.EvaluateAsync("document.fonts.ready");
        await page.WaitForFunctionAsync("[...document.fonts].some(face => face.status === 'loaded' && face.unicodeRange.includes('1D400'))");
    }

    private static IEnumerable<string> TextsOf(Item item) => new[] { item.In("zh").StemMarkdown, item.In("zh").WhyMarkdown ?? "" }.Concat(item.Body switch
    {
        ChoiceBody choice => choice.Options.SelectMany(option => new[] { option.Text.In("zh"), option.Reason.In("zh") }),
        NumericBody numeric => numeric.Numbers.Select(number => number.Reason.In("zh")),
        OrderingBody ordering => ordering.Entries.SelectMany(entry => new[] { entry.Text.In("zh"), entry.Reason.In("zh") }),
        MatchingBody matching => matching.Rows.SelectMany(row => new[] { row.Right.In("zh"), row.Reason.In("zh") }),
        ClozeBody cloze => cloze.Blanks.Select(blank => blank.Reason.In("zh")).Append(cloze.Text.In("zh")),
        _ => [],
    });

    private static readonly HashSet<string> Grouping = [@"\begin", @"\end", @"\right", @"\middle", @"\tmspace", @"\varcoppa"];

    private static IEnumerable<string> Promised(string kind) =>
        Block().Matches(Promises).Where(match => match.Groups[1].Value == kind)
            .SelectMany(match => match.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private bool IsRefused(string command) => FormulaIsRefused(command) || FormulaIsRefused($"{command}{{x}}") || FormulaCommands.In(command).Any();

    private bool FormulaIsRefused(string tex) => Engine.Formula(tex, display: true).Error is { } error
        && (error.Contains("readable by day", StringComparison.Ordinal) || error.Contains("defines a command", StringComparison.Ordinal));

    private string Paint(string tex)
    {
        var formula = Engine.Formula(tex, display: true);
        Assert.True(formula.MathMl is not null, $"{tex}: {formula.Error}");
        Assert.DoesNotContain("merror", formula.MathMl, StringComparison.Ordinal);
        return formula.MathMl;
    }

    private string PaintSign(string sign) => Engine.Formula(sign, display: true).MathMl ?? Paint($@"\text{{{sign}}}");

    private static string? Fault(string tex, Ink ink, Ink other) =>
        ink.Pixels == 0 ? $"{tex} is blank." : ink.Print == other.Print ? $"{tex} looks like what it must not look like." : null;

    /// <summary>Paints formulas in the site's styles and looks at the pixels of each.</summary>
    private async Task<IReadOnlyList<Ink>> PaintAsync(IReadOnlyList<string> formulas)
    {
        await using var context = await browser.NewContextAsync(new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1440, Height = 900 } });
        var inks = new List<Ink>();
        var page = await OpenAsync(context, "");
        foreach (var some in formulas.Chunk(600))
        {
            await page.EvaluateAsync(
                "some => { document.body.innerHTML = some.map(math => `<div class=\"cell\"><div>${math}</div></div>`).join(''); }", some);
            await page.WaitForFunctionAsync("document.fonts.status === 'loaded'");
            await page.EvaluateAsync("document.fonts.ready");
            var picture = await page.ScreenshotAsync(new() { FullPage = true });
            inks.AddRange(await page.EvaluateAsync<Ink[]>(Looking, Convert.ToBase64String(picture)));
        }

        return inks;
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, string body)
    {
        const string cells = "body.cells { display: grid; grid-template-columns: repeat(8, 180px); grid-auto-rows: 100px; background: #fff; color: #000; min-height: 0 } "
            + ".cell { display: grid; place-items: center; overflow: hidden } .cell > div { max-width: 170px }";
        const string styles = "<link rel=\"stylesheet\" href=\"/css/site.css\"><link rel=\"stylesheet\" href=\"/css/formulas.css\">";
        var page = await context.NewPageAsync();
        var address = new Uri(_server.Address, "/formulas-of-the-test").ToString();
        await page.RouteAsync(address, route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = $"<!DOCTYPE html><html lang=\"en\" data-theme=\"light\">{styles}<style>{cells}</style><body class=\"{(body.Length == 0 ? "cells" : "")}\">{body}",
        }));
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Crops each cell of the picture to its ink: how many pixels, and a print of them.</summary>
    private const string Looking = """
        async png => {
          const image = new Image();
          image.src = "data:image/png;base64," + png;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const paper = canvas.getContext("2d", { willReadFrequently: true });
          paper.drawImage(image, 0, 0);
          return [...document.querySelectorAll(".cell")].map(cell => {
            const at = cell.getBoundingClientRect();
            const [x0, y0] = [Math.round(at.x + scrollX), Math.round(at.y + scrollY)];
            const { data, width, height } = paper.getImageData(x0, y0, Math.round(at.width), Math.round(at.height));
            let [left, top, right, bottom, pixels] = [width, height, -1, -1, 0];
            for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
              const i = 4 * (y * width + x);
              if (data[i] + data[i + 1] + data[i + 2] < 735) {
                pixels++; left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
              }
            }
            let print = `${right - left}x${bottom - top}:`, hash = 0;
            for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) for (let c = 0; c < 3; c++) {
              hash = (hash * 31 + (data[4 * (y * width + x) + c] >> 4)) | 0;
            }
            return { pixels, print: print + hash };
          });
        }
        """;

    private sealed class Ink
    {
        public int Pixels { get; set; }

        public string Print { get; set; } = "";
    }

    [GeneratedRegex("```(formulas|signs)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\\(?:[A-Za-z]+|[#$%&_{}|,:;!> ])")]
    private static partial Regex Command();

    [GeneratedRegex(@"names:\s*\[.*?\]", RegexOptions.Singleline)]
    private static partial Regex Names();

    [GeneratedRegex("\"((?:\\\\\\\\)[A-Za-z]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?:defineMacro\(\s*|defineSymbol\(\w+, \w+, \w+, (?:null|"[^"]*"),\s*)"((?:\\\\)[A-Za-z]+)"?""")]
    private static partial Regex Defined();
}

using System.Text;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Html.MathMl;

namespace QuizHub.Tests.Decks;

/// <summary>Formulas as MathML Core has them: what KaTeX says in ways that browsers do not heed is said in theirs.</summary>
public sealed partial class PaintedFormulaTests : IDisposable
{
    private readonly MarkdownEngine _engine = new(TimeProvider.System);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Letters_of_every_style_are_other_characters_and_fold_back_to_the_plain_ones()
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        foreach (var (command, characters) in new[]
        {
            ("mathbb", letters + "0123456789"), ("mathcal", letters), ("mathscr", letters), ("mathfrak", letters), ("mathbf", letters + "0123456789ΓΔΘΛΞΠΣΦΨΩ"),
            ("boldsymbol", letters + "0123456789αβγδεζηθικλμνξπρστυφχψωΓΔ"),
            ("mathsf", letters + "0123456789"), ("mathsfit", letters), ("mathtt", letters + "0123456789"),
        })
        {
            foreach (var character in characters)
            {
                var painted = TextOf(Html($"\\{command}{{{character}}}"));
                Assert.NotEqual(character.ToString(), painted);
                Assert.Equal(character.ToString(), painted.Normalize(NormalizationForm.FormKC));
                Assert.True(Rune.IsLetterOrDigit(painted.EnumerateRunes().Single()), $"\\{command}{{{character}}}");
            }
        }
    }

    [Theory]
    [InlineData(@"\mathbb{R}", "ℝ")]
    [InlineData(@"\mathbb{E}", "𝔼")]
    [InlineData(@"\mathbb{1}", "𝟙")]
    [InlineData(@"\mathcal{L}", "ℒ")]
    [InlineData(@"\mathscr{B}", "ℬ")]
    [InlineData(@"\mathfrak{C}", "ℭ")]
    [InlineData(@"\mathbf{x}", "𝐱")]
    [InlineData(@"\boldsymbol{\theta}", "𝜽")]
    [InlineData(@"\boldsymbol{\nabla}", "𝛁")]
    [InlineData(@"\mathtt{a1}", "𝚊𝟷")]
    public void Letters_are_those_of_Unicode(string tex, string letters) => Assert.Equal(letters, TextOf(Html(tex)));

    [Theory]
    [InlineData(@"\mathbb{\alpha}")]
    [InlineData(@"\mathcal{1}")]
    [InlineData(@"\mathfrak{7}")]
    [InlineData(@"\textcolor{#123456}{x}")]
    [InlineData(@"\redA{x}")]
    [InlineData(@"\colorbox{white}{x}")]
    [InlineData(@"\href{https://example.org}{x}")]
    [InlineData(@"\def\a{\url}\a{https://example.org}")]
    [InlineData(@"\includegraphics{a.png}")]
    [InlineData(@"\htmlClass{a}{x}")]
    [InlineData(@"\phase{x}")]
    [InlineData(@"a \\ b")]
    [InlineData(@"a \newline b")]
    [InlineData(@"\overlinesegment{x}")]
    [InlineData(@"\begin{align} a &= b \tag{1} \end{align}")]
    public void What_can_not_be_painted_is_refused(string tex)
    {
        var formula = _engine.Formula(tex, display: true);
        Assert.Null(formula.MathMl);
        Assert.NotEmpty(formula.Error!);
    }

    [Theory]
    [InlineData(@"a+\href{x}{y}", @"\href@2")]
    [InlineData(@"\text{\url{x}}\phase{x}", @"\url@6 \phase@14")]
    [InlineData(@"\\href \verb|\href| % \href", "")]
    [InlineData(@"\frac{a}{b} \hrefs", "")]
    public void Unpaintable_commands_are_found_in_their_places(string tex, string found) =>
        Assert.Equal(found, string.Join(' ', FormulaCommands.In(tex).Select(command => $"{command.Command}@{command.Offset}")));

    /// <summary>Spaces are shown as <c>_</c>, the invisible sign of application is left out.</summary>
    [Theory]
    [InlineData(@"p\log D", "p_log_D")]
    [InlineData(@"\log D", "log_D")]
    [InlineData(@"\log(x)", "log(x)")]
    [InlineData(@"\log\left(x\right)", "log(x)")]
    [InlineData(@"\log\bigl(x\bigr)", "log(x)")]
    [InlineData(@"2\sin x", "2_sin_x")]
    [InlineData(@"(a)\sin x", "(a)_sin_x")]
    [InlineData(@"-\log p", "−log_p")]
    [InlineData(@"a=\max(b)", "a=max(b)")]
    [InlineData(@"\log_2 x", "log2_x")]
    [InlineData(@"a\max_i x_i", "a_maxi_xi")]
    [InlineData(@"\log\log x", "log_log_x")]
    [InlineData(@"\frac{\log x}{a\ln b}", "log_xa_ln_b")]
    [InlineData(@"p\operatorname{softmax}z", "p_softmax_z")]
    [InlineData(@"\operatorname*{argmax}_x f", "argmaxx_f")]
    [InlineData(@"a\mathop{\mathrm{rot}}b", "a_rot_b")]
    [InlineData(@"a\textcolor{red}{\log}b", "a_log_b")]
    [InlineData(@"\Pr(x)\lim x", "Pr(x)_lim_x")]
    [InlineData(@"x^{\log n}", "xlog_n")]
    [InlineData(@"a\,\log b", "a_log_b")]
    public void Named_operators_keep_their_distance(string tex, string shown) =>
        Assert.Equal(shown, TextOf(Space().Replace(Html(tex), "_")).Replace("\u2061", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("x=-1", true)]
    [InlineData(@"1,\ -1", true)]
    [InlineData("(-1)", true)]
    [InlineData(@"\begin{aligned}a&=-1\end{aligned}", true)]
    [InlineData("x-1", false)]
    [InlineData("(x)-1", false)]
    [InlineData("|x|-1", false)]
    public void A_minus_sign_is_close_to_its_number(string tex, bool isClose) =>
        Assert.Equal(isClose, Html(tex).Contains("<mo form=\"prefix\">−</mo>", StringComparison.Ordinal));

    [Fact]
    public void A_named_operator_is_one_part_of_a_script() =>
        Assert.Contains("<msub><mi>λ</mi><mrow><mi>max</mi><mo>\u2061</mo></mrow></msub>", Html(@"\lambda_{\max}"), StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\begin{cases} a & b \\ c & d \end{cases}", "left left left left")]
    [InlineData(@"\begin{aligned} a &= b \\ c &= d \end{aligned}", "right left right left")]
    [InlineData(@"\begin{array}{lr} a & b \end{array}", "left right")]
    [InlineData(@"\begin{array}{c|c} a & b \\ \hline c & d \end{array}", " rule-left rule-top rule-left rule-top")]
    [InlineData(@"\begin{array}{c:c} a & b \\ \hdashline c & d \end{array}", " dash-left dash-top dash-left dash-top")]
    [InlineData(@"\begin{array}{|c|} \hline a \\ \hline \end{array}", "rule-top rule-bottom rule-left rule-right")]
    [InlineData(@"\begin{array}{c|c} a & b \\ c \end{array}", " rule-left  rule-left")]
    public void Tables_are_aligned_and_ruled_by_classes(string tex, string classes)
    {
        var html = Html(tex);
        Assert.DoesNotContain("columnalign", html, StringComparison.Ordinal);
        Assert.DoesNotContain("menclose", html, StringComparison.Ordinal);
        Assert.Equal(classes, string.Join(' ', Cell().Matches(html).Select(match => match.Groups[1].Value)));
    }

    [Theory]
    [InlineData(@"\cancel{x}", "strike-up")]
    [InlineData(@"\boxed{x}", "boxed")]
    [InlineData(@"\sout{x}", "strike")]
    [InlineData(@"\fcolorbox{red}{yellow}{x}", "colored ground-yellow edge-red")]
    [InlineData(@"\textcolor{blue}{x}", "color-blue")]
    [InlineData(@"\textbf{中}", "bold")]
    [InlineData(@"\overline{ab}", "overline")]
    public void What_browsers_do_not_know_is_drawn_by_the_style_sheet(string tex, string classes) =>
        Assert.Contains($" class=\"{classes}\"", Html(tex), StringComparison.Ordinal);

    [Fact]
    public void Negative_spaces_are_negative()
    {
        Assert.Contains("back-1\"", Html(@"a\!b"), StringComparison.Ordinal);
        Assert.Contains("back-2\"", Html(@"a\!b"), StringComparison.Ordinal);
        Assert.Contains("back-16\"", Html(@"a\kern-1em b"), StringComparison.Ordinal);
        Assert.Contains("<mspace width=\"1em\">", Html(@"a\quad b"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_wide_formulas_get_a_box_that_scrolls()
    {
        Assert.False(FormulaWidth.IsWide(Html(@"\theta\leftarrow\theta-\eta\,\frac{\hat m}{\sqrt{\hat v}+\varepsilon}")));
        Assert.True(FormulaWidth.IsWide(Html(string.Join('+', Enumerable.Repeat("xyz", 20)))));
        Assert.False(FormulaWidth.IsWide(Html(@"\begin{aligned}" + string.Join(@"\\", Enumerable.Repeat("a&=b+c", 20)) + @"\end{aligned}")));
    }

    private string Html(string tex)
    {
        var formula = _engine.Formula(tex, display: true);
        Assert.True(formula.MathMl is not null, $"{tex}: {formula.Error}");
        return formula.MathMl;
    }

    private static string TextOf(string html) => Tag().Replace(html, "");

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("<mspace[^>]*></mspace>")]
    private static partial Regex Space();

    [GeneratedRegex("<mtd(?: class=\"([^\"]*)\")?>")]
    private static partial Regex Cell();
}

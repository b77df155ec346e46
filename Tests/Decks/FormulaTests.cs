using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Tests.Decks;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, double> Names = new() { ["a"] = 2, ["b"] = 3, ["momentum.updates"] = 10, ["zero"] = 0, ["nan"] = double.NaN };

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("2 * -3", -6)]
    [InlineData("--1", 1)]
    [InlineData("1.5e-3 * 1E3", 1.5)]
    [InlineData("momentum.updates / a", 5)]
    [InlineData("min(3, 1, 2) + max(a, b)", 4)]
    [InlineData("round(2.5) + round(-2.5)", 0)]
    [InlineData("floor(-0.5) + ceil(0.5)", 0)]
    [InlineData("log2(8) + log10(100) + ln(exp(1))", 6)]
    [InlineData("sqrt(abs(-9))", 3)]
    [InlineData("1 < 2", 1)]
    [InlineData("a == 2 and b != 2", 1)]
    [InlineData("not a == 2 or zero", 0)]
    [InlineData("not (a > 1 and b > 1)", 0)]
    [InlineData("1 + 1 == 2", 1)]
    [InlineData("nan == nan", 0)]
    [InlineData("nan != nan", 1)]
    [InlineData("not nan", 1)]
    public void A_formula_has_the_value_of_ordinary_arithmetic(string text, double value) => Assert.Equal(value, Parse(text).Number(Names), 1e-12);

    [Theory]
    [InlineData("1 / zero", double.PositiveInfinity)]
    [InlineData("-1 / zero", double.NegativeInfinity)]
    [InlineData("zero / zero", double.NaN)]
    [InlineData("sqrt(-1)", double.NaN)]
    [InlineData("ln(0)", double.NegativeInfinity)]
    public void Division_by_zero_shows_in_the_value(string text, double value) => Assert.Equal(value, Parse(text).Number(Names));

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 0)]
    [InlineData("1 +", 3)]
    [InlineData("1 + * 2", 4)]
    [InlineData("(1 + 2", 6)]
    [InlineData("1 2", 2)]
    [InlineData("a = 2", 2)]
    [InlineData("1 < 2 < 3", 6)]
    [InlineData("sin(1)", 0)]
    [InlineData("2 + sqrt", 4)]
    [InlineData("sqrt(1, 2)", 0)]
    [InlineData("min(1)", 0)]
    [InlineData("max()", 4)]
    [InlineData("a ** b", 3)]
    [InlineData("a and", 5)]
    [InlineData("'x'", 0)]
    [InlineData("a; b", 1)]
    [InlineData("1e999", 0)]
    [InlineData("\ud83d\ude00", 0)]
    public void What_is_no_formula_says_where(string text, int position)
    {
        Assert.Null(Formula.Parse(text, out var error));
        Assert.Equal(position, error!.Position);
        Assert.NotEqual("", error.Message.En);
        Assert.NotEqual("", error.Message.Zh);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(100, false)]
    [InlineData(400, false)]
    public void Nesting_is_limited(int depth, bool allowed) =>
        Assert.Equal(allowed, Formula.Parse(new string('(', depth) + "1" + new string(')', depth), out _) is not null);

    [Fact]
    public void Signs_cannot_exhaust_the_stack() => Assert.Null(Formula.Parse(new string('-', 900) + "1", out _));

    [Fact]
    public void Length_is_limited()
    {
        Assert.NotNull(Formula.Parse(string.Join("+", Enumerable.Repeat("1", 500)), out _));
        Assert.Null(Formula.Parse(string.Join("+", Enumerable.Repeat("1", 600)), out var error));
        Assert.Equal(Formula.MaxLength, error!.Position);
    }

    [Fact]
    public void Names_are_known_before_values_are() => Assert.Equal(["a", "momentum.updates"], Parse("a + min(momentum.updates, a)").Names.Order());

    [Fact]
    public void A_name_without_value_is_refused() => Assert.Throws<KeyNotFoundException>(() => Parse("a + c").Number(Names));

    [Theory]
    [InlineData("a < b", true)]
    [InlineData("a", true)]
    [InlineData("not a", true)]
    [InlineData("a and b", true)]
    [InlineData("a + b", false)]
    [InlineData("min(a, b)", false)]
    [InlineData("1", false)]
    public void Statements_are_told_from_numbers(string text, bool isStatement) => Assert.Equal(isStatement, Parse(text).IsStatement);

    [Theory]
    [InlineData("lr/(1-beta)", "lr / ( 1 -  beta )", true)]
    [InlineData("lr/(1-beta)", "lr / 1 - beta", false)]
    public void Space_has_no_meaning(string one, string other, bool same) => Assert.Equal(same, Parse(one).Canonical == Parse(other).Canonical);

    [Theory]
    [InlineData(0.1 + 0.2, "0.3", "{0.3}")]
    [InlineData(-2, "−2", "{-2}")]
    [InlineData(-0.0, "0", "{0}")]
    [InlineData(1234567, "1234567", "{1234567}")]
    [InlineData(1.0 / 3, "0.333333", "{0.333333}")]
    [InlineData(1.5e-7, "1.5e−7", @"{1.5 \cdot 10^{-7}}")]
    [InlineData(123456.789, "123457", "{123457}")]
    [InlineData(double.PositiveInfinity, "∞", @"{\infty}")]
    public void Numbers_are_written_for_reading(double value, string text, string tex)
    {
        Assert.Equal(text, NumberText.Format(value));
        Assert.Equal(tex, NumberText.FormatTex(value));
    }

    private static Formula Parse(string text) => Formula.Parse(text, out var error) ?? throw new InvalidOperationException(error!.Message.En);
}

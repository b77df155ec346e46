using System.Globalization;
using CsCheck;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Tests.Decks;

/// <summary>Random formulas, made together with what C# itself computes for them.</summary>
public sealed class FormulaProperties
{
    private static readonly Dictionary<string, double> Names = new() { ["x"] = 0.5, ["y"] = -3, ["run.z"] = 7 };

    private static readonly Gen<(string Text, double Value, int Power)> Leaf = Gen.OneOf(
        Gen.Double[0, 100].Select(value => (value.ToString("0.###", CultureInfo.InvariantCulture), double.Parse(value.ToString("0.###", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), 9)),
        Gen.OneOf("x", "y", "run.z").Select(name => (name, Names[name], 9)));

    /// <summary>Text, value, and how tightly its outermost operator binds: parentheses are put only where C# would need them too.</summary>
    private static Gen<(string Text, double Value, int Power)> Expression(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Binary(depth, "+", 5, (a, b) => a + b),
        Binary(depth, "-", 5, (a, b) => a - b),
        Binary(depth, "*", 6, (a, b) => a * b),
        Binary(depth, "/", 6, (a, b) => a / b),
        Binary(depth, "<", 4, (a, b) => a < b ? 1 : 0),
        Binary(depth, ">=", 4, (a, b) => a >= b ? 1 : 0),
        Binary(depth, "and", 2, (a, b) => IsTrue(a) && IsTrue(b) ? 1 : 0),
        Binary(depth, "or", 1, (a, b) => IsTrue(a) || IsTrue(b) ? 1 : 0),
        Expression(depth - 1).Select(inner => ($"-{Bracket(inner, 7)}", -inner.Value, 7)),
        Expression(depth - 1).Select(inner => ($"not {Bracket(inner, 3)}", IsTrue(inner.Value) ? 0.0 : 1, 3)),
        Gen.Select(Expression(depth - 1), Expression(depth - 1)).Select((a, b) => ($"{Bracket(a, 9)} ^ {Bracket(b, 7)}", Math.Pow(a.Value, b.Value), 8)),
        Expression(depth - 1).Select(inner => ($"abs({inner.Text})", Math.Abs(inner.Value), 9)),
        Gen.Select(Expression(depth - 1), Expression(depth - 1)).Select((a, b) => ($"max( {a.Text},{b.Text} )", Math.Max(a.Value, b.Value), 9)));

    [Fact]
    public void A_formula_is_what_csharp_computes() => Expression(4).Sample(expression =>
    {
        var formula = Formula.Parse(expression.Text, out var error);
        Assert.True(formula is not null, $"{expression.Text}: {error?.Message.En} at {error?.Position}");
        Assert.Equal(expression.Value, formula.Number(Names));
    });

    [Fact]
    public void No_text_throws_and_every_refusal_has_a_place() => Gen.String[Gen.Char["0123456789.eEab_ +-*/^()<>=!,&|'\"{}\t动"], 0, 60].Sample(text =>
    {
        var formula = Formula.Parse(text, out var error);
        Assert.Equal(formula is null, error is not null);
        Assert.True(error is null || (error.Position >= 0 && error.Position <= text.Length));
    });

    [Fact]
    public void Reading_the_canonical_text_gives_the_same_formula() => Expression(3).Sample(expression =>
    {
        var canonical = Formula.Parse(expression.Text, out _)!.Canonical;
        var again = Formula.Parse(canonical, out _)!;
        Assert.Equal(canonical, again.Canonical);
        Assert.Equal(expression.Value, again.Number(Names));
    });

    private static Gen<(string, double, int)> Binary(int depth, string sign, int power, Func<double, double, double> compute) =>
        Gen.Select(Expression(depth - 1), Expression(depth - 1)).Select((a, b) =>
            // Comparisons do not chain; the others lean to the left.
            ($"{Bracket(a, power == 4 ? 5 : power)} {sign} {Bracket(b, power + 1)}", compute(a.Value, b.Value), power));

    private static string Bracket((string Text, double Value, int Power) inner, int power) => inner.Power >= power ? inner.Text : $"({inner.Text})";

    private static bool IsTrue(double value) => value != 0 && !double.IsNaN(value);
}

using System.Text;

namespace QuizHub.Server.Decks.Formulas;

/// <summary>
/// A formula in the small arithmetic language of decks (Content/README.md, "The formula language"): numbers, names, arithmetic, comparisons and a few functions; no code.
/// Immutable. Arithmetic is IEEE 754: division by zero gives an infinity or NaN, and every comparison with NaN but <c>!=</c> is false.
/// </summary>
public sealed class Formula
{
    public const int MaxLength = 1000;

    /// <summary>How deep parentheses, signs and operators may nest, so that no text can exhaust the stack.</summary>
    public const int MaxDepth = 64;

    private readonly FormulaNode _root;

    private Formula(string text, FormulaNode root, IReadOnlySet<string> names)
    {
        Text = text;
        _root = root;
        Names = names;
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Every name that needs a value.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>True when it says something that holds or not: a comparison, or a lone name (facts may be truth values).</summary>
    public bool IsStatement => _root.IsStatement || _root is NameNode;

    /// <summary>The text without what has no meaning: two formulas with equal canonical texts are the same formula.</summary>
    public string Canonical
    {
        get
        {
            var canonical = new StringBuilder();
            for (var token = FormulaToken.At(Text, 0); token.Kind != TokenKind.End; token = FormulaToken.At(Text, token.Position + token.Text.Length))
            {
                canonical.Append(canonical.Length == 0 ? "" : " ").Append(token.Text);
            }

            return canonical.ToString();
        }
    }

    /// <summary>Null, with the first error, when the text is no formula. Never throws.</summary>
    public static Formula? Parse(string text, out FormulaError? error)
    {
        var parser = new FormulaParser(text);
        var root = parser.Parse();
        error = parser.Error;
        return root is null || error is not null ? null : new(text, root, parser.Names);
    }

    /// <summary>The value; may be NaN or infinite. Statements are 1 or 0.</summary>
    /// <exception cref="KeyNotFoundException">A name of <see cref="Names"/> has no value.</exception>
    public double Number(IReadOnlyDictionary<string, double> names) => _root.Evaluate(names);

    /// <summary>True when the value is neither 0 nor NaN.</summary>
    /// <exception cref="KeyNotFoundException">A name of <see cref="Names"/> has no value.</exception>
    public bool Truth(IReadOnlyDictionary<string, double> names) => IsTrue(Number(names));

    public override string ToString() => Text;

    internal static bool IsTrue(double value) => value != 0 && !double.IsNaN(value);
}

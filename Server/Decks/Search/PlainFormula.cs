using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Search;

/// <summary>A short formula in plain characters: <c>\eta/(1-\beta)</c> is η/(1-β). One that has no plain form is an ellipsis.</summary>
internal static partial class PlainFormula
{
    /// <summary>Commands and their characters, in turn.</summary>
    private const string Characters =
        "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε eta η theta θ kappa κ lambda λ mu μ nu ν pi π rho ρ sigma σ tau τ phi φ varphi φ psi ψ omega ω "
        + "Delta Δ Sigma Σ Omega Ω Phi Φ sum ∑ prod ∏ sqrt √ partial ∂ nabla ∇ infty ∞ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ times × cdot · pm ± to → leftarrow ← "
        + "rightarrow → ll ≪ gg ≫ in ∈ odot ⊙ dots … ldots … cdots … lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ log log ln ln exp exp max max min min tanh tanh sin sin cos cos top ᵀ";

    /// <summary>Commands that only say how something is set.</summary>
    private const string Silent = "left right bigl bigr Bigl Bigr mathrm text mathbb mathcal mathscr mathfrak mathbf mathsf mathtt mathit boldsymbol bm textbf textit texttt operatorname quad qquad hat bar tilde vec";

    private static readonly string[] Powers = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

    private static readonly Dictionary<string, string> Symbols = Characters.Split(' ').Chunk(2).Select(pair => (pair[0], pair[1]))
        .Concat(Silent.Split(' ').Select(command => (command, ""))).ToDictionary(StringComparer.Ordinal);

    public static string Of(string tex)
    {
        var plain = Command().Replace(Spacing().Replace(tex, " "), command => Symbols.GetValueOrDefault(command.Groups[1].Value, command.Value));
        return plain.Contains('\\', StringComparison.Ordinal) ? "…" : Power().Replace(Braces().Replace(plain, ""), power => Powers[power.Value[1] - '0']);
    }

    [GeneratedRegex(@"\^[0-9](?![0-9])")]
    private static partial Regex Power();

    [GeneratedRegex(@"\\[,;!:% ]")]
    private static partial Regex Spacing();

    [GeneratedRegex(@"\\([a-zA-Z]+)\s*")]
    private static partial Regex Command();

    [GeneratedRegex(@"[{}]|_(?=\{)|~")]
    private static partial Regex Braces();
}

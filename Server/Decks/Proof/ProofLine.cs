using QuizHub.Site;

namespace QuizHub.Server.Decks.Proof;

/// <summary>What was tried over fresh seeds.</summary>
public enum ProofKind
{
    /// <summary>A claim's statement.</summary>
    Claim,

    /// <summary>That exactly the key of a predict item comes true.</summary>
    Prediction,

    /// <summary>That the symptom of a case is there without a remedy.</summary>
    Symptom,

    /// <summary>That it is gone with the remedy that cures.</summary>
    Cure,
}

/// <summary>How often something came true in runs whose seeds nobody chose while looking.</summary>
/// <param name="Subject">Id of the claim or the item.</param>
/// <param name="Held">Of <paramref name="Of"/> runs.</param>
/// <param name="Stated">The share that the deck states, 0 to 1: <c>holds</c> over the seeds of a claim, all of a prediction.</param>
/// <param name="Missed">The seeds for which it did not, in the order of drawing.</param>
public sealed record ProofLine(string Question, string Subject, ProofKind Kind, int Held, int Of, double Stated, IReadOnlyList<int> Missed)
{
    public Wilson Interval => Wilson.Of(Held, Of);

    /// <summary>Whether the runs speak against what is stated: the whole interval lies below it.</summary>
    public bool FallsShort => Interval.High < Stated;
}

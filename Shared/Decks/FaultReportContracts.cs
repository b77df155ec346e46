namespace QuizHub.Decks;

/// <summary>What a reader says is wrong with a question or an item.</summary>
public enum FaultKind
{
    /// <summary>The answer that counts as right is not.</summary>
    WrongKey,

    /// <summary>Another answer is right too, or the question can be read in two ways.</summary>
    Ambiguous,

    /// <summary>A statement, a number or a formula is untrue.</summary>
    Untrue,

    /// <summary>A typing error, bad wording, a wrong translation.</summary>
    Wording,

    Other,
}

/// <summary>Reports a fault of the item that a step of a session shows. Sent again with the same id it counts once.</summary>
/// <param name="Id">UUIDv7 made by the browser.</param>
/// <param name="Index">The step, from 0.</param>
/// <param name="ForCheck">True when it is about the step's saw-it check.</param>
/// <param name="Text">What is wrong, at most <see cref="FaultReportRules.LongestText"/> characters; may be empty unless the kind says nothing by itself.</param>
public sealed record ReportFaultRequest(Guid Id, int Index, bool ForCheck, FaultKind Kind, string Text);

public static class FaultReportRules
{
    public const int LongestText = 2000;

    /// <summary>Whether there is enough in a report to act on.</summary>
    public static bool Says(FaultKind kind, string text) =>
        Enum.IsDefined(kind) && text.Length <= LongestText && (kind is FaultKind.WrongKey or FaultKind.Ambiguous || !string.IsNullOrWhiteSpace(text));
}

using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks.Items;

/// <summary>A body whose answers may rest on the facts of a run: running proves them.</summary>
internal interface IProvableBody
{
    /// <summary>False where the run's own facts are the key, so that no run can contradict it.</summary>
    bool HasFixedKey { get; }

    /// <summary>What its answers say of the facts; null where one says nothing of them.</summary>
    IEnumerable<string?> Statements();

    /// <summary>Whether exactly what the deck marks is right by these facts.</summary>
    bool IsKeyAlone(IReadOnlyDictionary<string, double> facts);

    /// <summary>Whether one run proves it; a finding where it does not.</summary>
    /// <param name="mustBeKey">False where whatever the run came to is right.</param>
    bool IsProved(SeedOutcome outcome, bool mustBeKey, Place place, FindingList findings);
}

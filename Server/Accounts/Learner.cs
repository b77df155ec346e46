using System.Security.Cryptography;
using QuizHub.Server.Data;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Accounts;

/// <summary>Someone who learns. A guest at first; an account may take it over later.</summary>
public sealed class Learner : IRevised
{
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The interface language last chosen; null until one was.</summary>
    public Language? Language { get; set; }

    public Theme Theme { get; set; } = Theme.System;

    /// <summary>IANA name; study days roll over at 4 o'clock in this zone.</summary>
    public string TimeZone { get; set; } = TimeZones.Default;

    /// <summary>Whether she chose the zone in the settings; until then it follows her browser.</summary>
    public bool TimeZoneChosen { get; set; }

    /// <summary>Whether the stem is shown alone before the options.</summary>
    public bool StemFirst { get; set; } = true;

    /// <inheritdoc/>
    /// <remarks>Answers, settings, goals, weights and deletions raise it.</remarks>
    public int Revision { get; set; }

    /// <summary>Grows with every change of what is derived from her attempts: whoever keeps a copy sees by it that there is something newer.</summary>
    public int MemoryRevision { get; set; }

    /// <summary>Grows when a part of her log is deleted: a copy from before is then read anew as a whole.</summary>
    public int HistoryRevision { get; set; }

    /// <summary>Whether single keys act in sessions.</summary>
    public bool Shortcuts { get; set; } = true;

    public Learner Copy() => (Learner)MemberwiseClone();

    /// <summary>Tells learners of one browser apart, and tells nothing else.</summary>
    public string Mark() => Convert.ToHexStringLower(SHA256.HashData(Id.ToByteArray()).AsSpan(0, 8));
}

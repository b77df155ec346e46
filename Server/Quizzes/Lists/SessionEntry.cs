using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>A session in the list of all.</summary>
/// <param name="At">Of a finished one when it was finished, of an open one when it was last changed; as her clocks show it.</param>
/// <param name="State">Of an open one how far it has come, of a finished one what it came to.</param>
/// <param name="Look">What there is to be seen of a finished one; null while it is open.</param>
public sealed record SessionEntry(Guid Id, Text Mode, string Title, DateTimeOffset At, string State, bool IsEndedEarly, Text? Look);

/// <summary>A page of a list.</summary>
/// <param name="Number">From 1; of the nearest page that there is, whichever was asked for.</param>
public sealed record SessionSheet(IReadOnlyList<SessionEntry> Entries, int Number, int Of, int All);

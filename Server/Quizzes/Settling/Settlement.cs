using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>What a change of a session comes to: how it ended and, if something has happened, everything that is to be stored of it.</summary>
/// <param name="Next">The context for the change after this one; the one before when nothing has happened.</param>
/// <param name="Stored">Null when nothing is to be stored.</param>
/// <param name="Logged">Null when no attempt is added to the log.</param>
public sealed record Settlement(SessionOutcome Outcome, AnswerContext Next, StoredEvent? Stored = null, LoggedAttempt? Logged = null);

/// <summary>An attempt and all that is derived from it.</summary>
/// <param name="Memory">Of its item after it; null for what is never scheduled.</param>
/// <param name="Replaced">Stored memories that <paramref name="Memory"/> takes the place of, besides the one with its key.</param>
/// <param name="Day">The tally of its study day with it.</param>
public sealed record LoggedAttempt(Attempt Attempt, ItemMemory? Memory, IReadOnlyList<ItemMemory> Replaced, DayTally Day);

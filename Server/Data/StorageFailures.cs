using Microsoft.Data.Sqlite;

namespace QuizHub.Server.Data;

/// <summary>Tells a storage that is full, locked or read-only from a fault of the program: the one goes away again, and nobody who asks is to blame.</summary>
public static class StorageFailures
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14;
    private const int NoSpaceOnUnix = 28, NoSpaceOnWindows = unchecked((int)0x80070070);

    private const int Constraint = 19, PrimaryKey = 1555, Unique = 2067;

    /// <summary>Whether a row was refused because there is one with its key, or with another of its unique columns.</summary>
    public static bool IsDuplicate(this SqliteException exception) =>
        exception is { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: PrimaryKey or Unique };

    /// <summary>What storing came to grief on, in words for the log; null when the exception has another cause.</summary>
    public static string? StorageReason(this Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (ReasonOf(cause) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? ReasonOf(Exception cause) => cause switch
    {
        SqliteException { SqliteErrorCode: Full } or IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } => "the disk or the database is full",
        SqliteException { SqliteErrorCode: Busy or Locked } => "the database is locked by another process",
        SqliteException { SqliteErrorCode: ReadOnly } => "the database or its folder is read-only",
        SqliteException { SqliteErrorCode: InputOutput } => "the disk fails to read or write",
        SqliteException { SqliteErrorCode: CannotOpen } => "the database cannot be opened",
        _ => null,
    };
}

using System.Diagnostics;

namespace QuizHub.Server.Decks.Findings;

/// <summary>Whatever goes wrong while a part of a deck is read becomes a finding of that part, and costs that part alone.</summary>
internal static class Guard
{
    /// <summary>Null, with a finding, when reading failed.</summary>
    public static T? Read<T>(Func<T> read, Place place, FindingList findings)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (Exception error)
        {
            // A fault of the reader's, not foreseen by kind: what is foreseen is a finding of its own.
            findings.Add(FindingCatalogue.ReaderFailed, place, Describe(error));
            return null;
        }
    }

    public static void Do(Action check, Place place, FindingList findings) => Read<object>(
        () =>
        {
            check();
            return place;
        },
        place,
        findings);

    /// <summary>What happened and where in the program, for whoever mends it.</summary>
    private static string Describe(Exception error)
    {
        var method = new StackTrace(error).GetFrame(0)?.GetMethod();
        return $"{error.GetType().Name}{(method is null ? "" : $" in {method.DeclaringType?.Name}.{method.Name}")}: {error.Message}";
    }
}

namespace QuizHub.Server.Decks.Checks;

/// <summary>Dollar signs in words: whatever begins or ends a formula is none of them.</summary>
internal static class Dollars
{
    /// <param name="raw">Words as they stand in the file, backslashes included.</param>
    /// <returns>The indices of those without a backslash before them.</returns>
    public static IEnumerable<int> StrayIn(string raw)
    {
        for (var index = 0; index < raw.Length; index++)
        {
            if (raw[index] == '\\')
            {
                index++;
            }
            else if (raw[index] == '$')
            {
                yield return index;
            }
        }
    }
}

namespace QuizHub.Server.Decks.Reading;

/// <summary>Which addresses a deck may name.</summary>
internal static class Links
{
    public const string Question = "question:", Term = "term:";

    /// <summary>An absolute https address with a host and no name or password in it.</summary>
    public static bool IsHttps(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
}

using QuizHub.Server.Data;

namespace QuizHub.Server.Decks.Library;

/// <summary>The folders that hold decks.</summary>
public static class ContentDirectories
{
    /// <summary>From the setting <c>ContentDirectories</c>; relative ones count from the caller's folder. Without it the <c>Content</c> beside QuizHub.sln or the app.</summary>
    public static IReadOnlyList<string> From(IConfiguration configuration) =>
        configuration.GetSection("ContentDirectories").Get<string[]>() is { Length: > 0 } given ? [.. given.Select(AppFolders.FromCaller)] : [Default];

    public static string Default => Path.Combine(AppFolders.Root, "Content");
}

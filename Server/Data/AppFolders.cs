using System.Reflection;

namespace QuizHub.Server.Data;

/// <summary>Where things lie: beside <c>QuizHub.sln</c> when run from a build in its source tree, beside the app when published.</summary>
public static class AppFolders
{
    /// <summary>The folder that holds <c>Content</c> and <c>data</c> unless settings say otherwise.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A setting's path: relative ones count from the folder that the command was called in.</summary>
    public static string FromCaller(string path) => Path.GetFullPath(path, Environment.CurrentDirectory);

    /// <summary>Reads a value that the build wrote into this assembly; null when there is none.</summary>
    public static string? Metadata(string key) =>
        typeof(AppFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value;

    private static string FindRoot()
    {
        var app = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var source = Metadata("SourceRoot");
        // A published app carries its content with it; a build does not.
        return source is not null && !Directory.Exists(Path.Combine(app, "Content")) && Directory.Exists(source) ? Path.TrimEndingDirectorySeparator(source) : app;
    }
}

namespace QuizHub.Server.Data;

/// <summary>Where everything lives that the server writes: the database, the keys that protect cookies, the lock of migrations.</summary>
public sealed class DataDirectory
{
    private DataDirectory(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        Keys = Directory.CreateDirectory(System.IO.Path.Combine(path, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            // The keys are not encrypted at rest: only their owner may read them.
            Keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }
    }

    public string Path { get; }

    public DirectoryInfo Keys { get; }

    public string Database => System.IO.Path.Combine(Path, "quizhub.db");

    public string MigrationLock => System.IO.Path.Combine(Path, "migration.lock");

    /// <summary>The directory that the setting <c>DataDirectory</c> names, taken from the caller's directory; without it <c>data</c> beside the solution when
    /// run from source, beside the app when published. Made if it is not there.</summary>
    public static DataDirectory From(IConfiguration configuration)
    {
        var configured = configuration["DataDirectory"];
        return new(string.IsNullOrWhiteSpace(configured) ? System.IO.Path.Combine(AppFolders.Root, "data") : AppFolders.FromCaller(configured));
    }
}

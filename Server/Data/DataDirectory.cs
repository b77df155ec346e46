namespace QuizHub.Server.Data;

/// <summary>Where everything lives that the server writes: the database, the keys that protect cookies, the lock of migrations.</summary>
public sealed class DataDirectory
{
    private DataDirectory(string path)
    {
        Path = path;
        MakeFolder(path);
        Keys = Directory.CreateDirectory(System.IO.Path.Combine(path, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            // The keys are not encrypted at rest: only their owner may read them.
            Keys.UnixFileMode = OwnerOnly | UnixFileMode.UserExecute;
        }
    }

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; }

    public DirectoryInfo Keys { get; }

    public string Database => System.IO.Path.Combine(Path, "quizhub.db");

    public string MigrationLock => System.IO.Path.Combine(Path, "migration.lock");

    /// <summary>Makes sure that the database and the keys can be written, and read by their owner alone. What SQLite puts beside the database gets the same
    /// mode.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Claim()
    {
        using (new FileStream(Database, Access()))
        {
        }

        var briefly = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose };
        using (new FileStream(System.IO.Path.Combine(Path, ".write-test"), briefly))
        {
        }

        if (!OperatingSystem.IsWindows())
        {
            var files = new[] { Database, Database + "-wal", Database + "-shm" }.Where(File.Exists);
            foreach (var file in files.Concat(Keys.EnumerateFiles().Select(key => key.FullName)))
            {
                File.SetUnixFileMode(file, OwnerOnly);
            }
        }
    }

    private static FileStreamOptions Access()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    /// <summary>A folder that somebody else made keeps the mode that it has.</summary>
    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The directory that the setting <c>DataDirectory</c> names, taken from the caller's directory; without it <c>data</c> beside the solution when
    /// run from source, beside the app when published. Made if it is not there.</summary>
    public static DataDirectory From(IConfiguration configuration)
    {
        var configured = configuration["DataDirectory"];
        return new(string.IsNullOrWhiteSpace(configured) ? System.IO.Path.Combine(AppFolders.Root, "data") : AppFolders.FromCaller(configured));
    }
}

using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Tests;

/// <summary>What all servers of this process share, because none of them changes it: decks of the source tree as they are read, formulas as they are made, an empty database.</summary>
internal static class SharedParts
{
    private static readonly ConcurrentDictionary<string, Lazy<DeckReading>> Readings = new(StringComparer.Ordinal);
    private static readonly DeckParser Parser = new();
    private static readonly Lazy<MarkdownEngine> Formulas = new(() => new(TimeProvider.System));
    private static readonly Lazy<byte[]> EmptyDatabase = new(Migrate);
    private static readonly string[] Unchanged = [TestsRoot.ShippedContent, Path.Combine(TestsRoot.Path, "Fixtures")];

    public static MarkdownEngine Engine => Formulas.Value;

    /// <summary>Nothing is made ahead: a test pays for what it looks at, once for all servers.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(Engine));
        services.Replace(ServiceDescriptor.Singleton<ReadDeck>(Read));
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(MarkdownWarmup)));
    }

    /// <summary>A deck of the source tree is read once; every other is read as a server reads it.</summary>
    private static DeckReading Read(DeckFiles files, DeckReading? known) =>
        Array.Exists(Unchanged, root => files.Folder!.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            ? Readings.GetOrAdd(files.Folder!, _ => new(() => Parser.Read(files))).Value
            : Parser.Read(files, known);

    /// <summary>The deck that QuizHub ships with.</summary>
    public static Deck ShippedDeck => Read(DeckFiles.FromFolder(Path.Combine(TestsRoot.ShippedContent, "deep-learning")), null).Deck!;

    /// <summary>What a new server would make first.</summary>
    public static void PutDatabase(string dataDirectory) => File.WriteAllBytes(Path.Combine(dataDirectory, "quizhub.db"), EmptyDatabase.Value);

    private static byte[] Migrate()
    {
        var folder = TestServer.NewFolder();
        var directory = DataDirectory.From(new ConfigurationBuilder().AddInMemoryCollection([new("DataDirectory", folder)]).Build());
        var options = new DbContextOptionsBuilder<QuizHubDbContext>();
        DataSetup.UseSqlite(options, directory.Database);
        Task.Run(() => DatabaseMigration.RunAsync(new PooledDbContextFactory<QuizHubDbContext>(options.Options), directory, NullLogger.Instance, CancellationToken.None)).GetAwaiter().GetResult();
        SqliteConnection.ClearAllPools();
        Assert.False(File.Exists(directory.Database + "-wal"));
        var made = File.ReadAllBytes(directory.Database);
        Directory.Delete(folder, recursive: true);
        return made;
    }
}

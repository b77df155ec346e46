using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace QuizHub.Server.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var directory = DataDirectory.From(configuration);
        directory.Claim();
        services.AddSingleton(directory);
        services.TryAddSingleton(TimeProvider.System);
        services.AddPooledDbContextFactory<QuizHubDbContext>(options => UseSqlite(options, directory.Database));
        services.AddDataProtection().SetApplicationName("QuizHub");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((keys, loggers) => keys.XmlRepository = new OwnersKeys(directory.Keys, loggers));
        services.AddSingleton<StorageLog>();
        services.AddSingleton<StorageProbe>();
        services.AddSingleton<AttemptWriter>().AddHostedService(provider => provider.GetRequiredService<AttemptWriter>());
        return services;
    }

    /// <summary>Brings the database to this version's schema, only when migrations are pending.</summary>
    public static Task MigrateDatabaseAsync(this WebApplication app) => DatabaseMigration.RunAsync(
        app.Services.GetRequiredService<IDbContextFactory<QuizHubDbContext>>(),
        app.Services.GetRequiredService<DataDirectory>(),
        app.Services.GetRequiredService<ILogger<QuizHubDbContext>>(),
        app.Lifetime.ApplicationStopping);

    public static void UseSqlite(DbContextOptionsBuilder options, string file) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file }.ToString())
        // Statements are of interest when something is looked for, not in the log of every day; a failure is logged by whoever it comes to, once.
        .ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug)))
        .AddInterceptors(new SqlitePragmas());
}

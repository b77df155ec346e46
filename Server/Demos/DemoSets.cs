using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;

namespace QuizHub.Server.Demos;

/// <summary>This room's tables: runs, and who made some freely.</summary>
public static class DemoSets
{
    public static DbSet<Run> Runs(this QuizHubDbContext database) => database.Set<Run>();

    public static DbSet<FreeRun> FreeRuns(this QuizHubDbContext database) => database.Set<FreeRun>();
}

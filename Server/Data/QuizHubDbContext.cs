using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;

namespace QuizHub.Server.Data;

/// <summary>The one database. Entities live with their nouns; how each is stored stands in its configuration beside this file.</summary>
public sealed class QuizHubDbContext(DbContextOptions<QuizHubDbContext> options) : DbContext(options)
{
    public DbSet<Learner> Learners => Set<Learner>();

    public DbSet<StudySession> Sessions => Set<StudySession>();

    public DbSet<StoredEvent> SessionEvents => Set<StoredEvent>();

    public DbSet<KeyPointTicks> KeyPointTicks => Set<KeyPointTicks>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<ItemMemory> ItemMemories => Set<ItemMemory>();

    public DbSet<DayTally> DayTallies => Set<DayTally>();

    public DbSet<StudyGoal> StudyGoals => Set<StudyGoal>();

    public DbSet<PersonalWeights> PersonalWeights => Set<PersonalWeights>();

    public DbSet<StoredItem> StoredItems => Set<StoredItem>();

    public DbSet<StoredQuestion> StoredQuestions => Set<StoredQuestion>();

    public DbSet<FaultReport> FaultReports => Set<FaultReport>();

    public DbSet<Run> Runs => Set<Run>();

    public DbSet<FreeRun> FreeRuns => Set<FreeRun>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(QuizHubDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite cannot order DateTimeOffset: every instant is a number.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

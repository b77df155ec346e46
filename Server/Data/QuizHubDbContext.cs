using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace QuizHub.Server.Data;

/// <summary>The one database. It knows no table by name: entities, their configurations and the ways to reach them (<c>database.Attempts()</c>) stand in the rooms that
/// they belong to.</summary>
public sealed class QuizHubDbContext(DbContextOptions<QuizHubDbContext> options) : DbContext(options)
{
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        foreach (var other in RaiseRevisions())
        {
            Database.ExecuteSqlRaw(RaiseRevision, other);
        }

        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var other in RaiseRevisions())
        {
            await Database.ExecuteSqlRawAsync(RaiseRevision, [other], cancellationToken);
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(QuizHubDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite cannot order DateTimeOffset: every instant is a number.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    /// <summary>Raises the revision of all whom what is to be stored concerns, and gives those that are not at hand here.</summary>
    private List<Guid> RaiseRevisions()
    {
        var changed = ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var concerned = changed.Select(entry => entry.Entity).OfType<IAnswerEvidence>().Select(row => row.LearnerId).ToHashSet();
        concerned.UnionWith(changed.Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity).OfType<IRevised>().Select(owner => owner.Id));
        foreach (var entry in concerned.Count == 0 ? [] : ChangeTracker.Entries<IRevised>().Where(entry => concerned.Contains(entry.Entity.Id)).ToList())
        {
            concerned.Remove(entry.Entity.Id);
            if (entry.State is EntityState.Unchanged or EntityState.Modified)
            {
                entry.Entity.Revision++;
            }
        }

        return [.. concerned];
    }

    /// <summary>For one whose row is not at hand; its parameter is her id.</summary>
    private string RaiseRevision => field ??= RevisionStatement();

    private string RevisionStatement()
    {
        var owner = Model.GetEntityTypes().Single(type => typeof(IRevised).IsAssignableFrom(type.ClrType));
        var (table, revision, key) = (owner.GetTableName(), Column(nameof(IRevised.Revision)), Column(nameof(IRevised.Id)));
        return $"""UPDATE "{table}" SET "{revision}" = "{revision}" + 1 WHERE "{key}" = {"{0}"}""";

        string Column(string property) => owner.FindProperty(property)!.GetColumnName();
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

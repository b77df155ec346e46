using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuizHub.Server.Demos;

public sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.ToTable("Runs");
        builder.Property(run => run.Demo).HasMaxLength(64);
        // One stored run for equal questions: that is what makes serving from the store possible.
        builder.HasIndex(run => new { run.Demo, run.DemoVersion, run.Seed, run.Settings }).IsUnique();
        builder.HasIndex(run => run.LearnerId);
        builder.Ignore(run => run.IsPurged);
    }
}

public sealed class FreeRunConfiguration : IEntityTypeConfiguration<FreeRun>
{
    public void Configure(EntityTypeBuilder<FreeRun> builder)
    {
        builder.ToTable("FreeRuns");
        builder.Property(run => run.Demo).HasMaxLength(64);
        builder.HasIndex(run => new { run.LearnerId, run.Demo, run.At });
    }
}

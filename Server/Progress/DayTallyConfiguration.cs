using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Progress;

public sealed class DayTallyConfiguration : IEntityTypeConfiguration<DayTally>
{
    public void Configure(EntityTypeBuilder<DayTally> builder)
    {
        builder.ToTable("DayTallies");
        builder.HasKey(tally => new { tally.LearnerId, tally.DeckSlug, tally.Day });
        builder.Property(tally => tally.DeckSlug).HasMaxLength(64);
        builder.HasOne<Learner>().WithMany().HasForeignKey(tally => tally.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

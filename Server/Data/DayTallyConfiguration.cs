using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Data;

public sealed class DayTallyConfiguration : IEntityTypeConfiguration<DayTally>
{
    public void Configure(EntityTypeBuilder<DayTally> builder)
    {
        builder.HasKey(tally => new { tally.LearnerId, tally.DeckSlug, tally.Day });
        builder.Property(tally => tally.DeckSlug).HasMaxLength(64);
        builder.HasOne<Learner>().WithMany().HasForeignKey(tally => tally.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

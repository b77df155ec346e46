using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Progress;

public sealed class AttemptConfiguration : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("Attempts");
        builder.Property(attempt => attempt.Mode).HasConversion<string>().HasMaxLength(16);
        builder.Property(attempt => attempt.ItemType).HasConversion<string>().HasMaxLength(16);
        builder.Property(attempt => attempt.Facet).HasConversion<string>().HasMaxLength(16);
        builder.Property(attempt => attempt.Confidence).HasConversion<string>().HasMaxLength(8);
        builder.Property(attempt => attempt.DeckSlug).HasMaxLength(64);
        builder.Property(attempt => attempt.QuestionSlug).HasMaxLength(64);
        builder.Property(attempt => attempt.ItemId).HasMaxLength(64);
        builder.Property(attempt => attempt.ItemVersion).HasMaxLength(16);
        builder.Property(attempt => attempt.KeyVersion).HasMaxLength(16);
        builder.Property(attempt => attempt.Language).HasMaxLength(8);
        builder.Property(attempt => attempt.TimeZone).HasMaxLength(64);
        builder.HasOne<Learner>().WithMany().HasForeignKey(attempt => attempt.LearnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(attempt => attempt.SessionId);
        // Encounters and progress per question.
        builder.HasIndex(attempt => new { attempt.LearnerId, attempt.DeckSlug, attempt.QuestionSlug, attempt.ItemId, attempt.StoredAt });
        // Tallies of a study day.
        builder.HasIndex(attempt => new { attempt.LearnerId, attempt.DeckSlug, attempt.StudyDay });
        // The median of active time is read off this index alone.
        builder.HasIndex(attempt => new { attempt.LearnerId, attempt.ItemType, attempt.Revealed, attempt.SecondTry, attempt.ActiveMilliseconds });
    }
}

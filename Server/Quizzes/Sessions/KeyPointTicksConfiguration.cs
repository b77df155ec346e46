using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Quizzes;

public sealed class KeyPointTicksConfiguration : IEntityTypeConfiguration<KeyPointTicks>
{
    public void Configure(EntityTypeBuilder<KeyPointTicks> builder)
    {
        builder.ToTable("KeyPointTicks");
        builder.HasKey(ticks => new { ticks.SessionId, ticks.StepIndex });
        builder.Property(ticks => ticks.DeckSlug).HasMaxLength(64);
        builder.Property(ticks => ticks.QuestionSlug).HasMaxLength(64);
        builder.HasOne<StudySession>().WithMany().HasForeignKey(ticks => ticks.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Learner>().WithMany().HasForeignKey(ticks => ticks.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

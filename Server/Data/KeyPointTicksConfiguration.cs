using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;
using QuizHub.Server.Quizzes;

namespace QuizHub.Server.Data;

public sealed class KeyPointTicksConfiguration : IEntityTypeConfiguration<KeyPointTicks>
{
    public void Configure(EntityTypeBuilder<KeyPointTicks> builder)
    {
        builder.HasKey(ticks => new { ticks.SessionId, ticks.StepIndex });
        builder.Property(ticks => ticks.DeckSlug).HasMaxLength(64);
        builder.Property(ticks => ticks.QuestionSlug).HasMaxLength(64);
        builder.HasOne<StudySession>().WithMany().HasForeignKey(ticks => ticks.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Learner>().WithMany().HasForeignKey(ticks => ticks.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

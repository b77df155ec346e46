using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Data;

public sealed class StudyGoalConfiguration : IEntityTypeConfiguration<StudyGoal>
{
    public void Configure(EntityTypeBuilder<StudyGoal> builder)
    {
        builder.HasKey(goal => new { goal.LearnerId, goal.DeckSlug });
        builder.Property(goal => goal.DeckSlug).HasMaxLength(64);
        builder.HasOne<Learner>().WithMany().HasForeignKey(goal => goal.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Progress;

public sealed class StudyGoalConfiguration : IEntityTypeConfiguration<StudyGoal>
{
    public void Configure(EntityTypeBuilder<StudyGoal> builder)
    {
        builder.ToTable("StudyGoals");
        builder.HasKey(goal => new { goal.LearnerId, goal.DeckSlug });
        builder.Property(goal => goal.DeckSlug).HasMaxLength(64);
        builder.HasOne<Learner>().WithMany().HasForeignKey(goal => goal.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

public sealed class StudySessionConfiguration : IEntityTypeConfiguration<StudySession>
{
    public void Configure(EntityTypeBuilder<StudySession> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Mode).HasConversion<string>().HasMaxLength(16);
        builder.Property(session => session.DeckSlug).HasMaxLength(64);
        builder.Property(session => session.TopicSlug).HasMaxLength(64);
        builder.Property(session => session.QuestionSlug).HasMaxLength(64);
        builder.Property(session => session.Language).HasMaxLength(8);
        builder.HasOne<Learner>().WithMany().HasForeignKey(session => session.LearnerId).OnDelete(DeleteBehavior.Cascade);
        // Progress, which keeps the attempts, knows no session.
        builder.HasMany<Attempt>().WithOne().HasForeignKey(attempt => attempt.SessionId).OnDelete(DeleteBehavior.Cascade);
        // Exams whose time has run out.
        builder.HasIndex(session => session.Deadline);
        // "Continue where you left off": the open session that changed last.
        builder.HasIndex(session => new { session.LearnerId, session.FinishedAt, session.ChangedAt });
    }
}

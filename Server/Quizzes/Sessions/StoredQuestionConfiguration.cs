using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuizHub.Server.Quizzes;

public sealed class StoredQuestionConfiguration : IEntityTypeConfiguration<StoredQuestion>
{
    public void Configure(EntityTypeBuilder<StoredQuestion> builder)
    {
        builder.ToTable("StoredQuestions");
        builder.HasKey(stored => new { stored.DeckSlug, stored.QuestionSlug, stored.Version });
        builder.Property(stored => stored.DeckSlug).HasMaxLength(64);
        builder.Property(stored => stored.QuestionSlug).HasMaxLength(64);
        builder.Property(stored => stored.Version).HasMaxLength(16);
    }
}

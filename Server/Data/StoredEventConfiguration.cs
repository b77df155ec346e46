using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Quizzes;

namespace QuizHub.Server.Data;

public sealed class StoredEventConfiguration : IEntityTypeConfiguration<StoredEvent>
{
    public void Configure(EntityTypeBuilder<StoredEvent> builder)
    {
        builder.HasKey(stored => new { stored.SessionId, stored.Revision });
        builder.HasOne<StudySession>().WithMany().HasForeignKey(stored => stored.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(stored => stored.AnswerId).IsUnique();
    }
}

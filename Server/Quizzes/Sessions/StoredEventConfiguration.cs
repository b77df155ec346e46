using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuizHub.Server.Quizzes;

public sealed class StoredEventConfiguration : IEntityTypeConfiguration<StoredEvent>
{
    public void Configure(EntityTypeBuilder<StoredEvent> builder)
    {
        builder.ToTable("SessionEvents");
        builder.HasKey(stored => new { stored.SessionId, stored.Revision });
        builder.HasOne<StudySession>().WithMany().HasForeignKey(stored => stored.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(stored => stored.AnswerId).IsUnique();
        // Whether any session refers to a run.
        builder.HasIndex(stored => stored.RunId);
    }
}

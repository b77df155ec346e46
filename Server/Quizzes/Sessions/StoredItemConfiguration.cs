using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuizHub.Server.Quizzes;

public sealed class StoredItemConfiguration : IEntityTypeConfiguration<StoredItem>
{
    public void Configure(EntityTypeBuilder<StoredItem> builder)
    {
        builder.ToTable("StoredItems");
        builder.HasKey(stored => new { stored.DeckSlug, stored.QuestionSlug, stored.ItemId, stored.ItemVersion });
        builder.Property(stored => stored.DeckSlug).HasMaxLength(64);
        builder.Property(stored => stored.QuestionSlug).HasMaxLength(64);
        builder.Property(stored => stored.ItemId).HasMaxLength(64);
        builder.Property(stored => stored.ItemVersion).HasMaxLength(16);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Progress;

public sealed class ItemMemoryConfiguration : IEntityTypeConfiguration<ItemMemory>
{
    public void Configure(EntityTypeBuilder<ItemMemory> builder)
    {
        builder.ToTable("ItemMemories");
        builder.HasKey(memory => new { memory.LearnerId, memory.DeckSlug, memory.QuestionSlug, memory.ItemId });
        builder.Property(memory => memory.DeckSlug).HasMaxLength(64);
        builder.Property(memory => memory.QuestionSlug).HasMaxLength(64);
        builder.Property(memory => memory.ItemId).HasMaxLength(64);
        builder.Property(memory => memory.Model).HasMaxLength(16);
        builder.Ignore(memory => memory.State);
        builder.HasOne<Learner>().WithMany().HasForeignKey(memory => memory.LearnerId).OnDelete(DeleteBehavior.Cascade);
        // How many are due, for the pages that say so.
        builder.HasIndex(memory => new { memory.LearnerId, memory.DeckSlug, memory.DueDay });
        // What has changed since a copy was made.
        builder.HasIndex(memory => new { memory.LearnerId, memory.Revision });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuizHub.Server.Accounts;

public sealed class LearnerConfiguration : IEntityTypeConfiguration<Learner>
{
    public void Configure(EntityTypeBuilder<Learner> builder)
    {
        builder.ToTable("Learners");
        builder.Property(learner => learner.Language).HasConversion<string>().HasMaxLength(8);
        builder.Property(learner => learner.Theme).HasConversion<string>().HasMaxLength(8);
        builder.Property(learner => learner.TimeZone).HasMaxLength(64);
    }
}

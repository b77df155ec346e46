using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Data;

public sealed class LearnerConfiguration : IEntityTypeConfiguration<Learner>
{
    public void Configure(EntityTypeBuilder<Learner> builder)
    {
        builder.Property(learner => learner.Language).HasConversion<string>().HasMaxLength(8);
        builder.Property(learner => learner.Theme).HasConversion<string>().HasMaxLength(8);
        builder.Property(learner => learner.TimeZone).HasMaxLength(64);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Data;

public sealed class PersonalWeightsConfiguration : IEntityTypeConfiguration<PersonalWeights>
{
    public void Configure(EntityTypeBuilder<PersonalWeights> builder)
    {
        builder.HasKey(weights => weights.LearnerId);
        builder.Property(weights => weights.Decision).HasConversion<string>().HasMaxLength(16);
        builder.HasOne<Learner>().WithOne().HasForeignKey<PersonalWeights>(weights => weights.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

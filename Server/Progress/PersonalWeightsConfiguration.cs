using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Progress;

public sealed class PersonalWeightsConfiguration : IEntityTypeConfiguration<PersonalWeights>
{
    public void Configure(EntityTypeBuilder<PersonalWeights> builder)
    {
        builder.ToTable("PersonalWeights");
        builder.HasKey(weights => weights.LearnerId);
        builder.Property(weights => weights.Decision).HasConversion<string>().HasMaxLength(16);
        builder.HasOne<Learner>().WithOne().HasForeignKey<PersonalWeights>(weights => weights.LearnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuizHub.Decks;
using QuizHub.Server.Accounts;

namespace QuizHub.Server.Quizzes;

public sealed class FaultReportConfiguration : IEntityTypeConfiguration<FaultReport>
{
    public void Configure(EntityTypeBuilder<FaultReport> builder)
    {
        builder.ToTable("FaultReports");
        builder.Property(report => report.DeckSlug).HasMaxLength(64);
        builder.Property(report => report.QuestionSlug).HasMaxLength(64);
        builder.Property(report => report.ItemId).HasMaxLength(64);
        builder.Property(report => report.Version).HasMaxLength(16);
        builder.Property(report => report.Language).HasMaxLength(8);
        builder.Property(report => report.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(report => report.Text).HasMaxLength(FaultReportRules.LongestText);
        builder.HasIndex(report => report.ReportedAt);
        // The report outlives its author's name.
        builder.HasOne<Learner>().WithMany().HasForeignKey(report => report.LearnerId).OnDelete(DeleteBehavior.SetNull);
    }
}

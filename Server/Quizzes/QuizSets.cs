using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>This room's tables: sessions, and what they need to stay as they were.</summary>
public static class QuizSets
{
    public static DbSet<StudySession> Sessions(this QuizHubDbContext database) => database.Set<StudySession>();

    public static DbSet<StoredEvent> SessionEvents(this QuizHubDbContext database) => database.Set<StoredEvent>();

    public static DbSet<KeyPointTicks> KeyPointTicks(this QuizHubDbContext database) => database.Set<KeyPointTicks>();

    public static DbSet<StoredItem> StoredItems(this QuizHubDbContext database) => database.Set<StoredItem>();

    public static DbSet<StoredQuestion> StoredQuestions(this QuizHubDbContext database) => database.Set<StoredQuestion>();

    public static DbSet<FaultReport> FaultReports(this QuizHubDbContext database) => database.Set<FaultReport>();
}

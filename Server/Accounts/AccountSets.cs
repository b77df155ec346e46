using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;

namespace QuizHub.Server.Accounts;

/// <summary>This room's tables: who learns.</summary>
public static class AccountSets
{
    public static DbSet<Learner> Learners(this QuizHubDbContext database) => database.Set<Learner>();
}

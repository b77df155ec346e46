using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;

namespace QuizHub.Server.Progress;

/// <summary>This room's tables: the log of attempts, and what is derived from it.</summary>
public static class ProgressSets
{
    public static DbSet<Attempt> Attempts(this QuizHubDbContext database) => database.Set<Attempt>();

    public static DbSet<ItemMemory> ItemMemories(this QuizHubDbContext database) => database.Set<ItemMemory>();

    public static DbSet<DayTally> DayTallies(this QuizHubDbContext database) => database.Set<DayTally>();

    public static DbSet<StudyGoal> StudyGoals(this QuizHubDbContext database) => database.Set<StudyGoal>();

    public static DbSet<PersonalWeights> PersonalWeights(this QuizHubDbContext database) => database.Set<PersonalWeights>();
}

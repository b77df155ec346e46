using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;

namespace QuizHub.Server.Accounts;

public static class ForgetLearner
{
    /// <summary>Deletes everything of a learner. Whatever belongs to her by foreign key goes with her row; free runs have none, and runs are facts that stay
    /// without her name.</summary>
    public static async Task<int> ForgetAsync(this QuizHubDbContext database, Guid learnerId)
    {
        await database.FreeRuns.Where(run => run.LearnerId == learnerId).ExecuteDeleteAsync();
        await database.Runs.Where(run => run.LearnerId == learnerId)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.LearnerId, (Guid?)null));
        return await database.Learners.Where(learner => learner.Id == learnerId).ExecuteDeleteAsync();
    }
}

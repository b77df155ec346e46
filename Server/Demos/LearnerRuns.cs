using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;

namespace QuizHub.Server.Demos;

/// <summary>Of a learner who is forgotten: that she ran something freely is hers and goes; runs are facts that stay without her name.</summary>
public sealed class LearnerRuns : ILearnerRows
{
    public async Task ForgetAsync(QuizHubDbContext database, Guid learnerId)
    {
        await database.FreeRuns().Where(run => run.LearnerId == learnerId).ExecuteDeleteAsync();
        await database.Runs().Where(run => run.LearnerId == learnerId).ExecuteUpdateAsync(set => set.SetProperty(run => run.LearnerId, (Guid?)null));
    }
}

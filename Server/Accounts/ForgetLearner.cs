using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;

namespace QuizHub.Server.Accounts;

/// <summary>Deletes everything of a learner. Whatever belongs to her by foreign key goes with her row; what has none, its room lets go of.</summary>
public sealed class ForgetLearner(IEnumerable<ILearnerRows> rooms)
{
    /// <summary>Returns how many learners it was: none when she is gone already.</summary>
    public async Task<int> FromAsync(QuizHubDbContext database, Guid learnerId)
    {
        foreach (var room in rooms)
        {
            await room.ForgetAsync(database, learnerId);
        }

        return await database.Learners().Where(learner => learner.Id == learnerId).ExecuteDeleteAsync();
    }
}

/// <summary>A room with rows of a learner's that do not go with hers.</summary>
public interface ILearnerRows
{
    Task ForgetAsync(QuizHubDbContext database, Guid learnerId);
}

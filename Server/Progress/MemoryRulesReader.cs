using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Progress.Memory;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>By which model, weights and retention a learner's items of a deck are scheduled. The one place that names a model: the next version comes in here.</summary>
public static class MemoryRulesReader
{
    /// <summary>States of any other model are made anew from the log.</summary>
    public const string CurrentModel = Fsrs6.ModelId;

    private static readonly Fsrs6 Default = new();

    public static async Task<MemoryRules> MemoryRulesAsync(this QuizHubDbContext database, Guid learnerId, string deck, CancellationToken cancel)
    {
        var own = await database.PersonalWeights().AsNoTracking().Where(weights => weights.LearnerId == learnerId)
            .Select(weights => new { weights.Version, weights.Weights }).SingleOrDefaultAsync(cancel);
        var retention = await database.StudyGoals().Where(goal => goal.LearnerId == learnerId && goal.DeckSlug == deck)
            .Select(goal => (double?)goal.Retention).SingleOrDefaultAsync(cancel);
        return new MemoryRules(Model(own?.Weights), retention ?? MemoryRules.DefaultRetention, own?.Version ?? 0);
    }

    /// <param name="weights">21 numbers as a JSON list; null for the defaults.</param>
    public static IMemoryModel Model(string? weights) =>
        weights is null ? Default : new Fsrs6(new Fsrs6Weights(JsonSerializer.Deserialize<double[]>(weights, Json.Options)!));
}

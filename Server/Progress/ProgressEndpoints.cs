using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Overview;

namespace QuizHub.Server.Progress;

public static class ProgressEndpoints
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services
        .AddSingleton<LearnerMemories>()
        .AddSingleton<LearnerProgress>()
        .AddSingleton<IDeckProgress>(provider => provider.GetRequiredService<LearnerProgress>())
        .AddSingleton<Reviews>()
        .AddSingleton<ProgressReader>()
        .AddSingleton<MemoryUpkeep>().AddHostedService(provider => provider.GetRequiredService<MemoryUpkeep>())
        .AddSingleton<WeightTraining>().AddHostedService(provider => provider.GetRequiredService<WeightTraining>());

    public static IEndpointRouteBuilder MapProgress(this IEndpointRouteBuilder endpoints) => endpoints.MapGoals();
}

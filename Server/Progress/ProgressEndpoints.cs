namespace QuizHub.Server.Progress;

public static class ProgressEndpoints
{
    public static IServiceCollection AddProgress(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<LearnerMemories>()
        .AddSingleton<MemoryUpkeep>().AddHostedService(provider => provider.GetRequiredService<MemoryUpkeep>())
        .AddSingleton<WeightTraining>().AddHostedService(provider => provider.GetRequiredService<WeightTraining>());

    public static IEndpointRouteBuilder MapProgress(this IEndpointRouteBuilder endpoints) => endpoints.MapGoals();
}

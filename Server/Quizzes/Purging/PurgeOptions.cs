using System.ComponentModel.DataAnnotations;

namespace QuizHub.Server.Quizzes;

/// <summary>The settings <c>Purge:*</c>: after how many days what nobody needs is let go; 0 keeps it for ever.</summary>
public sealed class PurgeOptions
{
    /// <summary>Figures of runs that no session and no claim refers to.</summary>
    [Range(0, 36_500)]
    public int FiguresDays { get; set; } = 30;

    /// <summary>Guests who never answered anything and chose nothing.</summary>
    [Range(0, 36_500)]
    public int GuestsDays { get; set; } = 30;

    /// <summary>Guests who never answered anything, but saved settings or a goal: as long as their cookie lasts.</summary>
    [Range(0, 36_500)]
    public int ChosenDays { get; set; } = 400;
}

public static class PurgeSetup
{
    public static IServiceCollection AddPurging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PurgeOptions>().Bind(configuration.GetSection("Purge")).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<RunPurge>().AddSingleton<GuestPurge>()
            .AddSingleton<Purging>().AddHostedService(provider => provider.GetRequiredService<Purging>());
    }
}

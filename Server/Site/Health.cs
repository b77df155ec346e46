using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Site;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also serve, with its database and decks.</summary>
public static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseIsReachable>("database").AddCheck<DecksAreLoaded>("decks");
        return services;
    }

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready");
        return endpoints;
    }

    private sealed class DatabaseIsReachable(IDbContextFactory<QuizHubDbContext> databases) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            return await database.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }

    /// <summary>Decks are read before the first request; none at all means that the content folder is missing or every deck is broken.</summary>
    private sealed class DecksAreLoaded(DeckLibrary library) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(library.Current.Decks.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}

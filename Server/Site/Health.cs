using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using QuizHub.Server.Data;

namespace QuizHub.Server.Site;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also serve: something could be stored just
/// now, and each room that has a condition of its own says that it holds.</summary>
public static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StorageWorks>("storage");
        return services;
    }

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).IsForAll();
        endpoints.MapHealthChecks("/health/ready").IsForAll();
        return endpoints;
    }

    private sealed class StorageWorks(StorageProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await probe.WorksAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Nothing can be stored.");
    }
}

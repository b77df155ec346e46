using Microsoft.Extensions.Diagnostics.HealthChecks;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Decks;

/// <summary>Decks are read before the first request; none at all means that the content folder is missing or every deck is broken.</summary>
public sealed class DecksAreLoaded(DeckLibrary library) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(library.Current.Decks.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}

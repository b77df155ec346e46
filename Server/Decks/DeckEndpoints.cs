using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Pages;
using QuizHub.Server.Decks.Search;

namespace QuizHub.Server.Decks;

public static class DeckEndpoints
{
    public static IServiceCollection AddDecks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MarkdownEngine>();
        services.AddSingleton<MarkdownHtml>();
        services.AddSingleton<RenderedTexts>();
        services.AddScoped<ReaderProgress>();
        // Neither demos nor formulas are held against anything here: that takes seconds, and `check` does it.
        services.AddSingleton<ReadDeck>(new DeckParser().Read);
        services.AddSingleton(provider => new DeckLibrary(
            ContentDirectories.From(provider.GetRequiredService<IConfiguration>()),
            provider.GetRequiredService<ReadDeck>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeckLibrary>>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddHostedService(provider => provider.GetRequiredService<DeckLibrary>());
        services.AddHostedService<MarkdownWarmup>();
        services.AddSingleton<ClaimMeter>();
        services.AddHealthChecks().AddCheck<DecksAreLoaded>("decks");
        services.AddSingleton<DeckSearch>();
        services.AddHostedService(provider => provider.GetRequiredService<DeckSearch>());
        return services;
    }

    /// <summary>Decks are read while the database is made ready: each keeps one processor busy for as long as the other. What fails here fails again, and is told, when the
    /// library is asked for.</summary>
    public static void BeginReadingDecks(this WebApplication app) => Task.Run(app.Services.GetRequiredService<DeckLibrary>);

    public static IEndpointRouteBuilder MapDecks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDeckImages();
        endpoints.MapClaims();
        return endpoints;
    }
}

using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Decks.Search;

namespace QuizHub.Server.Decks;

public static class DeckEndpoints
{
    public static IServiceCollection AddDecks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MarkdownEngine>();
        services.AddSingleton<MarkdownHtml>();
        services.AddSingleton(provider => new DeckLibrary(
            ContentDirectories.From(provider.GetRequiredService<IConfiguration>()),
            Read,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeckLibrary>>()));
        services.AddHostedService(provider => provider.GetRequiredService<DeckLibrary>());
        services.AddHostedService<MarkdownWarmup>();
        services.AddSingleton<DeckSearch>();
        services.AddFaultReports();
        return services;
    }

    public static IEndpointRouteBuilder MapDecks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDeckImages();
        endpoints.MapFaultReports();
        return endpoints;
    }

    /// <summary>Neither demos nor formulas are held against anything here: that takes seconds, and <c>check</c> does it.</summary>
    private static (Deck?, IReadOnlyList<Diagnostic>) Read(string folder)
    {
        var reading = new DeckParser().Read(DeckFiles.FromFolder(folder));
        return (reading.Deck, reading.Diagnostics);
    }
}

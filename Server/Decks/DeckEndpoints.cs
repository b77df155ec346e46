namespace QuizHub.Server.Decks;

public static class DeckEndpoints
{
    public static IServiceCollection AddDecks(this IServiceCollection services, IConfiguration configuration) => services;

    public static IEndpointRouteBuilder MapDecks(this IEndpointRouteBuilder endpoints) => endpoints;
}

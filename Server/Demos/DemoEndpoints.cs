namespace QuizHub.Server.Demos;

public static class DemoEndpoints
{
    public static IServiceCollection AddDemos(this IServiceCollection services, IConfiguration configuration) => services;

    public static IEndpointRouteBuilder MapDemos(this IEndpointRouteBuilder endpoints) => endpoints;
}

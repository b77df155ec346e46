namespace QuizHub.Server.Quizzes;

public static class QuizEndpoints
{
    public static IServiceCollection AddQuizzes(this IServiceCollection services, IConfiguration configuration) => services;

    public static IEndpointRouteBuilder MapQuizzes(this IEndpointRouteBuilder endpoints) => endpoints;
}

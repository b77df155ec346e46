using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Client.Demos;
using QuizHub.Client.Quizzes;

namespace QuizHub.Client;

/// <summary>What islands are given. Both hosts register it: the browser uses it, the server only needs it to be there while it renders an island's first HTML.</summary>
public static class ClientServices
{
    public static IServiceCollection AddClientServices(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Half a minute: an answer takes milliseconds, and one that hangs is better sent again. Streams have deadlines of their own.
        services.AddScoped(provider => new SessionClient(new HttpClient
        {
            BaseAddress = new Uri(provider.GetRequiredService<NavigationManager>().BaseUri),
            Timeout = TimeSpan.FromSeconds(30),
        }));
        services.AddScoped<SessionBrowser>();
        services.AddScoped<Drafts>();
        services.AddScoped<RecalledTexts>();
        services.AddScoped<IOutboxStore, OutboxStore>();
        services.AddScoped<Outbox>();
        services.AddSingleton(new DemoNotice(typeof(OutboxNotice)));
        // Here the timeout counts until the stream begins, not until it ends: a run that waits in the queue is already streaming.
        services.AddScoped(provider => new RunClient(new HttpClient
        {
            BaseAddress = new Uri(provider.GetRequiredService<NavigationManager>().BaseUri),
            Timeout = TimeSpan.FromSeconds(30),
        }));
        services.AddScoped<ChartsModule>();
        return services;
    }
}

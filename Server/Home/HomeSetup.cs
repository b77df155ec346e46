using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using QuizHub.Server.Home.Export;
using QuizHub.Server.Site.Reading;

namespace QuizHub.Server.Home;

/// <summary>What joins all rooms: the document around every page, the home page, settings, and a learner's data as a file.</summary>
public static class HomeSetup
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddSingleton<LearnerExport>()
        .AddSingleton<IPageReaders, PageReaders>();

    public static WebApplication MapHome(this WebApplication app)
    {
        app.MapExport();
        app.MapRazorComponents<App>()
            .AddInteractiveWebAssemblyRenderMode()
            .AddAdditionalAssemblies(typeof(QuizHub.Client._Imports).Assembly)
            .Add(OnlyRead);
        return app;
    }

    /// <summary>Pages are read; whatever changes something has an endpoint of its own, often at the same address, and the cross-site filter before it.</summary>
    private static void OnlyRead(EndpointBuilder endpoint)
    {
        // The page about a failure answers whatever failed: routing still sees the failed request's method.
        var isStatusPage = endpoint.Metadata.OfType<ComponentTypeMetadata>().Any(page => page.Type == typeof(Pages.StatusPage));
        endpoint.Metadata.Add(new HttpMethodMetadata(isStatusPage ? [] : [HttpMethods.Get, HttpMethods.Head]));
        endpoint.Metadata.Add(new NoToken());
    }

    private sealed class NoToken : IAntiforgeryMetadata
    {
        public bool RequiresValidation => false;
    }
}

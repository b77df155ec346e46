namespace QuizHub.Server.Site;

public static class SiteSetup
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
        return services;
    }

    public static WebApplication UseSite(this WebApplication app)
    {
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveWebAssemblyRenderMode().AddAdditionalAssemblies(typeof(QuizHub.Client._Imports).Assembly);
        return app;
    }
}

using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Client;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>The frame that every feature stands in: host, language, headers, errors, layouts.</summary>
public static class SiteSetup
{
    private static readonly KeyValuePair<string, string?>[] Defaults =
    [
        new("Urls", "http://localhost:5080"),
        // A build serves its assets as a published app does. Reloading would add a route for every path there is, and turn 404 into 405 for whatever is posted.
        new("ReloadStaticAssetsAtRuntime", "false"),
    ];

    /// <summary>Settings come from appsettings.json beside the app, from the environment (<c>QUIZHUB_</c>) and from the command line, the later winning.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(SiteSetup).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.Configuration.AddEnvironmentVariables("QUIZHUB_").AddCommandLine(args);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
        services.AddClientServices();
        services.Replace(ServiceDescriptor.Scoped<AntiforgeryStateProvider, NoTokens>());

        // Chinese as itself: as character references a page would be several times as long.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        services.AddOpenApi(options => options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true);
        services.AddExceptionHandler<ApiExceptions>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddSingleton<PageCache>();
        services.AddHealth();
        services.ConfigureHttpJsonOptions(options =>
        {
            foreach (var converter in Json.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json", "application/problem+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }

    public static WebApplication UseSite(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/status/500",
            CreateScopeForErrors = true,
            // The framework keeps silent about what the API answers itself; but the reader is told that it was logged.
            SuppressDiagnosticsCallback = _ => false,
        });
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseErrorForms();
        app.UseCanonicalAddresses();
        app.UseCrossSiteFilter();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseJsonOnlyApi();
        app.UsePlaces();
        app.UseMiddleware<ReadingPages>();
        return app;
    }

    public static WebApplication MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapOpenApi();
        app.MapHealth();
        app.MapRazorComponents<App>()
            .AddInteractiveWebAssemblyRenderMode()
            .AddAdditionalAssemblies(typeof(QuizHub.Client._Imports).Assembly)
            .Add(OnlyRead);
        app.Lifetime.ApplicationStarted.Register(() => PrintAddresses(app));
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

    private static void PrintAddresses(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"QuizHub is ready at {string.Join(", ", addresses)}");
    }

    private sealed class NoToken : IAntiforgeryMetadata
    {
        public bool RequiresValidation => false;
    }

    /// <summary>The cross-site filter does a token's work; a token would cost every reader a cookie, and every page its place in the cache.</summary>
    private sealed class NoTokens : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}

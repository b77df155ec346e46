using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Client;
using QuizHub.Server.Site.Reading;
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

    /// <summary>In bytes: several times the longest answer or form. Nothing is uploaded.</summary>
    private const int LargestBody = 256 << 10;

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
        var startUp = new StartUp();
        builder.Services.AddSingleton(startUp);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level =>
            level >= LogLevel.Information && (startUp.IsOver || level < LogLevel.Error));
        // Whoever asks hears it, and what is wrong is logged by whoever found it.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        return builder;
    }

    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
        services.AddClientServices();
        services.Replace(ServiceDescriptor.Scoped<AntiforgeryStateProvider, NoTokens>());

        // Chinese as itself: as character references a page would be several times as long.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<IProblemDetailsWriter, ProblemPages>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        services.AddOpenApi(options => options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true);
        services.AddExceptionHandler<StorageExceptions>();
        services.AddExceptionHandler<ApiExceptions>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddSingleton<PageCache>();
        services.AddSingleton<OwnPages>();
        services.AddHealth();
        services.AddProxies(configuration);
        services.ConfigureHttpJsonOptions(options =>
        {
            foreach (var converter in Json.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }

            var types = options.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver();
            options.SerializerOptions.TypeInfoResolver = types.WithAddedModifier(RequestBodies.Check);
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json", "application/problem+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }

    /// <param name="findPlaces">Adds what finds the place that an address names, before any page is made.</param>
    public static WebApplication UseSite(this WebApplication app, Action<IApplicationBuilder> findPlaces)
    {
        app.UseForwardedHeaders();
        app.UseHsts();
        app.UseAnswerCaching();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/status/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = Errors.StatusOf,
            // The framework keeps silent about what the API answers itself; but the reader is told that it was logged. What is not our fault is logged
            // elsewhere, or not at all.
            SuppressDiagnosticsCallback = failed => Errors.StatusOf(failed.Exception) != StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseErrorForms();
        app.UseCanonicalAddresses();
        app.UseCrossSiteFilter();
        app.UseRefusedForms();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseJsonOnlyApi();
        findPlaces(app);
        app.UseMiddleware<ReadingPages>();
        return app;
    }

    public static WebApplication MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapOpenApi().IsForAll();
        app.MapHealth();
        app.Lifetime.ApplicationStarted.Register(() => PrintAddresses(app));
        return app;
    }

    private static void PrintAddresses(WebApplication app)
    {
        app.Services.GetRequiredService<StartUp>().IsOver = true;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"QuizHub is ready at {string.Join(", ", addresses)}");
    }

    /// <summary>The cross-site filter does a token's work; a token would cost every reader a cookie, and every page its place in the cache.</summary>
    private sealed class NoTokens : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}

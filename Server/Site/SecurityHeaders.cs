using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace QuizHub.Server.Site;

/// <summary>What browsers are told never to do with a response.</summary>
public static class SecurityHeaders
{
    private const string Common =
        "style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the very end, because an error handler clears what was set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = PolicyFor(context.GetEndpoint());
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Whether the endpoint is a page that hosts an island: the only ones that run scripts.</summary>
    public static bool IsDoingPage(this Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetCustomAttributes(typeof(LayoutAttribute), true) is [LayoutAttribute layout]
        && layout.LayoutType == typeof(DoingLayout);

    /// <summary>Scripts run on doing pages only. The import map stands in the page, so its hash is named; it is made from the same definition that is rendered.</summary>
    private static string PolicyFor(Endpoint? endpoint)
    {
        if (!endpoint.IsDoingPage())
        {
            return $"default-src 'self'; script-src 'none'; {Common}";
        }

        var importMap = endpoint!.Metadata.GetMetadata<ImportMapDefinition>()?.ToString() ?? "";
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(importMap)));
        return $"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; {Common}";
    }
}

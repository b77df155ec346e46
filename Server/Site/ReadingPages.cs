using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Net.Http.Headers;

namespace QuizHub.Server.Site;

/// <summary>
/// How reading pages reach the browser: what all readers may see alike is rendered once for each state of the decks, with a tag by which browsers ask whether theirs is
/// still good; what is made for a learner is hers alone.
/// </summary>
public sealed class ReadingPages(RequestDelegate next, PageCache cache)
{
    private static readonly byte[] EndOfDocument = "</html>"u8.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null || endpoint.IsDoingPage())
        {
            await next(context);
            return;
        }

        var place = context.FindPlace();
        var isShared = place is { Query.Length: 0 } && endpoint.Metadata.GetMetadata<SharedPageAttribute>() is not null && !context.IsFromLearner() && context.RefusedForm() is null;
        if (isShared && cache.Find(place!.Path, place.Version) is { } known)
        {
            await SendAsync(context, known);
            return;
        }

        var html = await RenderAsync(context);
        if (isShared && context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var page = CachedPage.Of(html);
            cache.Keep(place!.Path, place.Version, page);
            await SendAsync(context, page);
            return;
        }

        if (html.Length == 0)
        {
            // Nothing was found or a redirect was made: the answer stays open for whoever has more to say.
            return;
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        await context.Response.Body.WriteAsync(html, context.RequestAborted);
    }

    private async Task<byte[]> RenderAsync(HttpContext context)
    {
        var body = context.Response.Body;
        using var rendered = new MemoryStream();
        context.Response.Body = rendered;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        // Blazor appends state for a runtime that these pages do not load.
        var html = rendered.ToArray();
        var end = html.AsSpan().LastIndexOf(EndOfDocument);
        return end < 0 ? html : html[..(end + EndOfDocument.Length)];
    }

    private static async Task SendAsync(HttpContext context, CachedPage page)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=0, must-revalidate";
        headers.ETag = page.Tag;
        headers.Vary = $"{HeaderNames.AcceptEncoding}, {HeaderNames.Cookie}";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == "*" || tag.Compare(EntityTagHeaderValue.Parse(page.Tag), useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var brotli = context.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality is null or > 0);
        if (brotli)
        {
            headers.ContentEncoding = "br";
        }

        var bytes = brotli ? page.Brotli : page.Html;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Net.Http.Headers;

namespace QuizHub.Server.Site.Reading;

/// <summary>
/// How reading pages reach the browser: what all readers may see alike is rendered once for each state of the decks, with a tag by which browsers ask whether theirs is
/// still good. A learner gets the same page with her own parts in their places (<see cref="OwnPages"/>); a page that is not shared is made for whoever asks.
/// </summary>
public sealed class ReadingPages(RequestDelegate next, PageCache cache, OwnPages own)
{
    private static readonly byte[] EndOfDocument = "</html>"u8.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null || endpoint.IsDoingPage())
        {
            await next(context);
            return;
        }

        if (context.FindPlace() is { Query.Length: 0 } place && endpoint.Metadata.GetMetadata<SharedPageAttribute>() is not null && context.RefusedForm() is null)
        {
            await SendSharedAsync(context, place);
            return;
        }

        var html = await RenderAsync(context);
        if (html.Length > 0)
        {
            // Else nothing was found or a redirect was made: the answer stays open for whoever has more to say.
            await SendOwnAsync(context, html);
        }
    }

    private async Task SendSharedAsync(HttpContext context, Place place)
    {
        if ((cache.Find(place.Path, place.Version) ?? await MakeAsync(context, place)) is not { } page)
        {
            return;
        }

        if (context.IsFromLearner())
        {
            await SendOwnAsync(context, await own.ForAsync(context, page.Template, place.Path));
        }
        else
        {
            await SendAsync(context, page);
        }
    }

    /// <summary>Null when it could not be made: then the answer is left to whoever has more to say.</summary>
    private async Task<CachedPage?> MakeAsync(HttpContext context, Place place)
    {
        var marks = OwnMarks.Begin(context);
        byte[] html;
        try
        {
            html = await RenderAsync(context);
        }
        finally
        {
            // What is rendered after a failure is for the one who asked.
            OwnMarks.End(context);
        }

        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            return null;
        }

        var (shared, parts) = marks.Cut(Encoding.UTF8.GetString(html));
        var template = new PageTemplate(shared, parts);
        var page = CachedPage.Of(template, template.Fill(await own.ForAllAsync(context, template)));
        cache.Keep(place.Path, place.Version, page);
        return page;
    }

    private static async Task SendOwnAsync(HttpContext context, byte[] html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
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

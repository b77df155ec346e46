using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace QuizHub.Server.Decks.Library;

/// <summary>Images of decks, from the decks' own folders and nowhere else.</summary>
public static class ImageEndpoint
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    public static void MapDeckImages(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/content/{deck}/{topic}/{file}", Send);

    private static Results<PhysicalFileHttpResult, NotFound> Send(string deck, string topic, string file, DeckLibrary library, HttpContext context)
    {
        var folder = library.Current.FindDeck(deck)?.Folder;
        // Names only: nothing may lead out of the folder.
        if (folder is null || !library.Current.FindDeck(deck)!.Topics.Any(known => known.Slug == topic) || file != Path.GetFileName(file) || !Types.TryGetValue(Path.GetExtension(file), out var type))
        {
            return TypedResults.NotFound();
        }

        var image = new FileInfo(Path.Combine(folder, topic, file));
        if (!image.Exists || image.LinkTarget is not null)
        {
            return TypedResults.NotFound();
        }

        // An SVG opened by its own address is a document: it may do nothing.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.PhysicalFile(image.FullName, type, lastModified: image.LastWriteTimeUtc, entityTag: new EntityTagHeaderValue($"\"{image.LastWriteTimeUtc.Ticks:x}-{image.Length:x}\""));
    }
}

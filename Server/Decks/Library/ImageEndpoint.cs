using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using QuizHub.Server.Decks.Checks;
using QuizHub.Server.Site;

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

    public static void MapDeckImages(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/content/{deck}/{topic}/{file}", Send).IsForAll();

    private static Results<FileContentHttpResult, NotFound> Send(string deck, string topic, string file, DeckLibrary library, HttpContext context)
    {
        var known = library.Current.FindDeck(deck);
        // Names only: nothing may lead out of the folder.
        if (known?.Folder is not { } folder || !known.Topics.Any(one => one.Slug == topic) || !Types.TryGetValue(Path.GetExtension(file), out var type))
        {
            return TypedResults.NotFound();
        }

        try
        {
            if (DeckImages.Read(folder, topic, file) is not { } image)
            {
                return TypedResults.NotFound();
            }

            var changed = File.GetLastWriteTimeUtc(Path.Combine(folder, topic, file));
            // An SVG opened by its own address is a document: it may do nothing.
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return TypedResults.File(image, type, lastModified: changed, entityTag: new EntityTagHeaderValue($"\"{changed.Ticks:x}-{image.Length:x}\""));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return TypedResults.NotFound();
        }
    }
}

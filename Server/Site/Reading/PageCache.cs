using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;

namespace QuizHub.Server.Site.Reading;

/// <summary>Rendered pages of the decks as they are now, by path. It holds one page for each address that exists, so it is bounded by the decks; when they
/// change, all goes.</summary>
public sealed class PageCache
{
    private volatile Generation _current = new(long.MinValue);

    public CachedPage? Find(string path, long version) =>
        _current is var generation && generation.Version == version && generation.Pages.TryGetValue(path, out var page) ? page : null;

    public void Keep(string path, long version, CachedPage page)
    {
        if (version > _current.Version)
        {
            _current = new(version);
        }

        // A page rendered from older decks than those at hand is of no use to anyone else.
        if (_current is var generation && generation.Version == version)
        {
            generation.Pages[path] = page;
        }
    }

    private sealed record Generation(long Version)
    {
        public ConcurrentDictionary<string, CachedPage> Pages { get; } = new();
    }
}

/// <param name="Html">As all see it.</param>
/// <param name="Tag">An entity tag of the text; weak, because it is the same for both encodings.</param>
public sealed record CachedPage(PageTemplate Template, byte[] Html, byte[] Brotli, string Tag)
{
    public static CachedPage Of(PageTemplate template, byte[] html)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            brotli.Write(html);
        }

        return new(template, html, compressed.ToArray(), $"W/\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 12))}\"");
    }
}

using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace QuizHub.Server.Site.Reading;

/// <summary>
/// Pages for one reader: the shared page with her own parts. These are kept as long as nothing of hers has changed, as many as fit: who turns pages does not have them
/// made anew each time.
/// </summary>
public sealed class OwnPages(IPageReaders readers, TimeProvider time) : IDisposable
{
    private const int BytesKept = 16 << 20;

    /// <summary>Of what changes as time goes by, such as the minutes that are left of an exam.</summary>
    private static readonly TimeSpan KeptOfMoment = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _parts = new(new MemoryCacheOptions { SizeLimit = BytesKept });

    public async Task<byte[]> ForAsync(HttpContext context, PageTemplate page, string path)
    {
        var reader = await readers.FindAsync(context);
        if (reader is null)
        {
            return page.Fill(await RenderAsync(context, null, page));
        }

        var now = time.GetUtcNow();
        if (_parts.TryGetValue((reader.Id, path), out Own? known) && known!.Revision == reader.Revision && known.Page == page && now < known.Until && now >= known.Since)
        {
            return page.Fill(known.Parts);
        }

        var own = await RenderAsync(context, reader, page);
        _parts.Set((reader.Id, path), new Own(reader.Revision, page, own, now, now + (page.IsMomentary ? KeptOfMoment : Kept)), new MemoryCacheEntryOptions
        {
            SlidingExpiration = Kept,
            Size = 200 + own.Sum(part => part.Length + 30),
        });
        return page.Fill(own);
    }

    /// <summary>Of each part, as all see it.</summary>
    public Task<IReadOnlyList<byte[]>> ForAllAsync(HttpContext context, PageTemplate page) => RenderAsync(context, null, page);

    public void Dispose() => _parts.Dispose();

    private async Task<IReadOnlyList<byte[]>> RenderAsync(HttpContext context, PageReader? reader, PageTemplate page) =>
        page.Parts.Count == 0 ? [] : [.. (await readers.RenderAsync(context, reader, page.Parts)).Select(Encoding.UTF8.GetBytes)];

    private sealed record Own(int Revision, PageTemplate Page, IReadOnlyList<byte[]> Parts, DateTimeOffset Since, DateTimeOffset Until);
}

namespace QuizHub.Server.Site.Reading;

/// <summary>What the frame has to know of those who read. Who they are is said by rooms above.</summary>
public interface IPageReaders
{
    /// <summary>Null for somebody of whom nothing is known: she sees what all see.</summary>
    ValueTask<PageReader?> FindAsync(HttpContext context);

    /// <summary>The HTML of each part.</summary>
    /// <param name="reader">Null for what all see.</param>
    Task<IReadOnlyList<string>> RenderAsync(HttpContext context, PageReader? reader, IReadOnlyList<OwnPart> parts);
}

/// <param name="Revision">Grows with whatever changes what pages show of her.</param>
public sealed record PageReader(Guid Id, int Revision);

using System.Text;

namespace QuizHub.Server.Site.Reading;

/// <summary>A page as it was rendered for all, cut where something is a reader's own.</summary>
/// <param name="shared">One more than there are parts.</param>
/// <param name="parts">In the order in which they stand.</param>
public sealed class PageTemplate(IReadOnlyList<string> shared, IReadOnlyList<OwnPart> parts)
{
    private readonly byte[][] _shared = [.. shared.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<OwnPart> Parts => parts;

    public bool IsMomentary { get; } = parts.Any(part => part.IsMomentary);

    /// <summary>The whole page.</summary>
    /// <param name="own">Of each part.</param>
    public byte[] Fill(IReadOnlyList<byte[]> own)
    {
        var page = new byte[_shared.Sum(piece => piece.Length) + own.Sum(piece => piece.Length)];
        var at = 0;
        for (var i = 0; i < _shared.Length; i++)
        {
            Write(_shared[i]);
            if (i < own.Count)
            {
                Write(own[i]);
            }
        }

        return page;

        void Write(byte[] piece)
        {
            piece.CopyTo(page, at);
            at += piece.Length;
        }
    }
}

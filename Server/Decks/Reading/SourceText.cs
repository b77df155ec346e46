using System.Text;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>A file's text with its places. Lines end in LF here, whatever they ended in on disk; a byte order mark is dropped.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string path, string text)
    {
        Path = path;
        Text = text.ReplaceLineEndings("\n");
        for (var at = Text.IndexOf('\n'); at >= 0; at = Text.IndexOf('\n', at + 1))
        {
            _lineStarts.Add(at + 1);
        }
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => _lineStarts.Count;

    /// <summary>Reads bytes as UTF-8; null, with a finding at the first bad byte, when they are not.</summary>
    public static SourceText? Decode(string path, byte[] bytes, FindingList findings)
    {
        try
        {
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            var source = new SourceText(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, bytes.Length - start));
            HiddenCharacters.Report(source, findings);
            return source;
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length));
            var line = before.LastIndexOf((byte)'\n') + 1;
            findings.Add(FindingCatalogue.NotUtf8, new(path, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[line..]) + 1));
            return null;
        }
    }

    /// <summary>Offset of the first character of a line, counted from 0; the end of the text for lines beyond it.</summary>
    public int LineStart(int line) => line < _lineStarts.Count ? _lineStarts[line] : Text.Length;

    /// <summary>Offset behind the last character of a line, counted from 0.</summary>
    public int LineEnd(int line) => line + 1 < _lineStarts.Count ? _lineStarts[line + 1] - 1 : Text.Length;

    public int LineOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }

    public Place PlaceAt(int offset)
    {
        var line = LineOf(Math.Clamp(offset, 0, Text.Length));
        return new(Path, line + 1, offset - _lineStarts[line] + 1);
    }
}

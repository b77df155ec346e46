using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Html;

/// <summary>Reads an image's size from its first bytes, so that a page keeps its place free before it is loaded. PNG, JPEG, WebP and SVG; null for what is none of them.</summary>
public static partial class ImageSize
{
    /// <summary>Whatever a file says: a page keeps no place free for more.</summary>
    private const int MaxPixels = 10_000;

    /// <summary>Within these bytes an SVG says its size.</summary>
    private const int SvgStart = 64 * 1024;

    /// <param name="extension">With its point: an image of another kind than its name says is none.</param>
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> bytes, string extension)
    {
        var size = extension switch
        {
            ".png" => Png(bytes),
            ".jpg" => Jpeg(bytes),
            ".webp" => WebP(bytes),
            ".svg" => Svg(bytes),
            _ => null,
        };
        return size is ( > 0 and <= MaxPixels, > 0 and <= MaxPixels) ? size : null;
    }

    private static (int, int)? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes[0] == 0x89 && bytes[1..4].SequenceEqual("PNG"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;

    /// <summary>Walks the segments to the first start of frame.</summary>
    private static (int, int)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return null;
        }

        for (var place = 2; place + 9 < bytes.Length && bytes[place] == 0xFF; place += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(place + 2)..]))
        {
            var marker = bytes[place + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(place + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(place + 5)..]));
            }
        }

        return null;
    }

    private static (int, int)? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return null;
        }

        var kind = bytes[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return (1 + (bytes[24] | bytes[25] << 8 | bytes[26] << 16), 1 + (bytes[27] | bytes[28] << 8 | bytes[29] << 16));
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return ((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
    }

    /// <summary>By its view box, else by its width and height.</summary>
    private static (int, int)? Svg(ReadOnlySpan<byte> bytes)
    {
        var root = Root().Match(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, SvgStart)])).Value;
        var box = ViewBox().Match(root);
        var (width, height) = box.Success ? (box.Groups[1].Value, box.Groups[2].Value) : (Width().Match(root).Groups[1].Value, Height().Match(root).Groups[1].Value);
        return width.Length > 0 && height.Length > 0 ? (Round(width), Round(height)) : null;
    }

    private static int Round(string number) => (int)Math.Round(Math.Min(double.Parse(number, CultureInfo.InvariantCulture), 100_000));

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Root();

    [GeneratedRegex(@"\sviewBox=""\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9]+(?:\.[0-9]+)?)[\s,]+([0-9]+(?:\.[0-9]+)?)\s*""")]
    private static partial Regex ViewBox();

    [GeneratedRegex(@"\swidth=""([0-9]+(?:\.[0-9]+)?)(?:px)?""")]
    private static partial Regex Width();

    [GeneratedRegex(@"\sheight=""([0-9]+(?:\.[0-9]+)?)(?:px)?""")]
    private static partial Regex Height();
}

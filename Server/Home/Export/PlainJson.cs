using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Home.Export;

/// <summary>Stored JSON for people and their programs: with the characters that were typed, where the database holds <c>\uXXXX</c>. The file is never part of a page.</summary>
public static partial class PlainJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same JSON, written anew.</summary>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written, Options))
        {
            document.RootElement.WriteTo(writer);
        }

        return Pairs().Replace(Encoding.UTF8.GetString(written.WrittenSpan), Joined);
    }

    /// <summary>A text as JSON.</summary>
    public static string OfText(string text) => Pairs().Replace(JsonSerializer.Serialize(text, Relaxed), Joined);

    // The encoder leaves out what lies beyond the first plane, such as emoji: always in pairs.
    private static string Joined(Match pair) =>
        pair.Groups["before"].Value + (char)Convert.ToInt32(pair.Groups["high"].Value, 16) + (char)Convert.ToInt32(pair.Groups["low"].Value, 16);

    [GeneratedRegex(@"(?<before>(?<!\\)(?:\\\\)*)\\u(?<high>d[89ab][0-9a-f]{2})\\u(?<low>d[c-f][0-9a-f]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Pairs();
}

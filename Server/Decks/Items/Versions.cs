using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Items;

/// <summary>Versions of items: hashes of their canonical JSON, whose keys are sorted at every level.</summary>
internal static class Versions
{
    /// <summary>The item with both its versions computed.</summary>
    public static Item Stamp(Item item)
    {
        var bare = item with { ItemVersion = "", KeyVersion = "" };
        return item with { ItemVersion = Hash(bare), KeyVersion = Hash(item.Demo is null ? Graded(item) : new { Item = Graded(item), item.Demo }) };
    }

    private static object Graded(Item item) => new { item.Type, item.Parameters, item.RunSettings, item.After, Key = item.Body.Key() };

    /// <summary>How versions write an accepted text: NFKC, lower case, runs of spaces made one. Grading reads texts by <see cref="QuizHub.Quizzes.TypedText"/> instead, but this
    /// stays as it always was, so that versions of items that nobody touched stay too.</summary>
    public static string Canonical(string text)
    {
        var folded = Normal(Normal(text).ToLowerInvariant());
        return string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Half of a surrogate pair, which has no form, becomes the replacement character.</summary>
    private static string Normal(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC);

    private static string Hash(object value)
    {
        using var document = JsonSerializer.SerializeToDocument(value, Json.Options);
        var canonical = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(canonical))
        {
            WriteSorted(document.RootElement, writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan))[..16];
    }

    private static void WriteSorted(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var entry in element.EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(entry.Name);
                    WriteSorted(entry.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in element.EnumerateArray())
                {
                    WriteSorted(entry, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}

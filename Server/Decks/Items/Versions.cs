using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
        var canonical = Sorted(JsonSerializer.SerializeToNode(value, Json.Options))?.ToJsonString() ?? "null";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))[..16];
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}

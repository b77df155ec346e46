using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What the learner wrote before the options appeared. It is kept in the browser only, until the question's Say step sends it with the ticks.</summary>
public sealed class RecalledTexts
{
    private readonly Dictionary<string, Dictionary<string, string>> byQuestionAndItem;

    private RecalledTexts(Dictionary<string, Dictionary<string, string>> texts) => byQuestionAndItem = texts;

    /// <summary>Reads what <see cref="ToJson"/> wrote; anything else counts as nothing written.</summary>
    public static RecalledTexts FromJson(string? json)
    {
        try
        {
            return new(json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(json, Json.Options) ?? []);
        }
        catch (JsonException)
        {
            return new([]);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(byQuestionAndItem, Json.Options);

    public string? For(ItemView item) => byQuestionAndItem.GetValueOrDefault(item.QuestionSlug)?.GetValueOrDefault(item.ItemId);

    public void Set(ItemView item, string? text)
    {
        if (!byQuestionAndItem.TryGetValue(item.QuestionSlug, out var items))
        {
            byQuestionAndItem[item.QuestionSlug] = items = [];
        }

        items[item.ItemId] = text ?? "";
    }

    /// <summary>All that was written about a question; null when nothing was.</summary>
    public string? About(string question)
    {
        var written = byQuestionAndItem.GetValueOrDefault(question)?.Values.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim());
        return written?.Any() == true ? string.Join("\n\n", written) : null;
    }
}

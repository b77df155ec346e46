using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What forms that start practice send: one button for a deck, topic or question on reading pages, the whole choice on the practice page. The same names
/// stand in that page's address when a choice leaves nothing to ask.</summary>
public sealed record PracticeForm(
    string Deck, string? Topic = null, string? Question = null, bool Clinic = false, string? Count = null, string[]? Topics = null, string[]? Facets = null,
    string[]? Types = null)
{
    /// <summary>The value of <see cref="Count"/> that asks all.</summary>
    public const string AllItems = "all";

    /// <summary>Null when something is no number, facet or type.</summary>
    public ItemChoice? Choice
    {
        get
        {
            var count = Count switch
            {
                null or "" => 0,
                AllItems => StartSessionRequest.All,
                _ => int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : -1,
            };
            return count >= 0 && Read<Facet>(Facets) is { } facets && Read<ItemType>(Types) is { } types
                ? new ItemChoice(count == 0 ? null : count, Topics ?? [], facets, types)
                : null;
        }
    }

    public static PracticeForm Of(IFormCollection form) => new(
        $"{form["deck"]}", $"{form["topic"]}", $"{form["question"]}", form["clinic"] == "true", $"{form["count"]}", form["topics"]!, form["facets"]!, form["types"]!);

    /// <summary>How a facet or type is written in forms.</summary>
    public static string Write<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public StartSessionRequest? Request(Language language) => Choice is not { } choice ? null : new(
        Deck, Given(Topic), Given(Question), SessionMode.Practice, language.Code(), choice.Count, Clinic, Topics: choice.Topics, Facets: choice.Facets, Types: choice.Types);

    /// <summary>Of the practice page with this choice in its form, at the place where it says what is wrong with it.</summary>
    public string Address(Language language)
    {
        var query = new QueryBuilder { { "deck", Deck } };
        foreach (var (name, values) in new[] { ("topics", Topics), ("facets", Facets), ("types", Types), ("count", Given(Count) is { } count ? [count] : null) })
        {
            query.Add(name, values ?? []);
        }

        return $"{Addresses.Practice(language)}{query}#nothing";
    }

    private static List<T>? Read<T>(string[]? names)
        where T : struct, Enum
    {
        var values = (names ?? []).Select(name => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Write(value!.Value) == name)).ToList();
        return values.All(value => value is not null) ? [.. values.Select(value => value!.Value)] : null;
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
